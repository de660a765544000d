/** The part of a text that shows best why it was found. Pure; the browser runs it. */
import type { Sought } from './engine.ts';
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
 * About 26 words of a text around what was found, in pieces; an ellipsis stands where text was left out. The part with the most that is
 * different is chosen, then the one with the most matches, then the first. Where the text has none, it is its beginning.
 */
export function excerpt(text: string, sought: readonly Sought[]): Piece[] {
  // A word is what stands between spaces, slashes and dashes, as in wordsOf; marks around it are shown and not marked.
  const words = [...text.matchAll(/[^\s/–—]+/g)].map((match) => ({ start: match.index, text: match[0] }));
  const places = placesOf(
    words.map((word) => word.text),
    sought,
  );
  const first = bestStart(places);
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
    if ((places[first + i]?.size ?? 0) === 0) continue;
    const [before = '', core = word] = /^([^\p{L}\p{N}]*)(.*?)[^\p{L}\p{N}]*$/u.exec(word)?.slice(1) ?? [];
    push(text.slice(at, start + before.length), false);
    push(core, true);
    at = start + before.length + core.length;
  }
  push(text.slice(at, end), false);
  if (end < text.length) push(' …', false);
  return pieces;
}

/** For each word of a text what of the sought it is a part of, by number. */
function placesOf(words: readonly string[], sought: readonly Sought[]): Set<number>[] {
  // A text repeats most of its words; each is taken apart once.
  const known = new Map<string, { parts: string[]; single: number[] }>();
  const single = sought.map((one) => new Set('words' in one ? one.words : []));
  for (const word of words) {
    if (known.has(word)) continue;
    const forms = wordsOf(word);
    const parts = forms.flatMap(partsOf);
    const all = [...forms, ...parts];
    known.set(word, { parts, single: [...single.keys()].filter((u) => all.some((form) => single[u]?.has(form))) });
  }
  const places = words.map((word) => new Set(known.get(word)?.single));
  const phrases = sought.flatMap((one, u) => ('phrase' in one ? [{ u, phrase: one.phrase }] : []));
  if (phrases.length === 0) return places;
  const parts = words.flatMap((text, word) => (known.get(text)?.parts ?? []).map((part) => ({ part, word })));
  for (const { u, phrase } of phrases)
    for (const [i] of parts.entries())
      if (phrase.every((part, k) => parts[i + k]?.part === part)) for (const [k] of phrase.entries()) places[parts[i + k]?.word ?? 0]?.add(u);
  return places;
}

/** The word with which the best part begins, so that what it shows stands in its middle. */
function bestStart(places: readonly ReadonlySet<number>[]): number {
  let best = { start: 0, different: 0, matches: 0 };
  const seen = new Map<number, number>();
  let matches = 0;
  const most = Math.max(0, places.length - length);
  for (const [i, own] of places.entries()) {
    for (const u of own) seen.set(u, (seen.get(u) ?? 0) + 1);
    if (own.size > 0) matches++;
    const gone = places[i - length];
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
  const hit = places.flatMap((own, i) => (own.size > 0 && i >= best.start && i < best.start + length ? [i] : []));
  const [from = 0, to = from] = [hit[0], hit.at(-1)];
  return Math.min(most, Math.max(0, from - Math.floor((length - (to - from + 1)) / 2)));
}
