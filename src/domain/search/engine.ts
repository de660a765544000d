/** Reads the search index that `index-files.ts` writes: only the files that a question needs. Pure but for `load`; the browser runs it. */
import type { Title } from './nearest-titles.ts';
import { type Names, partsOf, stem, stopWords, wordsOf } from './question.ts';
import { ranking } from './ranking.ts';
import type { SearchRecord } from './records.ts';

/** The version of the form in which the index is written. Raise it when a file changes its form. */
export const format = 1;

/** Steps in which weights are written. */
export const levels = 63;

/** `entry.json`: what is needed to find the other files. */
export interface IndexEntry {
  format: number;
  /** Where the other files stand; its name changes with what is in them. */
  folder: string;
  records: number;
  /** The first word of each dictionary shard, `words-<n>.json`. */
  words: string[];
  /** How many records stand in each block, `records-<n>.json`. */
  blocks: number[];
}

/** A row of a dictionary shard: the word, the number of records that have it, and where its posting stands: `postings-<pack>.json`, place. */
export type WordRow = [word: string, records: number, pack: number, place: number];

/**
 * The records that have a word: for each weight that occurs, the weight and the records, each as the difference to the one before.
 * First, where its places stand: file `places-<n>.json` and place in it; a frequent word goes on in the files after that, each alone from
 * the record on that is named here by its place among the word's records.
 */
export type Posting = [places: [file: number, place: number, ...from: number[]], ...groups: number[][]];

/** What a result shows. */
export type RecordRow = [url: string, title: string, kind: string, note: string, aliases: string[], content: string];

/** `facet-<name>.json`: the values, the sets of values that occur, and which set how many records in a row have. */
export interface Column {
  values: string[];
  sets: number[][];
  runs: number[];
}

/** A result as it is shown. */
export type Shown = Pick<SearchRecord, 'url' | 'title' | 'kind' | 'note' | 'aliases' | 'content'>;

/** A word in the forms in which it counts as found, or a phrase as its parts. */
export type Sought = { words: string[] } | { phrase: string[] };

/** What a part of a question found. */
export interface Found {
  /** By record: what it is worth, above 0 and at most 1; 0 where the record does not have it. */
  scores: Float32Array;
  /** The records that have it, in no order. */
  records: number[];
  /** The highest score. */
  most: number;
  /** What an excerpt marks. */
  sought: Sought[];
}

/** A word of the index by which another is found, and what it is worth beside that: at most 1. */
export interface Form {
  row: WordRow;
  worth: number;
}

/** Chosen values of each facet. */
export type Choice = Readonly<Record<string, readonly string[]>>;

/** Most words by whose beginning a word is found; the most frequent count. A beginning of two letters would otherwise load half the index. */
const mostBeginnings = 12;

/** Letters from which on words are found by their beginning. */
const shortestBeginning = 2;

/** Letters that all forms of a word share, by which they are looked for. */
const sharedLetters = 3;

/** Sorts after every continuation of a word. */
const after = '\uffff';

/** The records of a word in order, the weight of each, and where its places stand. */
interface Sorted {
  where: Posting[0];
  records: Uint32Array;
  weights: Float32Array;
}

export class Engine {
  readonly #load: (name: string) => Promise<unknown>;
  readonly #entry: IndexEntry;
  readonly #loaded = new Map<string, Promise<unknown>>();
  readonly #forms = new Map<string, Promise<Form[]>>();
  readonly #firstOfBlock: number[];

  private constructor(load: (name: string) => Promise<unknown>, entry: IndexEntry) {
    this.#load = load;
    this.#entry = entry;
    let sum = 0;
    this.#firstOfBlock = entry.blocks.map((n) => (sum += n) - n);
  }

  /**
   * @param load gives what stands in a file of the index, by its path below /search-index/ without `.json`
   * @throws Error of `load`, or when the index is written in another form than is read here
   */
  static async open(load: (name: string) => Promise<unknown>): Promise<Engine> {
    const entry = (await load('entry')) as Partial<IndexEntry> | null;
    if (entry?.format !== format)
      throw new Error(`The search index has format ${entry?.format ?? 'unknown'}, and this page reads format ${format}. Load the page again.`);
    return new Engine(load, entry as IndexEntry);
  }

  /** How many records there are. */
  get records(): number {
    return this.#entry.records;
  }

  /** A file of the folder, loaded once; after an error the next call tries again. */
  #file<T>(name: string): Promise<T> {
    let file = this.#loaded.get(name);
    if (!file) {
      file = this.#load(`${this.#entry.folder}/${name}`);
      this.#loaded.set(name, file);
      file.catch(() => this.#loaded.delete(name));
    }
    return file as Promise<T>;
  }

  /** What the library calls things, and their other names. */
  names(): Promise<Names> {
    return this.#file('names');
  }

  /** Names of whole pages with their addresses. */
  titles(): Promise<Title[]> {
    return this.#file('titles');
  }

  /** The rows of all words that begin so. */
  async beginningWith(letters: string): Promise<WordRow[]> {
    const { words } = this.#entry;
    const last = placeOf(words, letters + after);
    const shards: Promise<WordRow[]>[] = [];
    for (let i = Math.max(0, placeOf(words, letters)); i <= last; i++) shards.push(this.#file(`words-${i}`));
    return (await Promise.all(shards)).flat().filter(([word]) => word.startsWith(letters));
  }

  /**
   * The words of the index by which a word is found, with what each is worth: itself, other forms of it, words that begin with it.
   * Compounds that begin with the word are not among them, because their parts are words of their own.
   */
  forms(word: string): Promise<Form[]> {
    let forms = this.#forms.get(word);
    if (!forms) {
      forms = this.#formsOf(word);
      this.#forms.set(word, forms);
      forms.catch(() => this.#forms.delete(word));
    }
    return forms;
  }

  async #formsOf(word: string): Promise<Form[]> {
    const own = stem(word);
    const forms: Form[] = [];
    const beginnings: WordRow[] = [];
    for (const row of await this.beginningWith(word.slice(0, sharedLetters))) {
      if (row[0] === word) forms.push({ row, worth: 1 });
      else if (stem(row[0]) === own) forms.push({ row, worth: ranking.form });
      else if (word.length >= shortestBeginning && row[0].startsWith(word) && /^[\p{L}\p{N}]/u.test(row[0].slice(word.length))) beginnings.push(row);
    }
    beginnings.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [...forms, ...beginnings.slice(0, mostBeginnings).map((row) => ({ row, worth: ranking.beginning }))];
  }

  /** What a text finds: a phrase in quotes where it stands word by word, other words where all of them stand. */
  async find(text: string): Promise<Found> {
    const words = wordsOf(text.replaceAll('"', ''));
    if (text.startsWith('"')) return this.#phrase(words.flatMap(partsOf));
    const telling = words.filter((w) => !stopWords.has(w));
    const each = await Promise.all((telling.length > 0 ? telling : words).map((word) => this.#word(word)));
    const [first, ...others] = each;
    if (!first || others.length === 0) return first ?? this.nothing();
    const found = { ...this.nothing(), sought: each.flatMap((f) => f.sought) };
    for (const r of first.records) {
      let sum = 0;
      for (const { scores } of each) {
        const score = scores[r] ?? 0;
        if (score === 0) {
          sum = 0;
          break;
        }
        sum += score;
      }
      if (sum > 0) note(found, r, sum / each.length);
    }
    return found;
  }

  /** What is found where nothing has it. */
  nothing(): Found {
    return { scores: new Float32Array(this.records), records: [], most: 0, sought: [] };
  }

  async #word(word: string): Promise<Found> {
    const forms = await this.forms(word);
    // A compound that nothing says as one word may be said as several.
    const parts = partsOf(word);
    if (forms.length === 0 && parts.length > 1) return this.#phrase(parts);
    const postings = await Promise.all(forms.map(({ row }) => this.#posting(row)));
    const found = { ...this.nothing(), sought: [{ words: forms.map(({ row }) => row[0]) }] };
    for (const [f, [, ...groups]] of postings.entries()) {
      const worth = forms[f]?.worth ?? 0;
      for (const group of groups) {
        const score = (worth * (group[0] ?? 0)) / levels;
        for (let i = 1, record = 0; i < group.length; i++) note(found, (record += group[i] ?? 0), score);
      }
    }
    return found;
  }

  async #phrase(parts: readonly string[]): Promise<Found> {
    const rows = await Promise.all([...new Set(parts)].map(async (part) => (await this.beginningWith(part)).find(([word]) => word === part)));
    const known = rows.filter((row) => row !== undefined);
    if (parts.length === 0 || known.length < rows.length) return this.nothing();
    const postings = new Map(
      await Promise.all(known.map(async (row): Promise<[string, Sorted]> => [row[0], sorted(await this.#posting(row), row[1])])),
    );
    // The rarest first: what does not stand in the right place there needs no places of the others.
    const order = parts.map((part, i) => ({ part, i })).sort((a, b) => countOf(postings, a.part) - countOf(postings, b.part));
    let records = [...(postings.get(order[0]?.part ?? '')?.records ?? [])];
    for (const { part } of order.slice(1)) {
      const own = postings.get(part)?.records ?? new Uint32Array();
      records = records.filter((r) => rankOf(own, r) >= 0);
    }
    let begins: Map<number, readonly number[]> | undefined;
    for (const { part, i } of parts.length > 1 ? order : []) {
      const posting = postings.get(part);
      if (!posting) return this.nothing();
      const places = await this.#places(posting, begins ? [...begins.keys()] : records);
      const still = new Map<number, readonly number[]>();
      for (const [r, at] of places) {
        const own = at.map((p) => p - i).filter((p) => p >= 0);
        const before = begins?.get(r);
        const both = before ? own.filter((p) => before.includes(p)) : own;
        if (both.length > 0) still.set(r, both);
      }
      begins = still;
    }
    const found = { ...this.nothing(), sought: [{ phrase: [...parts] }] };
    for (const r of begins ? begins.keys() : records) {
      let sum = 0;
      for (const { records: own, weights } of postings.values()) sum += weights[rankOf(own, r)] ?? 0;
      note(found, r, sum / postings.size);
    }
    return found;
  }

  /** @throws Error when the file does not hold it, as when two versions of the site are mixed */
  async #posting([word, , pack, place]: WordRow): Promise<Posting> {
    const posting = (await this.#file<Posting[]>(`postings-${pack}`))[place];
    if (!posting) throw new Error(`The search index lacks the records of ${word}.`);
    return posting;
  }

  /** Where a word stands in the given records, which have it and are in order. */
  async #places({ where: [file, place, ...from], records }: Sorted, wanted: readonly number[]): Promise<Map<number, number[]>> {
    const starts = [0, ...from];
    const byPart = new Map<number, Set<number>>();
    for (const r of wanted) {
      const rank = rankOf(records, r);
      const part = placeOf(starts, rank);
      byPart.set(part, (byPart.get(part) ?? new Set()).add(rank));
    }
    const places = new Map<number, number[]>();
    await Promise.all(
      [...byPart].map(async ([part, ranks]) => {
        const list = (await this.#file<number[][]>(`places-${file + part}`))[part === 0 ? place : 0] ?? [];
        for (let i = 0, rank = starts[part] ?? 0; i < list.length; i += (list[i] ?? 0) + 1, rank++) {
          if (!ranks.has(rank)) continue;
          let at = 0;
          places.set(
            records[rank] ?? 0,
            list.slice(i + 1, i + 1 + (list[i] ?? 0)).map((delta) => (at += delta)),
          );
        }
      }),
    );
    return places;
  }

  /** What the result of a record shows. */
  async shown(record: number): Promise<Shown> {
    const block = placeOf(this.#firstOfBlock, record);
    const row = (await this.#file<RecordRow[]>(`records-${block}`))[record - (this.#firstOfBlock[block] ?? 0)];
    if (!row) throw new Error(`The search index lacks record ${record}.`);
    const [url, title, kind, note, aliases, content] = row;
    return { url, title, kind, note, aliases, content };
  }

  /** The values of a facet, the sets of them that occur, and the set of each record. */
  async facet(name: string): Promise<{ values: string[]; sets: number[][]; setOf: Uint32Array }> {
    const { values, sets, runs } = await this.#file<Column>(`facet-${name}`);
    const setOf = new Uint32Array(this.records);
    for (let i = 0, r = 0; i < runs.length; i += 2) setOf.fill(runs[i] ?? 0, r, (r += runs[i + 1] ?? 0));
    return { values, sets, setOf };
  }
}

function countOf(postings: ReadonlyMap<string, Sorted>, part: string): number {
  return postings.get(part)?.records.length ?? 0;
}

/** The last place of an ordered list at which something not after `wanted` stands; -1 where all is after it. */
function placeOf<T extends string | number>(list: readonly T[], wanted: T): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? wanted) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The place of a record in an ordered list; -1 where it is not there. */
function rankOf(list: Uint32Array, record: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < record) low = middle + 1;
    else high = middle;
  }
  return list[low] === record ? low : -1;
}

/** Adds a record to what was found; of two scores the higher stays. */
export function note(found: Found, record: number, score: number): void {
  const before = found.scores[record] ?? 0;
  if (before === 0) found.records.push(record);
  if (score > before) found.scores[record] = score;
  // As it is kept, in 32 bits: no score is above the highest.
  found.most = Math.max(found.most, found.scores[record] ?? 0);
}

/** A posting in the order of the records, of which there are `count`. */
function sorted([where, ...groups]: Posting, count: number): Sorted {
  // Record and weight as one number, so that the sorting needs no comparing function.
  const both = new Float64Array(count);
  let n = 0;
  for (const group of groups) {
    const weight = group[0] ?? 0;
    for (let i = 1, record = 0; i < group.length; i++) both[n++] = (record += group[i] ?? 0) * levels + (weight - 1);
  }
  both.sort();
  return {
    where,
    records: Uint32Array.from(both, (x) => Math.floor(x / levels)),
    weights: Float32Array.from(both, (x) => ((x % levels) + 1) / levels),
  };
}
