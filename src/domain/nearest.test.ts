import { expect, it, test } from 'vitest';
import { editDistance, nearest, orList, suggestion } from './nearest.ts';

test.each([
  ['hart-more-1990', 'hart-moore-1990', 'a letter left out'],
  ['First_Refusal', 'first-refusal', 'capitals and an underscore'],
  ['refusal', 'first-refusal', 'the end of the word'],
  ['exclusviity', 'exclusivity', 'two letters swapped'],
])('takes %s for %s: %s', (word, meant) => {
  expect(nearest(word, ['exclusivity', 'first-refusal', 'hart-moore-1990', 'revenue-share'])).toBe(meant);
});

it('offers nothing where nothing is close', () => {
  expect(nearest('zebra', ['exclusivity', 'capacity'])).toBeUndefined();
  expect(suggestion('zebra', ['exclusivity', 'capacity'])).toBe('It can be exclusivity or capacity.');
  expect(suggestion('zebra', [])).toBe('');
});

it('counts a swap of neighbours as one step', () => {
  expect(editDistance('ab', 'ba')).toBe(1);
  expect(editDistance('kitten', 'sitting')).toBe(3);
});

it('joins words as a sentence does', () => {
  expect([orList([]), orList(['a']), orList(['a', 'b']), orList(['a', 'b', 'c'])]).toEqual(['', 'a', 'a or b', 'a, b or c']);
});
