import { expect, it } from 'vitest';
import { excerpt } from './excerpt.ts';

const filler = (n: number) => Array.from({ length: n }, (_, i) => `w${i}`).join(' ');
const shown = (text: string, ...sought: Parameters<typeof excerpt>[1]) =>
  excerpt(text, sought)
    .map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece))
    .join('');
const word = (...words: string[]) => ({ words });

it('marks what was found and nothing around it', () => {
  expect(shown('A “capacity” clause, take-or-pay/capacity.', word('capacity'), word('pay'))).toBe('A “[capacity]” clause, [take-or-pay]/[capacity].');
});

it('marks the words of a phrase only where they stand together', () => {
  expect(shown('first a refusal, then a first-refusal or a first refusal', { phrase: ['first', 'refusal'] })).toBe(
    'first a refusal, then a [first-refusal] or a [first] [refusal]',
  );
});

it('shows the part with the most different words of the question, in its middle, and says where text was left out', () => {
  const text = `capacity ${filler(40)} capacity oracle ${filler(40)}`;
  const piece = shown(text, word('capacity'), word('oracle'));
  expect(piece).toMatch(/^… w28 .* w39 \[capacity\] \[oracle\] w0 .* w11 …$/);
});

it('begins with the beginning where the text has none of the words', () => {
  expect(shown(`Begin. ${filler(40)}`, word('zebra'))).toMatch(/^Begin\. w0 .* w24 …$/);
  expect(shown('Short.', word('zebra'))).toBe('Short.');
  expect(shown('', word('zebra'))).toBe('');
});

it('keeps markup as the text that it is', () => {
  expect(shown('a <mark>b</mark> &amp; c', word('c'))).toBe('a <mark>b</mark> &amp; [c]');
});
