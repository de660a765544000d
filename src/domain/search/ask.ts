/** Asks the index for each part of a question and puts the answers together, so that a result can say what it has and what it lacks. */
import { type Choice, type Engine, type Found, note, type Sought } from './engine.ts';
import { byAlias, correction, isPlainWord, parseQuestion, type Unit, wordsOf } from './question.ts';

export interface Ranking {
  /** The numbers of all records that were found, the best first. */
  results: Uint32Array;
  /** How many of them have every unit. */
  whole: number;
  /** Units that nothing has. */
  nowhere: Unit[];
  /** The units that a record lacks. */
  lacks(record: number): Unit[];
  /** What an excerpt marks. */
  sought: Sought[];
  /**
   * Facet to value to number: how many results with every unit there would be if the facet asked for that value alone. Without a unit, of all
   * records.
   * @param facets the facets to count; the file of each is loaded
   */
  counts(facets: readonly string[]): Promise<Record<string, Record<string, number>>>;
}

/**
 * Ranks what the index finds for the units of a question. Scores of one unit are taken as shares of its best, so that no unit outweighs the
 * others by its scale. A unit that few records have says more than one that many have: its share counts with the root of its inverse
 * document frequency, ln(1 + records / (found + 1)). With no unit, all that fits the choice is listed, in the order of the index; with neither, nothing.
 */
export async function ask(engine: Engine, units: readonly Unit[], choice: Choice): Promise<Ranking> {
  const [found, fits] = await Promise.all([Promise.all(units.map((unit) => findUnit(engine, unit))), fitsOf(engine, choice)]);
  const n = engine.records;
  const weights = found.map(({ records }) => Math.sqrt(Math.log(1 + n / (records.length + 1))));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const sums = new Float64Array(n);
  const has = new Uint8Array(n);
  const touched: number[] = [];
  for (const [u, { scores, records, most }] of found.entries()) {
    const weight = (weights[u] ?? 0) / (all * most || 1);
    for (const r of records) {
      if (has[r] === 0) touched.push(r);
      has[r] = (has[r] ?? 0) + 1;
      sums[r] = (sums[r] ?? 0) + weight * (scores[r] ?? 0);
    }
  }
  if (units.length === 0 && fits.size > 0) for (let r = 0; r < n; r++) touched.push(r);
  const chosen = [...fits.values()];
  const fitting = chosen.length === 0 ? touched : touched.filter((r) => chosen.every((fit) => fit[r] === 1));
  // Score and record as one number, so that the sorting needs no comparing function; of equal scores the earlier record comes first.
  const keys = new Float64Array(fitting.length);
  let whole = 0;
  for (let i = 0; i < keys.length; i++) {
    const r = fitting[i] ?? 0;
    if (has[r] === units.length) whole++;
    keys[i] = Math.round((1 - (sums[r] ?? 0)) * precision) * n + r;
  }
  keys.sort();
  const results = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) results[i] = (keys[i] ?? 0) % n;
  return {
    results,
    whole,
    nowhere: units.filter((_, u) => found[u]?.records.length === 0),
    lacks: (record) => units.filter((_, u) => (found[u]?.scores[record] ?? 0) === 0),
    sought: found.flatMap((f) => f.sought),
    counts: (facets) => counts(engine, facets, found, fits),
  };
}

/** Steps of a score when results are put in order. */
const precision = 2 ** 30;

/** What a unit finds: the best of what is searched for it. */
async function findUnit(engine: Engine, { searched }: Unit): Promise<Found> {
  const [first = engine.nothing(), ...others] = await Promise.all(searched.map((text) => engine.find(text)));
  if (others.length === 0) return first;
  const both = { ...engine.nothing(), sought: [first, ...others].flatMap((found) => found.sought) };
  for (const { records, scores } of [first, ...others]) for (const r of records) note(both, r, scores[r] ?? 0);
  return both;
}

/** For each facet in which something is chosen: 1 for every record that has one of the values. */
async function fitsOf(engine: Engine, choice: Choice): Promise<Map<string, Uint8Array>> {
  const chosen = Object.entries(choice).filter(([, values]) => values.length > 0);
  return new Map(
    await Promise.all(
      chosen.map(async ([facet, wanted]): Promise<[string, Uint8Array]> => {
        const { values, sets, setOf } = await engine.facet(facet);
        const good = sets.map((set) => (set.some((v) => wanted.includes(values[v] ?? '')) ? 1 : 0));
        return [facet, Uint8Array.from(setOf, (set) => good[set] ?? 0)];
      }),
    ),
  );
}

async function counts(engine: Engine, facets: readonly string[], found: readonly Found[], fits: ReadonlyMap<string, Uint8Array>) {
  const has = new Uint8Array(engine.records).fill(1);
  for (const { scores } of found) for (let r = 0; r < has.length; r++) if (scores[r] === 0) has[r] = 0;
  const counted = await Promise.all(
    facets.map(async (facet): Promise<[string, Record<string, number>]> => {
      const others = [...fits].filter(([name]) => name !== facet).map(([, fit]) => fit);
      const { values, sets, setOf } = await engine.facet(facet);
      const bySet = new Uint32Array(sets.length);
      for (let r = 0; r < has.length; r++) {
        const set = setOf[r] ?? 0;
        if (has[r] === 1 && others.every((fit) => fit[r] === 1)) bySet[set] = (bySet[set] ?? 0) + 1;
      }
      const byValue = new Uint32Array(values.length);
      for (const [s, set] of sets.entries()) for (const v of set) byValue[v] = (byValue[v] ?? 0) + (bySet[s] ?? 0);
      return [facet, Object.fromEntries(values.map((value, v) => [value, byValue[v] ?? 0]))];
    }),
  );
  return Object.fromEntries(counted);
}

/** What was made of a question, and what was found. */
export interface Answered extends Ranking {
  units: Unit[];
}

/** From what somebody typed to a ranking: taken apart, unknown words replaced by what was most likely meant, asked, ranked. */
export async function answerQuestion(engine: Engine, text: string, choice: Choice): Promise<Answered> {
  // The words are looked up while the names are still loading.
  const [names] = await Promise.all([engine.names(), ...wordsOf(text).map((word) => engine.forms(word))]);
  const units = await Promise.all(parseQuestion(text, byAlias(names)).map((unit) => corrected(engine, unit)));
  return { units, ...(await ask(engine, units, choice)) };
}

/** The unit with an unknown word replaced by what was most likely meant; where nothing is close, nothing is searched. */
async function corrected(engine: Engine, unit: Unit): Promise<Unit> {
  const [word = ''] = unit.searched;
  if (!isPlainWord(unit) || (await engine.forms(word)).length > 0) return unit;
  const meant = correction(word, await engine.beginningWith(word.charAt(0)));
  return meant === undefined ? { typed: unit.typed, searched: [] } : { typed: unit.typed, searched: [meant], because: 'correction' };
}
