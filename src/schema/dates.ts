/** Dates of mixed precision, as strings: a day "2019-07-22", a month "2019-07" or a year "2019". */

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether a well-formed date exists in the calendar; 2025-02-30 and 2025-13 do not. */
export function isRealDate(value: string): boolean {
  const [year = NaN, month = 1, day = 1] = value.split('-').map(Number);
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

/** First day that the date can mean: "2019-07" becomes "2019-07-01". */
export function firstDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** Last day that the date can mean: "2019-07" becomes "2019-07-31". */
export function lastDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) {
    const [year = 0, month = 1] = date.split('-').map(Number);
    return `${date}-${String(daysInMonth(year, month)).padStart(2, '0')}`;
  }
  return date;
}

/**
 * Order of two dates of mixed precision: negative where `a` surely comes first, positive where `b` does, 0 where
 * they overlap ("2025-10" and "2025-10-28").
 */
export function compareDates(a: string, b: string): number {
  if (lastDay(a) < firstDay(b)) return -1;
  if (firstDay(a) > lastDay(b)) return 1;
  return 0;
}

/** The last of dated things, given in order, that had surely begun by the end of a day; a month or a year counts from its first day. */
export function lastBegun<T>(things: readonly T[], dateOf: (thing: T) => string, day: string): T | undefined {
  return things.findLast((thing) => firstDay(dateOf(thing)) <= lastDay(day));
}
