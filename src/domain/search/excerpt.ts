/** The part of a text that shows best why it was found. Pure; the browser runs it. */
import type { Found } from './engine.ts';
import { partsOf, wordsOf } from './question.ts';

/** A piece of an excerpt. */
export interface Piece {
  text: string;
  /** Whether it is part of what was searched for. */
  marked: boolean;
}

/** Words of an excerpt, about. */
const length = 26;

/**
 * About 26 words of a text around what was found, in pieces; an ellipsis stands where text was left out. The part with the most different
 * units of the question is chosen, then the one with the most matches, then the first. Where the text has none, it is its beginning.
 * @param found what each unit of the question found
 */
export function excerpt(text: string, found: readonly Pick<Found, 'words' | 'phrases'>[]): Piece[] {
  // A word is what stands between spaces, slashes and dashes, as in wordsOf; marks around it are shown and not marked.
  const words = [...text.matchAll(/[^\s/–—]+/g)].map((match) => ({ start: match.index, text: match[0], forms: wordsOf(match[0]) }));
  const units = unitsOf(
    words.map(({ forms }) => forms),
    found,
  );
  const first = bestStart(units);
  const shown = words.slice(first, first + length);
  const begin = first === 0 ? 0 : (shown[0]?.start ?? 0);
  const last = shown.at(-1);
  const end = first + length >= words.length ? text.length : (last?.start ?? 0) + (last?.text.length ?? 0);

  const pieces: Piece[] = [];
  const push = (piece: string, marked: boolean) => {
    if (piece === '') return;
    const before = pieces.at(-1);
    if (before?.marked === marked) before.text += piece;
    else pieces.push({ text: piece, marked });
  };
  if (begin > 0) push('… ', false);
  let at = begin;
  for (const [i, { start, text: word }] of shown.entries()) {
    if ((units[first + i]?.size ?? 0) === 0) continue;
    const [before = '', core = word] = /^([^\p{L}\p{N}]*)(.*?)[^\p{L}\p{N}]*$/u.exec(word)?.slice(1) ?? [];
    push(text.slice(at, start + before.length), false);
    push(core, true);
    at = start + before.length + core.length;
  }
  push(text.slice(at, end), false);
  if (end < text.length) push(' …', false);
  return pieces;
}

/** For each word of a text the units of the question of which it is a part. */
function unitsOf(words: readonly (readonly string[])[], found: readonly Pick<Found, 'words' | 'phrases'>[]): Set<number>[] {
  const parts = words.flatMap((forms, word) => forms.flatMap((form) => partsOf(form).map((part) => ({ part, word }))));
  const units = words.map(() => new Set<number>());
  for (const [u, { words: wanted, phrases }] of found.entries()) {
    const known = new Set(wanted);
    for (const [w, forms] of words.entries()) if (forms.some((form) => known.has(form) || partsOf(form).some((p) => known.has(p)))) units[w]?.add(u);
    for (const phrase of phrases) {
      for (let i = 0; i + phrase.length <= parts.length; i++)
        if (phrase.every((part, k) => parts[i + k]?.part === part)) for (let k = 0; k < phrase.length; k++) units[parts[i + k]?.word ?? 0]?.add(u);
    }
  }
  return units;
}

/** The word with which the best part begins, so that what it shows stands in its middle. */
function bestStart(units: readonly ReadonlySet<number>[]): number {
  let best = { start: 0, different: 0, matches: 0 };
  const seen = new Map<number, number>();
  let matches = 0;
  const most = Math.max(0, units.length - length);
  for (const [i, own] of units.entries()) {
    for (const u of own) seen.set(u, (seen.get(u) ?? 0) + 1);
    if (own.size > 0) matches++;
    const gone = units[i - length];
    for (const u of gone ?? []) {
      const left = (seen.get(u) ?? 0) - 1;
      if (left > 0) seen.set(u, left);
      else seen.delete(u);
    }
    if (gone && gone.size > 0) matches--;
    if (seen.size > best.different || (seen.size === best.different && matches > best.matches))
      best = { start: Math.max(0, i - length + 1), different: seen.size, matches };
  }
  if (best.matches === 0) return 0;
  const hit = units.flatMap((own, i) => (own.size > 0 && i >= best.start && i < best.start + length ? [i] : []));
  const [from = 0, to = from] = [hit[0], hit.at(-1)];
  return Math.min(most, Math.max(0, from - Math.floor((length - (to - from + 1)) / 2)));
}
