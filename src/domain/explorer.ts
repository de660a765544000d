/**
 * Questions asked of all deals at once: facets, ranges, text, sort, and the day as of which every deal is shown. Pure and small, because the
 * browser runs it too.
 */
import { firstDay, isRealDate, lastBegun, lastDay } from '../schema/dates.ts';

/** A state of a term as the explorer needs it: date, id of the state, whether the right exists while it lasts, dollars. */
export type ExplorerState = [from: string, state: string, holds: 'yes' | 'no' | 'unknown', usd?: number];

export interface ExplorerTerm {
  term: string;
  on: string;
  states: ExplorerState[];
}

/** A deal as the explorer needs it. */
export interface ExplorerDeal {
  id: string;
  name: string;
  announced: string;
  status: string;
  confidence: string;
  patterns: string[];
  parties: string[];
  partyKinds: string[];
  countries: string[];
  terms: ExplorerTerm[];
}

/** What a deal can be narrowed by. Values are ids; amount is a bucket. */
export const explorerFacets = ['pattern', 'party', 'kind', 'country', 'term', 'state', 'status', 'confidence', 'year', 'amount'] as const;
export type ExplorerFacet = (typeof explorerFacets)[number];

/** Buckets of the largest dollar figure of a deal on the day; "none" where no figure is public. */
export const amountBuckets = ['none', 'under-1b', '1b-to-10b', '10b-to-100b', 'over-100b'] as const;

export const sorts = ['newest', 'oldest', 'name', 'amount', 'states'] as const;
export type Sort = (typeof sorts)[number];

export interface Query {
  text: string;
  /** Show every deal as it stood on this day; empty for the latest state known. */
  on: string;
  facets: Partial<Record<ExplorerFacet, string[]>>;
  sort: Sort;
}

export const emptyQuery: Query = { text: '', on: '', facets: {}, sort: 'newest' };

/** A deal as it stood: the terms that had begun, each with its state then. */
export interface Standing {
  deal: ExplorerDeal;
  terms: { term: string; on: string; state: string; holds: 'yes' | 'no' | 'unknown'; since: string; usd?: number }[];
  /** Largest dollar figure of a state that stood then. */
  usd?: number;
}

export interface Exploration {
  rows: Standing[];
  /** For each facet and value, how many deals would be shown were that value chosen too. */
  counts: Record<ExplorerFacet, Record<string, number>>;
}

/** The deal as it stood on a day, or as it is known now; undefined where it had not been announced. */
export function standing(deal: ExplorerDeal, on: string): Standing | undefined {
  if (on && firstDay(deal.announced) > lastDay(on)) return undefined;
  const terms = deal.terms.flatMap(({ term, on: what, states }) => {
    const state = on ? lastBegun(states, ([from]) => from, on) : states.at(-1);
    if (!state) return [];
    const [since, name, holds, usd] = state;
    return [{ term, on: what, state: name, holds, since, ...(usd === undefined ? {} : { usd }) }];
  });
  const amounts = terms.flatMap((t) => (t.usd === undefined ? [] : [t.usd]));
  return { deal, terms, ...(amounts.length > 0 ? { usd: Math.max(...amounts) } : {}) };
}

function bucket(usd: number | undefined): (typeof amountBuckets)[number] {
  if (usd === undefined) return 'none';
  return usd < 1e9 ? 'under-1b' : usd < 10e9 ? '1b-to-10b' : usd < 100e9 ? '10b-to-100b' : 'over-100b';
}

/** Values that a deal, as it stood, has for a facet. With terms chosen, states are those of the chosen terms. */
function valuesOf({ deal, terms, usd }: Standing, facet: ExplorerFacet, chosenTerms: readonly string[]): string[] {
  switch (facet) {
    case 'pattern':
      return deal.patterns;
    case 'party':
      return deal.parties;
    case 'kind':
      return deal.partyKinds;
    case 'country':
      return deal.countries;
    case 'term':
      return [...new Set(terms.map((t) => t.term))];
    case 'state':
      return [...new Set(terms.filter((t) => chosenTerms.length === 0 || chosenTerms.includes(t.term)).map((t) => t.state))];
    case 'status':
      return [deal.status];
    case 'confidence':
      return [deal.confidence];
    case 'year':
      return [deal.announced.slice(0, 4)];
    case 'amount':
      return [bucket(usd)];
  }
}

/** Deals that fit the query, sorted, with counts for every facet. Values of one facet are alternatives; facets are conditions. */
export function explore(deals: readonly ExplorerDeal[], query: Query): Exploration {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const chosenTerms = query.facets.term ?? [];
  const standings = deals
    .map((d) => standing(d, query.on))
    .filter((s) => s !== undefined)
    .filter(({ deal, terms }) => {
      const text = `${deal.name} ${terms.map((t) => t.on).join(' ')}`.toLowerCase();
      return words.every((w) => text.includes(w));
    });
  const fits = (s: Standing, besides?: ExplorerFacet) =>
    explorerFacets.every((facet) => {
      const chosen = query.facets[facet] ?? [];
      return facet === besides || chosen.length === 0 || valuesOf(s, facet, chosenTerms).some((v) => chosen.includes(v));
    });
  const counts = Object.fromEntries(explorerFacets.map((f) => [f, {}])) as Record<ExplorerFacet, Record<string, number>>;
  for (const facet of explorerFacets) {
    for (const s of standings) {
      if (!fits(s, facet)) continue;
      for (const value of valuesOf(s, facet, chosenTerms)) counts[facet][value] = (counts[facet][value] ?? 0) + 1;
    }
  }
  const states = (s: Standing) => s.deal.terms.reduce((n, t) => n + t.states.length, 0);
  const by: Record<Sort, (a: Standing, b: Standing) => number> = {
    newest: (a, b) => compare(b.deal.announced, a.deal.announced),
    oldest: (a, b) => compare(a.deal.announced, b.deal.announced),
    name: (a, b) => compare(a.deal.name.toLowerCase(), b.deal.name.toLowerCase()),
    amount: (a, b) => (b.usd ?? -1) - (a.usd ?? -1),
    states: (a, b) => states(b) - states(a),
  };
  const rows = standings.filter((s) => fits(s)).sort((a, b) => by[query.sort](a, b) || compare(a.deal.id, b.deal.id));
  return { rows, counts };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The query as the address says it: ?q=azure&on=2025-03-01&term=first-refusal&sort=amount */
export function queryToAddress({ text, on, facets, sort }: Query): string {
  const address = new URLSearchParams();
  if (text.trim()) address.set('q', text.trim());
  if (on) address.set('on', on);
  for (const facet of explorerFacets) for (const value of facets[facet] ?? []) address.append(facet, value);
  if (sort !== 'newest') address.set('sort', sort);
  const query = address.toString();
  return query ? `?${query}` : '';
}

/**
 * The query that an address asks for. What is not known is left out and named in `notes`, so that a hand-edited address gives the nearest
 * valid view.
 * @param known the values that each facet has
 */
export function addressToQuery(search: string, known: Readonly<Record<ExplorerFacet, ReadonlySet<string>>>): { query: Query; notes: string[] } {
  const query: Query = { ...emptyQuery, facets: {} };
  const notes: string[] = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === 'q') query.text = value;
    else if (name === 'on') {
      if (/^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDate(value)) query.on = value;
      else notes.push(`"${value}" is not a day such as 2025-03-01`);
    } else if (name === 'sort') {
      if ((sorts as readonly string[]).includes(value)) query.sort = value as Sort;
      else notes.push(`"${value}" is no order; there are ${sorts.join(', ')}`);
    } else if ((explorerFacets as readonly string[]).includes(name)) {
      const facet = name as ExplorerFacet;
      if (known[facet].has(value)) query.facets[facet] = [...(query.facets[facet] ?? []), value];
      else notes.push(`no deal has ${name} "${value}"`);
    } else notes.push(`"${name}" is not something that deals are narrowed by`);
  }
  return { query, notes };
}
