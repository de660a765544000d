import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../testing/synthetic.ts';
import { projectLibrary } from '../../testing/vocabulary.ts';
import { all } from '../library.ts';
import { explorerFiles } from '../views/explorer.ts';
import { type CorpusFile, type Labels, readAllTexts, readCorpus, readTexts, type TextsFile, toFiles, toPlain, type PlainDeal } from './corpus.ts';

/** What is read back is what was written: through JSON, as the browser gets it. */
function readBack({ corpus: file, texts }: ReturnType<typeof toFiles>): PlainDeal[] {
  const corpus = readCorpus(JSON.parse(JSON.stringify(file)) as CorpusFile);
  return toPlain(corpus, readAllTexts(corpus, new Map(JSON.parse(JSON.stringify([...texts])) as [string, TextsFile][])));
}

const labels: Labels = {
  pattern: [['p', 'P']],
  party: [
    ['a', 'A|B', 'lab', 'US'],
    ['b', 'Bee', 'lab', ''],
  ],
  kind: [['lab', 'Lab']],
  country: [['US', 'United States']],
  term: [['exclusivity', 'Exclusivity']],
  state: [['in-force', 'In force', 'yes']],
  status: [['active', 'Active', 'unknown']],
  confidence: [['primary', 'Primary']],
  qualifier: [],
};
const deal = (id: string, changed: Partial<PlainDeal> = {}): PlainDeal => ({
  id,
  name: 'A|B and Bee (A|B |0)',
  announced: '2024-05',
  status: 'active',
  confidence: 'primary',
  patterns: ['p'],
  parties: ['a', 'b'],
  terms: [
    {
      term: 'exclusivity',
      on: 'x',
      states: [
        { from: '2024', state: 'in-force', amount: { usd: 5 } },
        { from: '2024-06-01', state: 'in-force' },
      ],
    },
  ],
  ...changed,
});

describe('the files of the explorer', () => {
  it('hold every deal of the library as it is written, the newest first', () => {
    const back = readBack(explorerFiles(projectLibrary));
    expect(back.map((d) => d.id).sort()).toEqual(
      all(projectLibrary, 'deals')
        .map((d) => d.id)
        .sort(),
    );
    for (const { id, name, announced, status, confidence, patterns, parties, terms } of back) {
      const { data } = projectLibrary.entries.deals.get(id)!;
      expect({ name, announced, status, confidence, patterns }).toEqual({
        name: data.name,
        announced: data.announced,
        status: data.status,
        confidence: data.confidence,
        patterns: data.patterns,
      });
      expect(parties).toEqual([...new Set(data.parties.map((p) => p.party))]);
      expect(terms.map((t) => [t.term, t.on, t.states.map((s) => [s.from, s.state, s.amount?.usd, s.amount?.other, s.amount?.qualifier])])).toEqual(
        data.terms.map((t) => [t.term, t.on, t.states.map((s) => [s.from, s.state, s.amount?.usd, s.amount?.other, s.amount?.qualifier])]),
      );
    }
    expect(back.map((d) => d.announced)).toEqual(
      back
        .map((d) => d.announced)
        .sort()
        .reverse(),
    );
  });

  it('keep names with bars, states before the announcement and deals without terms or patterns', () => {
    const deals = [deal('a-b'), deal('b', { announced: '2023', patterns: [], terms: [] })];
    expect(readBack(toFiles(deals, labels, '2026-01-01'))).toEqual(deals);
  });

  it('keep ids however they follow from the names', () => {
    const parts = 'a-b-data-centre';
    const names = [
      'A|B and Bee (data centre sites)',
      'A|B and Bee (data)',
      'A|B and Bee (data',
      'Data centre (Data-Centre)',
      'A|B and Bee (Dépôts)',
      '()',
    ];
    const deals = names.flatMap((name, i) => [parts, 'data-centre', 'b', 'a-c', 'c'].map((id) => deal(`${id}-${i}`.replace(/-0$/, ''), { name })));
    const back = readBack(toFiles([...deals, ...names.map((name, i) => deal(`z${i}-data-centre`, { name }))], labels, '2026-01-01'));
    expect(back.map((d) => `${d.id} ${d.name}`).sort()).toEqual(
      [...deals.map((d) => `${d.id} ${d.name}`), ...names.map((name, i) => `z${i}-data-centre ${name}`)].sort(),
    );
  });

  it('give what terms cover kind by kind, and none to a kind that was not read', () => {
    const { corpus: file, texts } = explorerFiles(projectLibrary);
    const corpus = readCorpus(file);
    const read: string[] = [];
    readTexts(corpus, 'exclusivity', texts.get('exclusivity')!, read);
    const covers = (id: string) =>
      toPlain(corpus, read)
        .find((d) => d.id === id)!
        .terms.map((t) => [t.term, t.on]);
    expect(covers('microsoft-openai')).toEqual(
      projectLibrary.entries.deals.get('microsoft-openai')!.data.terms.map((t) => [t.term, t.term === 'exclusivity' ? t.on : '']),
    );
    expect([...texts.keys()].sort()).toEqual([...new Set(all(projectLibrary, 'deals').flatMap((d) => d.data.terms.map((t) => t.term)))].sort());
  });

  it('are made once for a library', () => {
    expect(explorerFiles(projectLibrary)).toBe(explorerFiles(projectLibrary));
  });

  it('refuse an id that has no words', () => {
    expect(() => toFiles([deal('d', { status: 'gone' })], labels, '2026-01-01')).toThrow('"gone" has no label in the data of the explorer.');
  });

  it('give kinds and countries of parties once each, and none where it is not known', () => {
    const corpus = readCorpus(toFiles([deal('d')], labels, '2026-01-01').corpus);
    expect([...corpus.kinds.values]).toEqual([0]);
    expect([...corpus.countries.values]).toEqual([0]);
  });

  it('of an empty library can be read', () => {
    expect(readBack(toFiles([], labels, '2026-01-01'))).toEqual([]);
  });

  it('stay small: 10,000 deals and what all of one kind of term cover in less than 375 kB, which leaves room for the page within 400', () => {
    const { corpus, texts } = explorerFiles(libraryOf(projectLibrary, 10_000, 1));
    const bytes = (file: unknown) => gzipSync(JSON.stringify(file)).length;
    expect(bytes(corpus) + Math.max(...[...texts.values()].map(bytes))).toBeLessThan(375_000);
  });
});
