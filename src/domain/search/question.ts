/** What somebody typed, taken apart: phrases, words, other names of things, words that the library does not know. Pure; the browser runs it. */
import { editDistance } from '../nearest.ts';

/** A part of a question that a result can have or lack. */
export interface Unit {
  /** As it was typed, without quotes. */
  typed: string;
  /** What is searched for it: the word itself, its correction, another name; nothing where it is known to be nowhere. A phrase stands in quotes. */
  searched: string[];
  /** Why something else is searched too. */
  because?: 'alias' | 'correction';
}

/** Other names of things: the name as people type it, in lower case, and what the library calls it. */
export type Aliases = Readonly<Record<string, string>>;

/** What the library calls things, each with its other names: the aliases as they are served, because each name stands once. */
export type Names = Readonly<Record<string, readonly string[]>>;

/** The aliases by what the library calls the thing. */
export function byName(aliases: Aliases): Names {
  const names: Record<string, string[]> = {};
  for (const [alias, name] of Object.entries(aliases)) (names[name] ??= []).push(alias);
  return names;
}

/** The names by alias: the opposite of byName. */
export function byAlias(names: Names): Aliases {
  return Object.fromEntries(Object.entries(names).flatMap(([name, aliases]) => aliases.map((alias) => [alias, name])));
}

/** Words that stand in nearly every record. */
export const stopWords = new Set(
  'a about an and any are as at be between by can could did do does for from get had has have how i if in into is it its made me much my of on or our ours own say should so than that the their them then there they this those to up us was we were what when where which while who whom whose why will with would you your'.split(
    ' ',
  ),
);

/** The letters and digits of a word, in lower case, without accents, the marks around it and the possessive. */
const plain = (word: string) =>
  // Most words are plain already.
  /^[a-z0-9]*$/.test(word)
    ? word
    : word
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .toLowerCase()
        .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
        .replace(/['’]s$/, '');

/** The words of a text as the search compares them. */
export function wordsOf(text: string): string[] {
  return text
    .split(/[\s/–—]+/)
    .map(plain)
    .filter(Boolean);
}

/** The parts of a word as wordsOf gives it: of "take-or-pay" its three, of a number or a plain word the word itself. */
export function partsOf(word: string): string[] {
  return /\p{L}/u.test(word) ? word.split(/[^\p{L}\p{N}]+/u).filter(Boolean) : [word];
}

/**
 * Takes a question apart. Words that stand in nearly every record are left out, unless nothing else remains; a phrase in double quotes is
 * one unit; so is another name of something.
 */
export function parseQuestion(text: string, aliases: Aliases): Unit[] {
  const units: Unit[] = [];
  // A quote that is never closed is somebody who is still typing.
  const pieces = text.replace(/[“”„]/g, '"').split('"');
  const loose: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    const closed = i % 2 === 1 && i < pieces.length - 1;
    const words = wordsOf(piece);
    if (closed && words.length > 0) units.push({ typed: piece.trim(), searched: [`"${words.join(' ')}"`] });
    else loose.push(...words);
  }
  const longest = Math.max(1, ...Object.keys(aliases).map((a) => a.split(' ').length));
  const seen = new Set<string>();
  const all = loose.length > 0 && units.length === 0 && loose.every((w) => stopWords.has(w));
  for (let i = 0; i < loose.length; i++) {
    let taken = 0;
    for (let n = Math.min(longest, loose.length - i); n > 0 && taken === 0; n--) {
      const name = loose.slice(i, i + n).join(' ');
      const called = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
      // Somebody who has typed the whole name needs no other.
      if (called !== undefined && !wordsOf(called).every((w) => loose.includes(w))) {
        units.push({ typed: name, searched: [...new Set([name, called.toLowerCase()])], because: 'alias' });
        taken = n;
      }
    }
    if (taken > 0) {
      i += taken - 1;
      continue;
    }
    const word = loose[i] ?? '';
    if (seen.has(word) || (stopWords.has(word) && !all)) continue;
    seen.add(word);
    units.push({ typed: word, searched: [word] });
  }
  return units;
}

/**
 * The beginning that the forms of a word share: "exclusivity" and "exclusive" both begin with "exclus", "transfer" and "transferred" with
 * "transf". One ending is cut, and of two same letters at the end one; what remains has three letters or more.
 */
export function stem(word: string): string {
  const cut = word.replace(endings, '');
  return (cut.length >= 3 ? cut : word).replace(/([^aeiou])\1$/, '$1');
}

const endings =
  /(?:ivity|ivities|ively|ities|ity|ations|ation|ions|ion|ives|ive|ments|ment|ings|ing|ers|er|ors|or|ally|ly|als|al|ies|ied|ed|es|s|e|y)$/;

/** Whether a unit is a single word of letters, of which can be told whether the library has it. */
export function isPlainWord({ searched }: Unit): boolean {
  return searched.length === 1 && plainWord.test(searched[0] ?? '');
}

const plainWord = /^\p{L}{3,}$/u;

/**
 * The word of the library that was most likely meant by one that it does not have. One slip is forgiven in words of four letters or more,
 * two from eight on; of equally close words the one in more records wins.
 * @param known words with the number of records that have each
 */
export function correction(word: string, known: Iterable<readonly [word: string, records: number, ...unknown[]]>): string | undefined {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  let best: { word: string; distance: number; n: number } | undefined;
  for (const [candidate, n] of known) {
    if (Math.abs(candidate.length - word.length) > most || !plainWord.test(candidate)) continue;
    const distance = editDistance(word, candidate);
    if (distance > most) continue;
    if (!best || distance < best.distance || (distance === best.distance && n > best.n)) best = { word: candidate, distance, n };
  }
  return best?.word;
}
