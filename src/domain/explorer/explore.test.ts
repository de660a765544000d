import { describe, expect, it } from 'vitest';
import { chance, libraryOf } from '../../testing/synthetic.ts';
import { projectLibrary } from '../../testing/vocabulary.ts';
import { firstDay, lastBegun, lastDay } from '../../schema/dates.ts';
import { explorerFiles } from '../views/explorer.ts';
import { type Labels, type PlainDeal, readAllTexts, readCorpus, toFiles, toPlain } from './corpus.ts';
import { explore, standings } from './explore.ts';
import { amountBuckets, bucketBounds, emptyQuery, type Facet, facets, type Query, sorts } from './query.ts';
import { dateOf } from './pack.ts';

// ---- What a query means, in plain words and slowly. ----

type State = PlainDeal['terms'][number]['states'][number];

/** The terms of a deal as they stood. */
function stood(deal: PlainDeal, on: string): { kind: string; on: string; state: State }[] {
  return deal.terms.flatMap(({ term, on: what, states }) => {
    const state = on ? lastBegun(states, (s) => s.from, on) : states.at(-1);
    return state ? [{ kind: term, on: what, state }] : [];
  });
}

function slowFits(deal: PlainDeal, query: Query, partyName: (id: string) => string): boolean {
  const { facets: chosen } = query;
  const wants = (facet: Facet, values: readonly string[]) => !chosen[facet]?.length || values.some((v) => chosen[facet]?.includes(v));
  const inDates = (date: string) => (!query.from || firstDay(date) >= firstDay(query.from)) && (!query.to || firstDay(date) <= lastDay(query.to));
  if (query.on && firstDay(deal.announced) > lastDay(query.on)) return false;
  const all = stood(deal, query.on);
  const text = [deal.name, ...deal.parties.map(partyName), ...all.map((t) => t.on)].join('\n').toLowerCase();
  if (
    !query.text
      .toLowerCase()
      .split(/\s+/)
      .every((w) => text.includes(w))
  )
    return false;
  const ofTerms = Boolean(chosen.term?.length || chosen.state?.length);
  const terms = ofTerms ? all.filter((t) => wants('term', [t.kind]) && wants('state', [t.state.state]) && inDates(t.state.from)) : all;
  if (ofTerms ? terms.length === 0 : !inDates(deal.announced)) return false;
  const dollars = terms.flatMap((t) => (t.state.amount?.usd === undefined ? [] : [t.state.amount.usd]));
  const figure = dollars.length > 0 ? Math.max(...dollars) : undefined;
  if (query.min !== undefined || query.max !== undefined) {
    if (figure === undefined ? !query.unknown : figure < (query.min ?? 0) || figure > (query.max ?? Infinity)) return false;
  }
  const bucket = figure === undefined ? 'none' : (amountBuckets[bucketBounds.filter((b) => figure >= b).length] ?? '');
  const party = (id: string) => labels.party.find(([p]) => p === id);
  return (
    wants('pattern', deal.patterns) &&
    wants('party', deal.parties) &&
    wants(
      'kind',
      deal.parties.map((p) => party(p)?.[2] ?? ''),
    ) &&
    wants(
      'country',
      deal.parties.map((p) => party(p)?.[3] ?? ''),
    ) &&
    wants('status', [deal.status]) &&
    wants('confidence', [deal.confidence]) &&
    wants('year', [deal.announced.slice(0, 4)]) &&
    wants('amount', [bucket])
  );
}

// ---- The fast one against it. ----

const files = explorerFiles(libraryOf(projectLibrary, 300, 7));
const { labels } = files.corpus;
const corpus = readCorpus(files.corpus);
const written = readAllTexts(corpus, files.texts);
const plain = toPlain(corpus, written);
const texts = written.map((t) => t.toLowerCase());
const names = new Map(labels.party.map(([id, words]) => [id, words]));
const slow = (query: Query) => plain.filter((d) => slowFits(d, query, (id) => names.get(id) ?? id)).map((d) => d.id);
const fast = (query: Query) => explore(corpus, query, texts).rows.map((i) => corpus.ids[i] ?? '');

/** A query of the kind that people ask, now with one condition and now with many. */
function randomQuery(next: () => number): Query {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const maybe = <T>(chanceOf: number, value: () => T): T | undefined => (next() < chanceOf ? value() : undefined);
  const values: Record<Facet, readonly string[]> = {
    pattern: labels.pattern.map(([id]) => id),
    party: labels.party.slice(0, 12).map(([id]) => id),
    kind: labels.kind.map(([id]) => id),
    country: labels.country.slice(0, 4).map(([id]) => id),
    term: labels.term.map(([id]) => id),
    state: labels.state.map(([id]) => id),
    status: labels.status.map(([id]) => id),
    confidence: labels.confidence.map(([id]) => id),
    year: ['2021', '2023', '2024', '2025'],
    amount: amountBuckets,
  };
  const chosen: Query['facets'] = {};
  for (const facet of facets) {
    const some = maybe(0.2, () => [...new Set([pick(values[facet]), pick(values[facet]), pick(values[facet])])]);
    if (some) chosen[facet] = some;
  }
  const date = () => pick(['2023', '2024', '2024-03', '2025-01-21', '2025-06', '2026-02-28']);
  const min = maybe(0.2, () => pick([0, 1e8, 1e9, 1e10]));
  const max = maybe(0.15, () => pick([5e8, 1e10, 1e12]));
  return {
    ...emptyQuery,
    text: maybe(0.2, () => pick(['open', 'azure', 'cloud compute', 'a b', 'zzz'])) ?? '',
    on: maybe(0.25, () => pick(['2024-02-29', '2025-03-01', '2026-06-30'])) ?? '',
    facets: chosen,
    from: maybe(0.2, date) ?? '',
    to: maybe(0.2, date) ?? '',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    unknown: next() < 0.3,
    sort: pick(sorts),
  };
}

describe('the pass over columns gives what the plain definition gives', () => {
  const next = chance(11);
  const queries = Array.from({ length: 200 }, () => randomQuery(next));
  it('the same deals for 200 random queries', () => {
    for (const query of queries) expect(fast(query).sort(), JSON.stringify(query)).toEqual(slow(query).sort());
    expect(queries.filter((q) => fast(q).length > 0).length).toBeGreaterThan(40);
  });
  it('counts that are what choosing the value alone would show', () => {
    for (const query of queries.slice(0, 12)) {
      const { counts } = explore(corpus, query, texts);
      const values: Record<Facet, readonly string[]> = {
        pattern: labels.pattern.map(([id]) => id).slice(0, 6),
        party: labels.party.map(([id]) => id).slice(0, 6),
        kind: labels.kind.map(([id]) => id),
        country: ['US', 'FR'],
        term: labels.term.map(([id]) => id),
        state: labels.state.map(([id]) => id),
        status: labels.status.map(([id]) => id),
        confidence: labels.confidence.map(([id]) => id),
        year: ['2023', '2025'],
        amount: amountBuckets,
      };
      for (const facet of facets)
        for (const value of values[facet])
          expect(counts[facet][value] ?? 0, `${facet} ${value} in ${JSON.stringify(query)}`).toBe(
            slow({ ...query, facets: { ...query.facets, [facet]: [value] } }).length,
          );
    }
  });
});

// ---- Rules that a person would want to read one by one. ----

const small: Labels = {
  pattern: [
    ['a', 'A'],
    ['b', 'B'],
  ],
  party: [
    ['x', 'Exa', 'ai-lab', 'US'],
    ['y', 'Why', 'ai-lab', ''],
  ],
  kind: [['ai-lab', 'AI lab']],
  country: [['US', 'United States']],
  term: [
    ['first-refusal', 'Right of first refusal'],
    ['compute-commitment', 'Compute commitment'],
  ],
  state: [
    ['in-force', 'In force', 'yes'],
    ['ended', 'Ended', 'no'],
  ],
  status: [
    ['active', 'Active', 'unknown'],
    ['ended', 'Ended', 'no'],
  ],
  confidence: [
    ['primary', 'Primary'],
    ['single-source', 'Single source'],
  ],
  qualifier: [],
};
const deal = (id: string, changed: Partial<PlainDeal> = {}): PlainDeal => ({
  id,
  name: id,
  announced: '2019-07-22',
  status: 'active',
  confidence: 'primary',
  patterns: ['a'],
  parties: ['x', 'y'],
  terms: [
    {
      term: 'first-refusal',
      on: 'new capacity',
      states: [
        { from: '2025-01-21', state: 'in-force' },
        { from: '2025-10-28', state: 'ended' },
      ],
    },
  ],
  ...changed,
});
const commitment = (from: string, usd?: number, state = 'in-force'): PlainDeal['terms'][number] => ({
  term: 'compute-commitment',
  on: 'chips',
  states: [{ from, state, ...(usd === undefined ? {} : { amount: { usd } }) }],
});
/** Ids of the deals that fit, in order, or counts. */
const asking = (deals: PlainDeal[], query: Partial<Query>) => {
  const made = toFiles(deals, small, '2026-11-01');
  const read = readCorpus(made.corpus);
  const result = explore(read, { ...emptyQuery, sort: 'name', ...query }, readAllTexts(read, made.texts));
  return { ids: result.rows.map((i) => read.ids[i]), counts: result.counts, read };
};

describe('as of a day', () => {
  it('shows the state that a term had then, and no term that had not begun', () => {
    const { read } = asking([deal('d')], {});
    const states = (on: string) =>
      standings(read, { ...emptyQuery, on })(0).map(({ state }) => [dateOf(read.states.from[state]!), read.states.state[state]]);
    expect(states('2025-03-01')).toEqual([['2025-01-21', 0]]);
    expect(states('2024-03-01')).toEqual([]);
    expect(states('')).toEqual([['2025-10-28', 1]]);
  });
  it('leaves out deals that had not been announced', () => {
    expect(asking([deal('d')], { on: '2019-07-21' }).ids).toEqual([]);
    expect(asking([deal('d')], { on: '2019-07-22' }).ids).toEqual(['d']);
    expect(asking([deal('d', { announced: '2019-07' })], { on: '2019-07-02' }).ids).toEqual(['d']);
  });
  it('answers who had a right of first refusal on 1 March 2025', () => {
    const having = (on: string) => fast({ ...emptyQuery, on, facets: { term: ['first-refusal'], state: ['in-force'] } });
    expect(having('2025-03-01')).toContain('microsoft-openai');
    expect(having('2025-12-01')).not.toContain('microsoft-openai');
  });
});

describe('facets', () => {
  const deals = [deal('a'), deal('b', { status: 'ended', patterns: ['b'] }), deal('c', { patterns: ['b'], terms: [commitment('2024', 5e9)] })];
  it('join values of one facet and require every facet', () => {
    expect(asking(deals, { facets: { pattern: ['a', 'b'] } }).ids).toEqual(['a', 'b', 'c']);
    expect(asking(deals, { facets: { pattern: ['b'], status: ['active'] } }).ids).toEqual(['c']);
    expect(asking(deals, { facets: { amount: ['none'] } }).ids).toEqual(['a', 'b']);
  });
  it('count what would be shown if that value were chosen', () => {
    const { counts } = asking(deals, { facets: { pattern: ['b'] } });
    expect(counts.pattern).toEqual({ a: 1, b: 2 });
    expect(counts.status).toEqual({ ended: 1, active: 1 });
    expect(counts.amount).toEqual({ none: 1, '1b-to-10b': 1 });
  });
  it('ask kind and state of one and the same term', () => {
    const both = deal('both', { terms: [commitment('2024', 5e9), { ...commitment('2025', undefined, 'ended'), term: 'first-refusal' }] });
    expect(asking([both], { facets: { term: ['compute-commitment'], state: ['ended'] } }).ids).toEqual([]);
    expect(asking([both], { facets: { term: ['first-refusal'], state: ['ended'] } }).ids).toEqual(['both']);
  });
  it('find words in names, in names of parties and in what terms cover', () => {
    expect(asking(deals, { text: 'CAPACITY new' }).ids).toEqual(['a', 'b']);
    expect(asking(deals, { text: 'exa' }).ids).toEqual(['a', 'b', 'c']);
    expect(asking(deals, { text: 'capacity', on: '2024-01-01' }).ids).toEqual([]);
  });
});

describe('ranges', () => {
  it('of dates hold a month or a year by its first day', () => {
    const deals = [deal('day', { announced: '2024-05-17' }), deal('month', { announced: '2024-05' }), deal('year', { announced: '2024' })];
    expect(asking(deals, { from: '2024' }).ids).toEqual(['day', 'month', 'year']);
    expect(asking(deals, { from: '2024-01-01' }).ids).toEqual(['day', 'month', 'year']);
    expect(asking(deals, { from: '2024-02', to: '2024-05' }).ids).toEqual(['day', 'month']);
    expect(asking(deals, { to: '2024-05-16' }).ids).toEqual(['month', 'year']);
  });
  it('of dollars leave out what has no public figure, unless asked', () => {
    const deals = [
      deal('none', { terms: [] }),
      deal('one', { terms: [commitment('2024', 1e9)] }),
      deal('ten', { terms: [commitment('2024', 10e9)] }),
    ];
    expect(asking(deals, { min: 10e9 }).ids).toEqual(['ten']);
    expect(asking(deals, { max: 1e9 }).ids).toEqual(['one']);
    expect(asking(deals, { min: 10e9, unknown: true }).ids).toEqual(['none', 'ten']);
    expect(asking(deals, { unknown: true }).ids).toEqual(['none', 'one', 'ten']);
  });
  it('ask dates and dollars of the chosen terms: a commitment of 2025 in a deal of 2019', () => {
    const old = deal('old', { terms: [commitment('2025-10-28', 250e9), { ...commitment('2019-07-22', 1e9), term: 'first-refusal' }] });
    const facet = { term: ['compute-commitment'] };
    expect(asking([old], { facets: facet, min: 10e9, from: '2024' }).ids).toEqual(['old']);
    expect(asking([old], { min: 10e9, from: '2024' }).ids).toEqual([]);
    expect(asking([old], { facets: { term: ['first-refusal'] }, min: 10e9 }).ids).toEqual([]);
    expect(asking([old], { facets: facet, to: '2024' }).ids).toEqual([]);
  });
});

describe('order', () => {
  const deals = [
    deal('small', { announced: '2020', terms: [commitment('2024', 1e9)], status: 'ended' }),
    deal('large', { announced: '2021', terms: [commitment('2024', 9e9)], confidence: 'single-source' }),
    deal('unknown', { announced: '2022' }),
  ];
  it.each([
    ['newest', ['unknown', 'large', 'small']],
    ['oldest', ['small', 'large', 'unknown']],
    ['name', ['large', 'small', 'unknown']],
    ['name-reversed', ['unknown', 'small', 'large']],
    ['amount', ['large', 'small', 'unknown']],
    ['smallest', ['small', 'large', 'unknown']],
    ['states', ['unknown', 'large', 'small']],
    ['fewest-states', ['large', 'small', 'unknown']],
    ['status', ['unknown', 'large', 'small']],
    ['status-reversed', ['small', 'unknown', 'large']],
    ['evidence', ['unknown', 'small', 'large']],
    ['evidence-reversed', ['large', 'unknown', 'small']],
  ] as const)('%s: a figure that is not public is last, equals come newest first', (sort, ids) => {
    expect(asking(deals, { sort }).ids).toEqual(ids);
  });
});
