import { expect, it, test } from 'vitest';
import { compareDates, firstDay, isRealDate, lastDay } from './dates.ts';

test.each([
  ['2024-02-29', true, 'a leap day'],
  ['2025-02-29', false, 'a leap day in a year that has none'],
  ['1900-02-29', false, 'a century that is no leap year'],
  ['2025-13', false, 'a thirteenth month'],
  ['2025-04-31', false, 'a day that April does not have'],
  ['2025', true, 'a year'],
  ['0025', false, 'a year with a digit lost'],
])('%s: %s, %s', (date, real) => {
  expect(isRealDate(date)).toBe(real);
});

test.each([
  ['2025-10', '2025-10-28', 0, 'a month and a day in it may be either way round'],
  ['2025', '2025-10-28', 0, 'so may a year'],
  ['2025-09', '2025-10-01', -1, 'a month is before the first day of the next'],
  ['2026', '2025-12-31', 1, 'a year is after the last day of the one before'],
])('%s against %s: %s, %s', (a, b, order) => {
  expect(Math.sign(compareDates(a, b))).toBe(order);
  expect(Math.sign(compareDates(b, a))).toBe(order === 0 ? 0 : -order);
});

it('knows the first and the last day that a date can mean', () => {
  expect([firstDay('2024-02'), lastDay('2024-02'), firstDay('2024'), lastDay('2024'), lastDay('2024-02-03')]).toEqual([
    '2024-02-01',
    '2024-02-29',
    '2024-01-01',
    '2024-12-31',
    '2024-02-03',
  ]);
});
