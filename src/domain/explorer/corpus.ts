/**
 * All deals in columns: the files that the browser loads, and the typed arrays that it reads them into. A deal is its place in the columns; the
 * newest deal comes first, and deals of one date stand in order of id. A term is its place among the terms of all deals in that order.
 */
import { dateCode, dateOf, fold, pack, type PackedTexts, packTexts, unfold, unpack, unpackTexts } from './pack.ts';

/** Money in a state: dollars, or another currency where no dollar figure was published. */
export interface Money {
  usd?: number;
  other?: { value: number; currency: string };
  /** Id of the qualifier, such as per-year. */
  qualifier?: string;
}

/** A deal as it is written, for `toFiles`. */
export interface PlainDeal {
  id: string;
  name: string;
  announced: string;
  status: string;
  confidence: string;
  patterns: string[];
  parties: string[];
  terms: { term: string; on: string; states: { from: string; state: string; amount?: Money }[] }[];
}

/** An id with the words that a reader sees. */
export type Labelled = [id: string, words: string];

export type Lasting = [id: string, words: string, holds: 'yes' | 'no' | 'unknown'];

/** The words of everything that deals point to. Places in these lists are what the columns hold. */
export interface Labels {
  pattern: Labelled[];
  /** With the ids of its kind and its country; the country is empty where it is not known. */
  party: [id: string, words: string, kind: string, country: string][];
  kind: Labelled[];
  country: Labelled[];
  term: Labelled[];
  /** With whether the right, duty or deal exists while the state or status lasts. */
  state: Lasting[];
  status: Lasting[];
  confidence: Labelled[];
  qualifier: Labelled[];
}

/** All deals in plain words: what is packed into the files, and what a release keeps. */
export interface ExplorerData {
  /** Day up to which the library speaks. */
  until: string;
  labels: Labels;
  deals: PlainDeal[];
}

/** The first file: everything but what the terms cover. Strings of one character per number are `pack`ed. */
export interface CorpusFile {
  /** Day up to which the library speaks. */
  until: string;
  labels: Labels;
  /** "|0" stands for the id of the deal's first party, a last "|c" for the first 3 words of what stands in brackets in its name. */
  ids: string[];
  /** "|0" stands for the name of the deal's first party. */
  names: PackedTexts;
  /** Date of the first deal as a code, then steps down to the next. */
  announced: [number, string];
  status: string;
  confidence: string;
  /** How many, then which. */
  patterns: [string, string];
  parties: [string, string];
  /** Terms of each deal; kind of each term; and, in order of kind, because terms of a kind are alike, states of each term. */
  terms: [string, string, string];
  /**
   * In the same order: folded steps of dates (a first state from the announcement, another from the one before), state, and place in `amounts`
   * plus one.
   */
  states: [string, string, string];
  amounts: Money[];
}

/** A further file for each kind of term: what each term of that kind covers. Needed to show such terms; to search their words, all are. */
export type TextsFile = PackedTexts;

/** Lists of numbers, one list for each thing: those of thing i stand from start[i] up to start[i + 1]. */
export interface Lists {
  start: Uint32Array;
  values: Uint16Array;
}

/** The first file, read. */
export interface Corpus {
  size: number;
  until: string;
  labels: Labels;
  ids: string[];
  names: string[];
  /** Names of the deal and of its parties in small letters, for the search of words. */
  words: string[];
  /** Date codes. */
  announced: Int32Array;
  status: Uint16Array;
  confidence: Uint16Array;
  patterns: Lists;
  parties: Lists;
  kinds: Lists;
  countries: Lists;
  /** Kinds of the terms of each deal. */
  terms: Lists;
  states: {
    /** States of term t stand from start[t] up to start[t + 1], in order of date. */
    start: Uint32Array;
    from: Int32Array;
    state: Uint16Array;
    /** Dollars; NaN where no dollar figure is public. */
    usd: Float64Array;
    /** Place in `amounts` plus one; 0 where there is none. */
    amount: Uint16Array;
  };
  amounts: Money[];
}

/** The text with the words of the parties taken out, each where it stands first: "|0 and |1 (cloud)". */
function abridge(text: string, parts: readonly string[]): string {
  return parts.slice(0, 10).reduce(
    (short, part, i) => {
      const at = part === '' ? -1 : short.indexOf(part);
      return at < 0 ? short : `${short.slice(0, at)}|${i}${short.slice(at + part.length)}`;
    },
    text.replaceAll('|', '||'),
  );
}

function expand(short: string, parts: readonly string[]): string {
  return short.replace(/\|([|\d])/g, (_, mark: string) => (mark === '|' ? '|' : (parts[Number(mark)] ?? '')));
}

/** The words that an id of a deal takes from what stands in brackets in its name. */
function bracketWords(name: string): string[] {
  return (/\(([^)]*)/.exec(name)?.[1] ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** The letter that says how many words were taken: a for one. */
const firstLetter = 96;

function abridgeId({ id, name, parties }: PlainDeal): string {
  const short = abridge(id, parties);
  const words = bracketWords(name).slice(0, 26);
  for (let n = words.length; n > 0; n--) {
    const end = `-${words.slice(0, n).join('-')}`;
    if (short.endsWith(end)) return `${short.slice(0, -end.length)}-|${String.fromCharCode(firstLetter + n)}`;
  }
  return short;
}

function expandId(short: string, name: string, parties: readonly string[]): string {
  const n = /\|[a-z]$/.test(short) ? short.charCodeAt(short.length - 1) - firstLetter : 0;
  if (n === 0) return expand(short, parties);
  return `${expand(short.slice(0, -2), parties)}${bracketWords(name).slice(0, n).join('-')}`;
}

/** The places of terms in order of their kinds, those of one kind as they stand. */
function byKind(kinds: ArrayLike<number>): number[] {
  return Array.from(kinds, (_, term) => term).sort((a, b) => (kinds[a] ?? 0) - (kinds[b] ?? 0) || a - b);
}

/** Places of ids in a list of labels. @throws Error for an id that the list lacks */
function placesIn(list: readonly (readonly [string, ...unknown[]])[]): (id: string) => number {
  const places = new Map(list.map(([id], i) => [id, i]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`"${id}" has no label in the data of the explorer.`);
    return place;
  };
}

/** The files of the explorer: the first, and one for each kind of term that a deal has, by the id of the kind. */
export interface ExplorerFiles {
  corpus: CorpusFile;
  texts: Map<string, TextsFile>;
}

/** The files for these deals. @throws Error for an id without a label; RangeError where there is more of something than `pack` can count */
export function toFiles(deals: readonly PlainDeal[], labels: Labels, until: string): ExplorerFiles {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = [...deals].sort((a, b) => compare(b.announced, a.announced) || compare(a.id, b.id));
  const place = {
    pattern: placesIn(labels.pattern),
    party: placesIn(labels.party),
    term: placesIn(labels.term),
    state: placesIn(labels.state),
    status: placesIn(labels.status),
    confidence: placesIn(labels.confidence),
  };
  const nameOfParty = new Map(labels.party.map(([id, words]) => [id, words]));
  const announced = sorted.map((d) => dateCode(d.announced));
  const terms = sorted.flatMap((d) => d.terms.map((term) => ({ ...term, announced: d.announced })));
  const kinds = terms.map((t) => place.term(t.term));
  const inOrder = byKind(kinds).flatMap((t) => terms[t] ?? []);
  const amounts = new Map<string, { place: number; money: Money }>();
  const placeOfAmount = (money: Money | undefined) => {
    if (!money) return 0;
    const key = JSON.stringify(money);
    const known = amounts.get(key) ?? { place: amounts.size + 1, money };
    amounts.set(key, known);
    return known.place;
  };
  const steps = inOrder.flatMap(({ announced: day, states: all }) =>
    all.map(({ from }, i) => fold(dateCode(from) - dateCode(all[i - 1]?.from ?? day))),
  );
  const states = inOrder.flatMap((t) => t.states);
  const corpus: CorpusFile = {
    until,
    labels,
    ids: sorted.map(abridgeId),
    names: packTexts(
      sorted.map((d) =>
        abridge(
          d.name,
          d.parties.map((p) => nameOfParty.get(p) ?? ''),
        ),
      ),
    ),
    announced: [announced[0] ?? 0, pack(announced.map((code, i) => (announced[i - 1] ?? code) - code))],
    status: pack(sorted.map((d) => place.status(d.status))),
    confidence: pack(sorted.map((d) => place.confidence(d.confidence))),
    patterns: [pack(sorted.map((d) => d.patterns.length)), pack(sorted.flatMap((d) => d.patterns.map(place.pattern)))],
    parties: [pack(sorted.map((d) => d.parties.length)), pack(sorted.flatMap((d) => d.parties.map(place.party)))],
    terms: [pack(sorted.map((d) => d.terms.length)), pack(kinds), pack(inOrder.map((t) => t.states.length))],
    states: [pack(steps), pack(states.map((s) => place.state(s.state))), pack(states.map((s) => placeOfAmount(s.amount)))],
    amounts: [...amounts.values()].map(({ money }) => money),
  };
  const covers = new Map<string, string[]>();
  for (const { term, on } of inOrder) {
    const list = covers.get(term) ?? [];
    list.push(on);
    covers.set(term, list);
  }
  return { corpus, texts: new Map([...covers].map(([term, texts]) => [term, packTexts(texts)])) };
}

/** Where each list begins, from how long each is. */
function starts(counts: Uint16Array): Uint32Array {
  const start = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) start[i + 1] = (start[i] ?? 0) + (counts[i] ?? 0);
  return start;
}

const lists = ([counts, values]: readonly [string, string, ...string[]]): Lists => ({ start: starts(unpack(counts)), values: unpack(values) });

/** The values of one thing in lists. */
export function listOf({ start, values }: Lists, i: number): Uint16Array {
  return values.subarray(start[i], start[i + 1]);
}

/** The lists that follow from others: each value is exchanged, values without an exchange (-1) and repetitions are left out. */
function exchanged(from: Lists, size: number, exchange: readonly number[]): Lists {
  const start = new Uint32Array(size + 1);
  const values: number[] = [];
  for (let i = 0; i < size; i++) {
    const begin = values.length;
    for (const value of listOf(from, i)) {
      const other = exchange[value] ?? -1;
      if (other >= 0 && values.indexOf(other, begin) < 0) values.push(other);
    }
    start[i + 1] = values.length;
  }
  return { start, values: Uint16Array.from(values) };
}

/** Reads the first file. */
export function readCorpus(file: CorpusFile): Corpus {
  const { labels, amounts } = file;
  const size = file.ids.length;
  const announced = new Int32Array(size);
  let code = file.announced[0];
  unpack(file.announced[1]).forEach((step, i) => (announced[i] = code -= step));
  const parties = lists(file.parties);
  const terms = lists(file.terms);
  const order = byKind(terms.values);
  const counts = new Uint16Array(order.length);
  unpack(file.terms[2]).forEach((count, i) => (counts[order[i] ?? 0] = count));
  const stateStart = starts(counts);
  const dealOf = new Uint32Array(order.length);
  for (let deal = 0; deal < size; deal++) dealOf.fill(deal, terms.start[deal], terms.start[deal + 1]);
  const [steps, stateInOrder, amountInOrder] = [unpack(file.states[0]), unpack(file.states[1]), unpack(file.states[2])];
  const from = new Int32Array(steps.length);
  const state = new Uint16Array(steps.length);
  const amount = new Uint16Array(steps.length);
  let at = 0;
  for (const t of order) {
    let date = announced[dealOf[t] ?? 0] ?? 0;
    for (let s = stateStart[t] ?? 0; s < (stateStart[t + 1] ?? 0); s++, at++) {
      from[s] = date += unfold(steps[at] ?? 0);
      state[s] = stateInOrder[at] ?? 0;
      amount[s] = amountInOrder[at] ?? 0;
    }
  }
  const dollars = amounts.map((a) => a.usd ?? NaN);
  const partiesOf = (i: number) => [...listOf(parties, i)];
  const names = unpackTexts(file.names).map((name, i) =>
    expand(
      name,
      partiesOf(i).map((p) => labels.party[p]?.[1] ?? ''),
    ),
  );
  const kindPlaces = new Map(labels.kind.map(([id], i) => [id, i]));
  const countryPlaces = new Map(labels.country.map(([id], i) => [id, i]));
  return {
    size,
    until: file.until,
    labels,
    ids: file.ids.map((id, i) =>
      expandId(
        id,
        names[i] ?? '',
        partiesOf(i).map((p) => labels.party[p]?.[0] ?? ''),
      ),
    ),
    names,
    words: names.map((name, i) => [name, ...partiesOf(i).map((p) => labels.party[p]?.[1] ?? '')].join('\n').toLowerCase()),
    announced,
    status: unpack(file.status),
    confidence: unpack(file.confidence),
    patterns: lists(file.patterns),
    parties,
    kinds: exchanged(
      parties,
      size,
      labels.party.map(([, , kind]) => kindPlaces.get(kind) ?? -1),
    ),
    countries: exchanged(
      parties,
      size,
      labels.party.map(([, , , country]) => countryPlaces.get(country) ?? -1),
    ),
    terms,
    states: {
      start: stateStart,
      from,
      state,
      usd: Float64Array.from(amount, (a) => (a === 0 ? NaN : (dollars[a - 1] ?? NaN))),
      amount,
    },
    amounts,
  };
}

/**
 * Reads a further file: puts what the terms of a kind cover at the places of those terms.
 * @param kind id of the kind
 * @param texts what each term covers, "" where the file of its kind was not read; an empty list is filled first
 */
export function readTexts({ terms, labels }: Corpus, kind: string, file: TextsFile, texts: string[]): void {
  while (texts.length < terms.values.length) texts.push('');
  const value = labels.term.findIndex(([id]) => id === kind);
  const covers = unpackTexts(file);
  let next = 0;
  for (let term = 0; term < terms.values.length; term++) if (terms.values[term] === value) texts[term] = covers[next++] ?? '';
}

/** What every term covers, from all further files. */
export function readAllTexts(corpus: Corpus, files: ExplorerFiles['texts']): string[] {
  const texts: string[] = [];
  for (const [kind, file] of files) readTexts(corpus, kind, file, texts);
  return texts;
}

/** The deals again as they were written: for tests, and the definition of what the files mean. */
export function toPlain(corpus: Corpus, texts: readonly string[]): PlainDeal[] {
  const { labels, states } = corpus;
  const ids = (list: readonly (readonly [string, ...unknown[]])[], places: Iterable<number>) => [...places].map((p) => list[p]?.[0] ?? '');
  return corpus.ids.map((id, i) => ({
    id,
    name: corpus.names[i] ?? '',
    announced: dateOf(corpus.announced[i] ?? 0),
    status: labels.status[corpus.status[i] ?? 0]?.[0] ?? '',
    confidence: labels.confidence[corpus.confidence[i] ?? 0]?.[0] ?? '',
    patterns: ids(labels.pattern, listOf(corpus.patterns, i)),
    parties: ids(labels.party, listOf(corpus.parties, i)),
    terms: [...listOf(corpus.terms, i)].map((kind, n) => {
      const t = (corpus.terms.start[i] ?? 0) + n;
      return {
        term: labels.term[kind]?.[0] ?? '',
        on: texts[t] ?? '',
        states: Array.from({ length: (states.start[t + 1] ?? 0) - (states.start[t] ?? 0) }, (_, k) => {
          const s = (states.start[t] ?? 0) + k;
          const money = corpus.amounts[(states.amount[s] ?? 0) - 1];
          return { from: dateOf(states.from[s] ?? 0), state: labels.state[states.state[s] ?? 0]?.[0] ?? '', ...(money ? { amount: money } : {}) };
        }),
      };
    }),
  }));
}
