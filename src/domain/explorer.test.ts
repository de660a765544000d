import { describe, expect, it } from 'vitest';
import { projectLibrary } from '../testing/vocabulary.ts';
import { addressToQuery, emptyQuery, explore, type ExplorerDeal, explorerFacets, queryToAddress, standing } from './explorer.ts';
import { explorerDeals } from './views/explorer.ts';

const deal = (id: string, changed: Partial<ExplorerDeal> = {}): ExplorerDeal => ({
  id,
  name: id,
  announced: '2019-07-22',
  status: 'active',
  confidence: 'primary',
  patterns: ['a'],
  parties: ['x', 'y'],
  partyKinds: ['ai-lab'],
  countries: ['US'],
  terms: [
    {
      term: 'first-refusal',
      on: 'new capacity',
      states: [
        ['2025-01-21', 'in-force', 'yes'],
        ['2025-10-28', 'ended', 'no'],
      ],
    },
  ],
  ...changed,
});

describe('as of a day', () => {
  it('shows the state that a term had then, and no term that had not begun', () => {
    expect(standing(deal('d'), '2025-03-01')?.terms).toMatchObject([{ state: 'in-force', since: '2025-01-21' }]);
    expect(standing(deal('d'), '2024-03-01')?.terms).toEqual([]);
    expect(standing(deal('d'), '')?.terms).toMatchObject([{ state: 'ended' }]);
  });
  it('leaves out deals that had not been announced', () => {
    expect(standing(deal('d'), '2019-07-21')).toBeUndefined();
  });
  it('answers who had a right of first refusal on 1 March 2025', () => {
    const { rows } = explore(explorerDeals(projectLibrary), {
      ...emptyQuery,
      on: '2025-03-01',
      facets: { term: ['first-refusal'], state: ['in-force'] },
    });
    expect(rows.map((r) => r.deal.id)).toContain('microsoft-openai');
    const later = explore(explorerDeals(projectLibrary), {
      ...emptyQuery,
      on: '2025-12-01',
      facets: { term: ['first-refusal'], state: ['in-force'] },
    });
    expect(later.rows.map((r) => r.deal.id)).not.toContain('microsoft-openai');
  });
});

describe('facets', () => {
  const deals = [
    deal('a'),
    deal('b', { status: 'ended', patterns: ['b'] }),
    deal('c', { patterns: ['b'], terms: [{ term: 'pricing', on: 'x', states: [['2024', 'in-force', 'yes', 5e9]] }] }),
  ];
  it('join values of one facet and require every facet', () => {
    const ids = (facets: object) => explore(deals, { ...emptyQuery, sort: 'name', facets }).rows.map((r) => r.deal.id);
    expect(ids({ pattern: ['a', 'b'] })).toEqual(['a', 'b', 'c']);
    expect(ids({ pattern: ['b'], status: ['active'] })).toEqual(['c']);
    expect(ids({ amount: ['none'] })).toEqual(['a', 'b']);
  });
  it('count what would be shown if one more value were chosen', () => {
    const { counts } = explore(deals, { ...emptyQuery, facets: { pattern: ['b'] } });
    expect(counts.pattern).toEqual({ a: 1, b: 2 });
    expect(counts.status).toEqual({ ended: 1, active: 1 });
    expect(counts.amount).toEqual({ none: 1, '1b-to-10b': 1 });
  });
  it('relate states to the terms that are chosen', () => {
    const { rows } = explore(deals, { ...emptyQuery, facets: { term: ['pricing'], state: ['ended'] } });
    expect(rows).toEqual([]);
  });
  it('find words in names and in what terms cover', () => {
    expect(explore(deals, { ...emptyQuery, text: 'CAPACITY new', sort: 'name' }).rows.map((r) => r.deal.id)).toEqual(['a', 'b']);
  });
  it('sort by the largest figure, with the unknown last', () => {
    expect(explore(deals, { ...emptyQuery, sort: 'amount' }).rows[0]?.deal.id).toBe('c');
  });
});

describe('the address', () => {
  const known = Object.fromEntries(explorerFacets.map((f) => [f, new Set(['a', 'in-force'])])) as unknown as Parameters<typeof addressToQuery>[1];
  it('says the whole view and can be read back', () => {
    const query = { text: 'azure', on: '2025-03-01', facets: { pattern: ['a'], state: ['in-force'] }, sort: 'amount' as const };
    expect(queryToAddress(query)).toBe('?q=azure&on=2025-03-01&pattern=a&state=in-force&sort=amount');
    expect(addressToQuery(queryToAddress(query), known)).toEqual({ query, notes: [] });
    expect(queryToAddress(emptyQuery)).toBe('');
  });
  it('edited by hand gives the nearest valid view and says what was left out', () => {
    expect(addressToQuery('?on=2025-02-30&pattern=zz&sort=best&colour=red&state=in-force', known)).toEqual({
      query: { ...emptyQuery, facets: { state: ['in-force'] } },
      notes: [
        '"2025-02-30" is not a day such as 2025-03-01',
        'no deal has pattern "zz"',
        '"best" is no order; there are newest, oldest, name, amount, states',
        '"colour" is not something that deals are narrowed by',
      ],
    });
  });
});
