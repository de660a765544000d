/** Words and figures as a reader sees them. English, the same on every machine. */
import type { Amount } from '../schema/index.ts';
import type { Library } from './library.ts';
import { label } from './library.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "22 July 2019", "July 2019" or "2019", as precise as the date is. */
export function formatDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (!month) return year;
  const name = months[Number(month) - 1] ?? month;
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** "22 Jul 2019", "Jul 2019" or "2019": for tables and drawings. */
export function formatShortDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (!month) return year;
  const name = (months[Number(month) - 1] ?? month).slice(0, 3);
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** "$250 billion", "$1.25 billion", "$700 million", "$950,000". At most three digits after the point, none invented. */
export function formatUsd(usd: number): string {
  return `$${formatFigure(usd)}`;
}

function formatFigure(value: number): string {
  for (const [size, word] of [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
  ] as const) {
    if (value >= size) return `${Number((value / size).toFixed(3))} ${word}`;
  }
  return value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}

/** An amount with its qualifier: "up to $20 billion", "$8 billion, cumulative", "EUR 1.7 billion". */
export function formatAmount(library: Library, amount: Amount): string {
  const figure =
    amount.usd !== undefined ? formatUsd(amount.usd) : amount.other ? `${amount.other.currency} ${formatFigure(amount.other.value)}` : '';
  if (!amount.qualifier) return figure;
  const word = label(library, 'qualifiers', amount.qualifier).toLowerCase();
  return ['up-to', 'at-least', 'about'].includes(amount.qualifier) ? `${word} ${figure}` : `${figure} ${word}`;
}

/** "1 deal", "3 deals", "2 parties". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** `A`, `A and B`, `A, B and C`. */
export function andList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The text up to a whole word within `limit` characters, with an ellipsis where something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).replace(/[\s,;:.]+$/, '')}…`;
}
