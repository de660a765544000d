/**
 * Deals in any number, for measurements of scale and for tests over many shapes. Each is put together from pieces of real deals (kinds of
 * terms, states, spans of time, amounts, parties, texts) and passes the real schema. Nothing in them is true.
 */
import type { Entry, Library } from '../domain/library.ts';
import { all, get } from '../domain/library.ts';
import { knownUntil, toDays } from '../domain/timeline.ts';
import { compareDates, firstDay } from '../schema/dates.ts';
import { type Amount, type DataOf, kindFiles, schemas, type Term } from '../schema/index.ts';

type Deal = DataOf['deals'];

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A date moved by days, as precise as it was, and not beyond the last day. */
function moved(date: string, days: number, last: string): string {
  const day = new Date((toDays(date) + days) * 86_400_000).toISOString().slice(0, 10);
  return (day > last ? last : day).slice(0, date.length);
}

/** The beginning of one text and the end of another, so that texts are of real shape and hardly ever the same. */
function crossed(a: string, b: string): string {
  const left = a.split(' ');
  const right = b.split(' ');
  return [...left.slice(0, Math.ceil(left.length / 2)), ...right.slice(Math.floor(right.length / 2))].join(' ');
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * So many deals, in order of id, from the library's own deals, parties and patterns; the same for the same library and seed. A deal keeps the
 * kinds of term that its patterns ask for; which right of that kind it is, with its states, comes from any real deal.
 * @throws ZodError where a deal does not pass the schema, which would be an error of this function
 */
export function syntheticDeals(library: Library, n: number, seed: number): Entry<'deals'>[] {
  const next = chance(seed);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(next() * list.length)];
    if (one === undefined) throw new Error('There is nothing to pick from: the library has no deals.');
    return one;
  };
  const real = all(library, 'deals');
  const last = knownUntil(library);
  const terms = new Map<string, { deal: Deal; term: Term }[]>();
  for (const { data: deal } of real) for (const term of deal.terms) terms.set(term.term, [...(terms.get(term.term) ?? []), { deal, term }]);
  const everyTerm = [...terms.values()].flat();
  const ids = new Set(real.map((d) => d.id));

  const varied = (amount: Amount): Amount => {
    const factor = pick([0.5, 0.8, 1, 1, 1.2, 1.5, 2, 3]);
    const round = (value: number) => Number((value * factor).toPrecision(2));
    return {
      ...amount,
      ...(amount.usd === undefined ? {} : { usd: round(amount.usd) }),
      ...(amount.other ? { other: { ...amount.other, value: round(amount.other.value) } } : {}),
    };
  };

  const one = (): Entry<'deals'> => {
    const { data: shape } = pick(real);
    const parties = [...new Set(shape.parties.map(() => pick(pick(real).data.parties).party))];
    while (parties.length < 2) parties.push(...[pick([...library.entries.parties.keys()])].filter((p) => !parties.includes(p)));
    const tier = new Map(shape.sources.map((s) => [s.id, s.tier]));
    const sources = [...tier.keys()];
    const announcedDay = moved(firstDay(pick(real).data.announced), Math.floor(next() * 400) - 200, last);
    const announced = announcedDay.slice(0, shape.announced.length);
    const after = (date: string, since: string, jitter = 0) => moved(date, toDays(announced) - toDays(since) + jitter, last);

    const kinds = shape.terms.map((t) => t.term).sort(() => next() - 0.5);
    if (next() < 0.3) kinds.push(pick(everyTerm).term.term);
    const about = crossed(pick(everyTerm).term.on, pick(everyTerm).term.on);
    const names = parties.slice(0, 3).map((p) => get(library, 'parties', p).data.name);
    const plainId = parties.slice(0, 2).join('-');
    const longName = ids.has(plainId) || next() < 0.6;
    let id = longName ? `${plainId}-${slug(about.split(' ').slice(0, 3).join(' '))}`.replace(/-$/, '') : plainId;
    while (ids.has(id)) id += `-${Math.floor(next() * 1000)}`;
    ids.add(id);

    const data: Deal = {
      name: `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}${longName ? ` (${about})` : ''}`,
      parties: parties.map((party, i) => ({ party, role: shape.parties[i]?.role ?? 'Party' })),
      announced,
      status: shape.status,
      confidence: shape.confidence,
      checked: shape.checked,
      patterns: shape.patterns,
      ...(shape.noPattern ? { noPattern: shape.noPattern } : {}),
      ...(shape.atypical ? { atypical: shape.atypical } : {}),
      summary: shape.summary,
      ...(shape.unknown ? { unknown: shape.unknown } : {}),
      terms: kinds.map((kind) => {
        const { deal, term } = pick(terms.get(kind) ?? everyTerm);
        const jitter = next() < 0.5 ? Math.floor(next() * 30) : 0;
        return {
          term: kind,
          on: crossed(term.on, pick(everyTerm).term.on),
          held: [pick(parties)],
          owed: [pick(parties)],
          states: term.states.reduce<Term['states']>((before, { amount, ...state }) => {
            const from = after(state.from, deal.announced, state.from === deal.announced ? 0 : jitter);
            const previous = before.at(-1)?.from;
            const source = pick(sources);
            const money = amount && { ...varied(amount), ...(tier.get(source) === 'weak' ? { firmness: 'reported' } : {}) };
            // A month can come to lie before the day that it followed.
            const date = previous && compareDates(from, previous) < 0 ? previous : from;
            return [...before, { ...state, from: date, ...(money ? { amount: money } : {}), sources: [source] }];
          }, []),
        };
      }),
      // The first event names every source, so that none is without a claim, and stands on the date of the announcement.
      // A date that only names a year can stand before another one and after it once both have moved.
      events: shape.events
        .map((e, i) => (i === 0 ? { ...e, date: announced, sources } : { ...e, date: after(e.date, shape.announced) }))
        .sort((a, b) => (firstDay(a.date) < firstDay(b.date) ? -1 : firstDay(a.date) > firstDay(b.date) ? 1 : 0)),
      ...(shape.moves ? { moves: shape.moves } : {}),
      sources: shape.sources,
    };
    return {
      kind: 'deals',
      id,
      file: `${kindFiles.deals.folder}/${id}.yaml`,
      digest: `${seed} ${id}`,
      data: schemas.deals.parse(data),
      body: '',
      bodyLine: 1,
      prose: { words: 0, links: [], text: '', html: '' },
      toJSON: () => `deals/${id} ${seed}`,
      at: () => ({ line: 1, column: 1 }),
    };
  };
  return Array.from({ length: n }, one).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The library with synthetic deals beside its own, so that it has so many in all; a library that has as many already stays as it is. */
export function libraryOf(library: Library, n: number, seed: number): Library {
  const more = syntheticDeals(library, Math.max(0, n - library.entries.deals.size), seed);
  const deals = new Map([...all(library, 'deals'), ...more].sort((a, b) => (a.id < b.id ? -1 : 1)).map((d) => [d.id, d]));
  return { ...library, entries: { ...library.entries, deals } };
}
