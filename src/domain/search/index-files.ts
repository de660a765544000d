/**
 * Writes the search index as files: plain JSON, cut so that a question loads little, however many records there are. `engine.ts` reads them
 * and says what stands in each.
 */
import { compareText } from '../problem.ts';
import { type Column, format, type IndexEntry, levels, type Posting, type RecordRow, type WordRow } from './engine.ts';
import type { Title } from './nearest-titles.ts';
import { type Aliases, byName, partsOf, wordsOf } from './question.ts';
import { ranking } from './ranking.ts';
import { facets, type SearchRecord, titles } from './records.ts';

/** Characters of a file of each kind, about; a single word or record may need more. Chosen by the bytes and the number of files at 10,000 deals. */
const sizes = { words: 8_000, postings: 24_000, places: 96_000, records: 24_000 };

/** Words that begin with the same letters stay in one dictionary shard, because a question asks for all words that begin with its own. */
const together = 3;

const fields = ['title', 'aliases', 'note', 'content'] as const;

/** The page of a record: records of one page stand together. */
const pageOf = (url: string) => url.replace(/#.*/, '');

/**
 * Writes the index of the records file by file, the same bytes for the same records. The files belong into one folder, beside which the entry
 * stands that is returned; the caller names the folder after what is in it, so that no cache mixes two indexes.
 * @param memory for a program that writes again and again: records that are as before are not taken apart again
 * @throws Error when two records have one address, because a result is known by its address
 */
export function writeIndex(
  given: readonly SearchRecord[],
  aliases: Aliases,
  write: (name: string, content: string) => void,
  memory = new IndexMemory(),
): Omit<IndexEntry, 'folder'> {
  const records = byPage(given);
  const { words, postings } = invert(records, memory);
  const rows = writePostings(words, postings, write);
  const shards = divide(rows, sizes.words, ([word]) => word.slice(0, together));
  for (const [i, shard] of shards.entries()) write(`words-${i}.json`, JSON.stringify(shard));
  const blocks = writeRecords(records, write);
  for (const facet of facets) write(`facet-${facet}.json`, JSON.stringify(column(records.map((r) => r.filters[facet] ?? []))));
  write('names.json', JSON.stringify(byName(aliases)));
  write('titles.json', JSON.stringify(titles(records) satisfies Title[]));
  return { format, records: records.length, words: shards.map(([first]) => first?.[0] ?? ''), blocks };
}

function byPage(records: readonly SearchRecord[]): SearchRecord[] {
  const pages = new Map<string, SearchRecord[]>();
  const seen = new Set<string>();
  for (const record of records) {
    if (seen.has(record.url)) throw new Error(`Two search records have the address ${record.url}.`);
    seen.add(record.url);
    const page = pages.get(pageOf(record.url));
    if (page) page.push(record);
    else pages.set(pageOf(record.url), [record]);
  }
  return [...pages.values()].flat();
}

/** Numbers in order, in memory that grows with them. */
class Numbers {
  all = new Uint32Array(1 << 12);
  length = 0;

  push(n: number): void {
    if (this.length === this.all.length) this.#grow(this.length + 1);
    this.all[this.length++] = n;
  }

  append(numbers: Uint32Array): void {
    if (this.length + numbers.length > this.all.length) this.#grow(this.length + numbers.length);
    this.all.set(numbers, this.length);
    this.length += numbers.length;
  }

  #grow(least: number): void {
    let size = this.all.length;
    while (size < least) size *= 2;
    const more = new Uint32Array(size);
    more.set(this.all);
    this.all = more;
  }
}

/** The texts of all records as numbers of words. */
interface Tokens {
  /** Words by number. */
  words: string[];
  /** Twice the number of a part, and one more than that for a compound that stands before its parts. */
  stream: Numbers;
  /** Where each field of each record ends in the stream: the fields of a record follow one another. Several aliases are divided by `gap`. */
  ends: Numbers;
}

/** Stands in the stream between two aliases. */
const gap = 0xffffffff;

/** What is known of words and records from one index to the next. */
export class IndexMemory {
  /** Words by number. */
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();
  // The same spelling occurs thousands of times and is taken apart once.
  readonly #spellings = new Map<string, readonly number[]>();
  #records: Map<string, KnownRecord> | undefined;

  /** Begins to remember records, which takes memory. */
  remember(): this {
    this.#records ??= new Map();
    return this;
  }

  /** The tokens of a record that is as before, with the lengths of its fields. */
  recall(record: SearchRecord): KnownRecord | undefined {
    const known = this.#records?.get(record.url);
    return known && saysTheSame(known.record, record) ? known : undefined;
  }

  learn(record: SearchRecord, tokens: Uint32Array, lengths: readonly number[]): void {
    this.#records?.set(record.url, { record, tokens: tokens.slice(), lengths });
  }

  /** A spelling as numbers of words, see Tokens. */
  tokensOf(spelling: string): readonly number[] {
    let tokens = this.#spellings.get(spelling);
    if (tokens === undefined) {
      tokens = wordsOf(spelling).flatMap((word) => {
        const parts = partsOf(word);
        const compound = parts.length === 1 && parts[0] === word ? [] : [this.#numberOf(word) * 2 + 1];
        return [...compound, ...parts.map((part) => this.#numberOf(part) * 2)];
      });
      this.#spellings.set(spelling, tokens);
    }
    return tokens;
  }

  #numberOf(word: string): number {
    let n = this.#numbers.get(word);
    if (n === undefined) this.#numbers.set(word, (n = this.words.push(word) - 1));
    return n;
  }
}

interface KnownRecord {
  record: SearchRecord;
  tokens: Uint32Array;
  lengths: readonly number[];
}

const saysTheSame = (a: SearchRecord, b: SearchRecord) =>
  a.title === b.title && a.note === b.note && a.content === b.content && a.aliases.join('\n') === b.aliases.join('\n');

function tokenise(records: readonly SearchRecord[], memory: IndexMemory): Tokens {
  const stream = new Numbers();
  const ends = new Numbers();
  const add = (text: string) => {
    // Other white space is taken apart with the spellings.
    for (const spelling of text.split(' ')) for (const token of memory.tokensOf(spelling)) stream.push(token);
  };
  for (const record of records) {
    const from = stream.length;
    const known = memory.recall(record);
    if (known) {
      stream.append(known.tokens);
      for (const length of known.lengths) ends.push(from + length);
      continue;
    }
    const lengths: number[] = [];
    for (const field of fields) {
      if (field === 'aliases') {
        for (const alias of record.aliases) {
          add(alias);
          stream.push(gap);
        }
      } else add(record[field]);
      ends.push(stream.length);
      lengths.push(stream.length - from);
    }
    memory.learn(record, stream.all.subarray(from, stream.length), lengths);
  }
  return { words: memory.words, stream, ends };
}

/** All postings, those of one word together and in the order of the records. */
interface Postings {
  /** Where the postings of each word begin; one more for the end. */
  starts: Uint32Array;
  record: Uint32Array;
  weight: Uint8Array;
  /** Where the places of each posting begin in `places`; one more for the end. */
  placeStarts: Uint32Array;
  places: Uint32Array;
}

/**
 * Who has which word where, and how much it says there: BM25F of Zaragoza et al. (TREC 2004), without the inverse document frequency, which
 * depends on the question. A word's occurrences in a field count with the field's weight and, by its length, against its average; their sum x
 * becomes x / (k1 + x), so that weights lie between 0 and 1.
 */
function invert(records: readonly SearchRecord[], memory: IndexMemory): { words: string[]; postings: Postings } {
  const { words, stream, ends } = tokenise(records, memory);
  const count = fields.length;
  const lengthOf = (r: number, f: number) => (ends.all[r * count + f] ?? 0) - (ends.all[r * count + f - 1] ?? 0);
  const average = fields.map((_, f) => {
    let [sum, having] = [0, 0];
    for (let r = 0; r < records.length; r++) {
      const n = lengthOf(r, f);
      sum += n;
      if (n > 0) having++;
    }
    return having > 0 ? sum / having : 1;
  });

  // In the order of records first; `sums` and `slots` hold the words of one record and are used again for the next.
  const found = { word: new Numbers(), record: new Numbers(), weight: new Numbers(), occurrences: new Numbers() };
  const placesByRecord = new Numbers();
  const seenIn = new Int32Array(words.length).fill(-1);
  const slots = new Uint32Array(words.length);
  for (let r = 0; r < records.length; r++) {
    const own: number[] = [];
    const sums: number[] = [];
    const places: number[][] = [];
    let place = 0;
    for (let f = 0; f < count; f++) {
      const from = ends.all[r * count + f - 1] ?? 0;
      const to = ends.all[r * count + f] ?? 0;
      const field = fields[f] ?? 'content';
      const says = ranking.fields[field] / (1 - ranking.length[field] + (ranking.length[field] * (to - from)) / (average[f] ?? 1));
      for (let i = from; i < to; i++) {
        const token = stream.all[i] ?? 0;
        if (token === gap) {
          place++;
          continue;
        }
        const word = token >>> 1;
        if (seenIn[word] !== r) {
          seenIn[word] = r;
          slots[word] = own.push(word) - 1;
          sums.push(0);
          places.push([]);
        }
        const slot = slots[word] ?? 0;
        sums[slot] = (sums[slot] ?? 0) + says;
        places[slot]?.push(place);
        if (token % 2 === 0) place++;
      }
      // No phrase goes on from one field into the next.
      place++;
    }
    for (const [slot, word] of own.entries()) {
      const sum = sums[slot] ?? 0;
      found.word.push(word);
      found.record.push(r);
      found.weight.push(Math.max(1, Math.round((levels * sum) / (ranking.saturation + sum))));
      const at = places[slot] ?? [];
      found.occurrences.push(at.length);
      for (const p of at) placesByRecord.push(p);
    }
  }

  // Then by word, in the order of the alphabet: a counting sort.
  const order = words.map((_, i) => i).sort((a, b) => compareText(words[a] ?? '', words[b] ?? ''));
  const rank = new Uint32Array(words.length);
  for (const [i, word] of order.entries()) rank[word] = i;
  const n = found.word.length;
  const starts = new Uint32Array(words.length + 1);
  const placeTotals = new Float64Array(words.length + 1);
  for (let i = 0; i < n; i++) {
    const w = (rank[found.word.all[i] ?? 0] ?? 0) + 1;
    starts[w] = (starts[w] ?? 0) + 1;
    placeTotals[w] = (placeTotals[w] ?? 0) + (found.occurrences.all[i] ?? 0);
  }
  for (let w = 1; w <= words.length; w++) {
    starts[w] = (starts[w] ?? 0) + (starts[w - 1] ?? 0);
    placeTotals[w] = (placeTotals[w] ?? 0) + (placeTotals[w - 1] ?? 0);
  }
  const next = starts.slice();
  const nextPlace = placeTotals.slice();
  const postings: Postings = {
    starts,
    record: new Uint32Array(n),
    weight: new Uint8Array(n),
    placeStarts: new Uint32Array(n + 1),
    places: new Uint32Array(placesByRecord.length),
  };
  for (let i = 0, from = 0; i < n; i++) {
    const w = rank[found.word.all[i] ?? 0] ?? 0;
    const at = next[w] ?? 0;
    next[w] = at + 1;
    postings.record[at] = found.record.all[i] ?? 0;
    postings.weight[at] = found.weight.all[i] ?? 0;
    const occurrences = found.occurrences.all[i] ?? 0;
    const to = nextPlace[w] ?? 0;
    postings.placeStarts[at] = to;
    postings.places.set(placesByRecord.all.subarray(from, from + occurrences), to);
    nextPlace[w] = to + occurrences;
    from += occurrences;
  }
  postings.placeStarts[n] = postings.places.length;
  return { words: order.map((i) => words[i] ?? ''), postings };
}

/** Writes postings and places in the order of the words. @returns the rows of the dictionary */
function writePostings(words: readonly string[], postings: Postings, write: (name: string, content: string) => void): WordRow[] {
  const packs = new Packer('postings', sizes.postings, write);
  const places = new Packer('places', sizes.places, write);
  const rows: WordRow[] = [];
  for (const [w, word] of words.entries()) {
    const from = postings.starts[w] ?? 0;
    const to = postings.starts[w + 1] ?? from;
    // Remembered from an earlier index.
    if (from === to) continue;
    const where = writePlaces(postings, from, to, places);
    const groups = new Map<number, number[]>();
    const last = new Map<number, number>();
    for (let i = from; i < to; i++) {
      const weight = postings.weight[i] ?? 1;
      const record = postings.record[i] ?? 0;
      const group = groups.get(weight);
      const delta = record - (last.get(weight) ?? 0);
      if (group) group.push(delta);
      else groups.set(weight, [weight, delta]);
      last.set(weight, record);
    }
    const posting: Posting = [where, ...[...groups.values()].sort((a, b) => (b[0] ?? 0) - (a[0] ?? 0))];
    const [pack, place] = packs.add(JSON.stringify(posting));
    rows.push([word, to - from, pack, place]);
  }
  packs.close();
  places.close();
  return rows;
}

/** Writes the places of one word, a frequent word's in several files. @returns where they stand, see Posting */
function writePlaces(postings: Postings, from: number, to: number, places: Packer): Posting[0] {
  const where: Posting[0] = [0, 0];
  let part: string[] = [];
  let size = 0;
  let begun = false;
  const end = (next: number) => {
    const [file, place] = places.add(`[${part.join(',')}]`, begun);
    if (!begun) [where[0], where[1]] = [file, place];
    begun = true;
    if (next < to) where.push(next - from);
    part = [];
    size = 0;
  };
  for (let i = from; i < to; i++) {
    const first = postings.placeStarts[i] ?? 0;
    const after = postings.placeStarts[i + 1] ?? first;
    let text = String(after - first);
    for (let p = first, before = 0; p < after; p++) {
      text += `,${(postings.places[p] ?? 0) - before}`;
      before = postings.places[p] ?? 0;
    }
    part.push(text);
    size += text.length + 1;
    if (size >= sizes.places) end(i + 1);
  }
  if (part.length > 0) end(to);
  return where;
}

/** Puts pieces of JSON into numbered files of about one size. */
class Packer {
  #pieces: string[] = [];
  #size = 0;
  #file = 0;
  readonly #name: string;
  readonly #most: number;
  readonly #write: (name: string, content: string) => void;

  constructor(name: string, most: number, write: (name: string, content: string) => void) {
    this.#name = name;
    this.#most = most;
    this.#write = write;
  }

  /** @param fresh in a file of its own from here @returns the number of the file and the place in it */
  add(piece: string, fresh = false): [file: number, place: number] {
    if (this.#pieces.length > 0 && (fresh || this.#size + piece.length > this.#most)) this.close();
    this.#pieces.push(piece);
    this.#size += piece.length;
    return [this.#file, this.#pieces.length - 1];
  }

  close(): void {
    if (this.#pieces.length === 0) return;
    this.#write(`${this.#name}-${this.#file}.json`, `[${this.#pieces.join(',')}]`);
    this.#file++;
    this.#pieces = [];
    this.#size = 0;
  }
}

/** Rows in parts of about one size; rows with the same key stay in one part, unless the part becomes twice as large. */
function divide(rows: readonly WordRow[], most: number, keyOf: (row: WordRow) => string): WordRow[][] {
  const parts: WordRow[][] = [[]];
  let size = 0;
  let key = '';
  for (const row of rows) {
    const own = JSON.stringify(row).length;
    if (size > 0 && (size + own > 2 * most || (size + own > most && keyOf(row) !== key))) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(row);
    size += own;
    key = keyOf(row);
  }
  return parts;
}

/** Writes what results show. @returns how many records stand in each block */
function writeRecords(records: readonly SearchRecord[], write: (name: string, content: string) => void): number[] {
  const blocks: number[] = [];
  let rows: string[] = [];
  let size = 0;
  const end = () => {
    if (rows.length === 0) return;
    write(`records-${blocks.length}.json`, `[${rows.join(',')}]`);
    blocks.push(rows.length);
    rows = [];
    size = 0;
  };
  for (const { url, title, kind, note, aliases, content } of records) {
    const row = JSON.stringify([url, title, kind, note, aliases, content] satisfies RecordRow);
    if (size + row.length > sizes.records) end();
    rows.push(row);
    size += row.length;
  }
  end();
  return blocks;
}

/** The values of one facet for all records; neighbours mostly have the same. */
function column(all: readonly (readonly string[])[]): Column {
  const values = [...new Set(all.flat())].sort(compareText);
  const numbers = new Map(values.map((value, i) => [value, i]));
  const sets = new Map<string, number>();
  const runs: number[] = [];
  let before = -1;
  for (const own of all) {
    const key = JSON.stringify([...new Set(own)].map((v) => numbers.get(v) ?? 0).sort((a, b) => a - b));
    const set = sets.get(key) ?? sets.size;
    sets.set(key, set);
    if (set === before) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(set, 1);
    before = set;
  }
  return { values, sets: [...sets.keys()].map((s) => JSON.parse(s) as number[]), runs };
}
