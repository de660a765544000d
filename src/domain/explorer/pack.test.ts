import { expect, it } from 'vitest';
import { dateCode, dateOf, fold, pack, packTexts, unfold, unpack, unpackTexts } from './pack.ts';

it('numbers come back from text, over the backslash and up to the largest', () => {
  const numbers = [0, 1, 43, 44, 45, 79, 80, 2000, 55_246];
  expect([...unpack(pack(numbers))]).toEqual(numbers);
  expect(JSON.stringify(pack(numbers))).not.toContain('\\');
});

it.each([-1, 0.5, 55_247])('%d is refused', (n) => {
  expect(() => pack([n])).toThrow(`${n} cannot be packed`);
});

it.each([[[]], [['']], [['a']], [['cloud compute', '', ' two  spaces ', 'Cloud "compute"\nof cloud', 'größer']]])(
  'texts come back from their words: %j',
  (texts) => {
    expect(unpackTexts(JSON.parse(JSON.stringify(packTexts(texts))) as ReturnType<typeof packTexts>)).toEqual(texts);
  },
);

it('of texts each word is kept once, the commonest first', () => {
  expect(packTexts(['use of cloud', 'cloud'])[0]).toBe('cloud of use');
});

it('folded numbers keep their sign', () => {
  expect([0, -1, 1, -2, 2].map(fold)).toEqual([0, 1, 2, 3, 4]);
  expect([0, -1, 1, -2, 2].map(fold).map(unfold)).toEqual([0, -1, 1, -2, 2]);
});

it('codes of dates keep precision and order; a month comes before its days', () => {
  const dates = ['2019', '2019-01-01', '2019-07', '2019-07-01', '2019-07-31', '2019-12-31', '2020'];
  expect(dates.map(dateCode).map(dateOf)).toEqual(dates);
  expect([...dates].sort((a, b) => dateCode(a) - dateCode(b))).toEqual(dates);
});
