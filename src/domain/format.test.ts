import { expect, it, test } from 'vitest';
import { aLibrary } from '../testing/builders.ts';
import { vocabulary } from '../testing/vocabulary.ts';
import { count, formatAmount, formatDate, formatShortDate, formatUsd, shorten } from './format.ts';

const library = aLibrary([], vocabulary);

test.each([
  [250e9, '$250 billion'],
  [1.25e9, '$1.25 billion'],
  [700e6, '$700 million'],
  [1.4e12, '$1.4 trillion'],
  [950_000, '$950,000'],
])('%s dollars are %s', (usd, words) => {
  expect(formatUsd(usd)).toBe(words);
});

test.each([
  [{ usd: 20e9, qualifier: 'up-to', firmness: 'conditional' }, 'up to $20 billion'],
  [{ usd: 8e9, qualifier: 'cumulative', firmness: 'firm' }, '$8 billion cumulative'],
  [{ other: { value: 1.7e9, currency: 'EUR' }, firmness: 'firm' }, 'EUR 1.7 billion'],
])('an amount keeps its qualifier and its currency: %o', (amount, words) => {
  expect(formatAmount(library, amount)).toBe(words);
});

it('invents no precision in a date', () => {
  expect([formatDate('2019-07-22'), formatDate('2019-07'), formatDate('2019'), formatShortDate('2019-07-22')]).toEqual([
    '22 July 2019',
    'July 2019',
    '2019',
    '22 Jul 2019',
  ]);
});

it('counts in words', () => {
  expect([count(1, 'deal'), count(2, 'deal'), count(2, 'party', 'parties')]).toEqual(['1 deal', '2 deals', '2 parties']);
});

it('shortens at a word', () => {
  expect(shorten('one two three', 9)).toBe('one two…');
  expect(shorten('one', 9)).toBe('one');
});
