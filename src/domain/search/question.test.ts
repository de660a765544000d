import { expect, it } from 'vitest';
import { byAlias, byName, correction, parseQuestion, partsOf, stem, wordsOf, type Unit } from './question.ts';

const aliases = { rofr: 'Right of first refusal', 'take or pay': 'Compute commitment', 'first refusal': 'Right of first refusal' };
const searched = (units: readonly Unit[]) => units.map((u) => u.searched.join(' | '));

it('leaves out words that stand everywhere, and each word is asked once', () => {
  expect(searched(parseQuestion('Who has the capacity of OpenAI, and the capacity?', {}))).toEqual(['capacity', 'openai']);
});

it('asks for everyday words where there is nothing else', () => {
  expect(searched(parseQuestion('who are we', {}))).toEqual(['who', 'are', 'we']);
});

it('keeps a phrase in quotes whole, also inside a longer question and with curly quotes', () => {
  expect(searched(parseQuestion('microsoft “New Capacity” azure', {}))).toEqual(['"new capacity"', 'microsoft', 'azure']);
});

it('takes a quote that is never closed for words, because somebody is still typing', () => {
  expect(searched(parseQuestion('"new capac', {}))).toEqual(['new', 'capac']);
});

it('searches another name of a thing together with what the library calls it', () => {
  expect(searched(parseQuestion('ROFR oracle', aliases))).toEqual(['rofr | right of first refusal', 'oracle']);
  expect(searched(parseQuestion('take-or-pay, take or pay', aliases))).toEqual(['take-or-pay', 'take or pay | compute commitment']);
});

it('adds no other name where the whole name was typed', () => {
  expect(searched(parseQuestion('right of first refusal', aliases))).toEqual(['right', 'first', 'refusal']);
});

it('takes an unknown word for the nearest one of the library, of equally near ones for the one in more records', () => {
  const known: [string, number][] = [
    ['exclusivity', 9],
    ['exclusive', 4],
    ['right', 5],
    ['might', 2],
    ['fight-or', 9],
  ];
  expect(correction('exclusivty', known)).toBe('exclusivity');
  expect(correction('rigth', known)).toBe('right');
  expect(correction('bight', known)).toBe('right');
  expect(correction('zzzqqq', known)).toBeUndefined();
});

it('compares words without case, accents, marks and possessive', () => {
  expect(wordsOf("Condé Nast's (AI–first) “capacity”/Azure")).toEqual(['conde', 'nast', 'ai', 'first', 'capacity', 'azure']);
});

it('takes compounds apart, and leaves numbers whole', () => {
  expect(['take-or-pay', 'gpt-4o', 'u.s.c', 'capacity', '2,500', '1995-1999'].map(partsOf)).toEqual([
    ['take', 'or', 'pay'],
    ['gpt', '4o'],
    ['u', 's', 'c'],
    ['capacity'],
    ['2,500'],
    ['1995-1999'],
  ]);
});

it('finds the beginning that the forms of a word share', () => {
  const forms = [
    ['exclusivity', 'exclusive', 'exclusively', 'exclusion'],
    ['licences', 'licence', 'licenced'],
    ['commitment', 'commitments', 'commit', 'committed'],
    ['refusal', 'refuse', 'refused'],
    ['party', 'parties'],
  ];
  for (const [first = '', ...others] of forms) for (const word of others) expect(stem(word), word).toBe(stem(first));
  expect(['as', 'its', 'use'].map(stem)).toEqual(['as', 'its', 'use']);
});

it('serves each name once with its aliases, and reads them back', () => {
  expect(byName(aliases)).toEqual({ 'Right of first refusal': ['rofr', 'first refusal'], 'Compute commitment': ['take or pay'] });
  expect(byAlias(byName(aliases))).toEqual(aliases);
});
