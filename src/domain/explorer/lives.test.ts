import { describe, expect, it } from 'vitest';
import { type Labels, readAllTexts, readCorpus, toFiles, type PlainDeal } from './corpus.ts';
import { livesOf } from './lives.ts';
import { emptyQuery, type Query } from './query.ts';

const labels: Labels = {
  pattern: [],
  party: [['x', 'Exa', 'ai-lab', 'US']],
  kind: [['ai-lab', 'AI lab']],
  country: [['US', 'United States']],
  term: [['exclusivity', 'Exclusivity']],
  state: [
    ['in-force', 'In force', 'yes'],
    ['ended', 'Ended', 'no'],
  ],
  status: [
    ['active', 'Active', 'unknown'],
    ['over', 'Over', 'no'],
  ],
  confidence: [['primary', 'Primary']],
  qualifier: [],
};
const deal: PlainDeal = {
  id: 'd',
  name: 'D',
  announced: '2022-01-01',
  status: 'active',
  confidence: 'primary',
  patterns: [],
  parties: ['x'],
  terms: [
    {
      term: 'exclusivity',
      on: 'cloud',
      states: [
        { from: '2023-01-01', state: 'in-force' },
        { from: '2025-01', state: 'ended' },
      ],
    },
  ],
};
const lives = (changed: Partial<PlainDeal>, query: Partial<Query>) => {
  const files = toFiles([{ ...deal, ...changed }], labels, '2026-01-01');
  const corpus = readCorpus(files.corpus);
  return livesOf(corpus, readAllTexts(corpus, files.texts), { ...emptyQuery, view: 'timeline', ...query }, [0], [0]);
};
const bars = (changed: Partial<PlainDeal>, query: Partial<Query>) => lives(changed, query).lives[0]!.bars;

describe('the timeline', () => {
  it('draws a deal from its announcement to the day up to which the library speaks, by status', () => {
    expect(bars({}, {})).toEqual([
      { about: '', segments: [{ x: 0, width: 100, state: 'active', title: 'Active since 1 Jan 2022', label: 'Active' }] },
    ]);
    expect(lives({}, {}).ticks.map((t) => t.label)).toEqual(['2022', '2023', '2024', '2025', '2026']);
  });
  it('ends a deal that is over with its last dated state', () => {
    expect(bars({ status: 'over' }, {})[0]!.segments).toMatchObject([{ x: 0, title: 'Over from 1 Jan 2022 to Jan 2025' }]);
    expect(bars({ status: 'over' }, {})[0]!.segments[0]!.width).toBeCloseTo(75, 0);
  });
  it('draws a chosen term through its states; an end has a mark and no bar to the present', () => {
    const [bar] = bars({}, { facets: { term: ['exclusivity'] } });
    expect(bar!.about).toBe('Exclusivity, cloud');
    expect(bar!.segments.map((s) => [s.state, s.title])).toEqual([
      ['in-force', 'In force from 1 Jan 2023 to Jan 2025'],
      ['ended', 'Ended since Jan 2025'],
    ]);
    expect(bar!.segments[1]!.width).toBeCloseTo(1.4);
  });
  it('stops at the day asked about', () => {
    const [bar] = bars({}, { on: '2024-01-01', facets: { state: ['in-force'] } });
    expect(bar!.segments.map((s) => s.title)).toEqual(['In force since 1 Jan 2023']);
    expect(bar!.segments[0]!.x + bar!.segments[0]!.width).toBeCloseTo(100, 0);
  });
  it('can be coloured by what the legend says, and begins early enough for every state', () => {
    expect(lives({}, {}).legend.map(([id]) => id)).toEqual(['active', 'over']);
    const early = { terms: [{ term: 'exclusivity', on: 'x', states: [{ from: '2019-07', state: 'in-force' }] }] };
    expect(lives(early, { facets: { term: ['exclusivity'] } }).ticks[0]!.label).toBe('2019');
  });
});
