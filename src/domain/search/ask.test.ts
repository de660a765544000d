import { expect, it } from 'vitest';
import { engineOver, indexFiles, openIndex, searchRecord } from '../../testing/search.ts';
import { answerQuestion, type Answered } from './ask.ts';
import type { Choice, Engine } from './engine.ts';

const texts = {
  both: 'oracle capacity for openai',
  often: 'capacity capacity capacity',
  phrase: 'new capacity at oracle, new capacity at azure',
  other: 'a licence of news',
};
const over = (of: Record<string, string>) => engineOver(Object.entries(of).map(([url, content]) => searchRecord({ url, content })));
const urls = ({ results }: Answered, engine: Engine) => Promise.all([...results].map(async (r) => (await engine.shown(r)).url));

async function found(question: string, engine?: Engine, choice: Choice = {}) {
  const asked = engine ?? (await over(texts));
  const answered = await answerQuestion(asked, question, choice);
  return { ...answered, urls: await urls(answered, asked) };
}

it('puts first what has every word, and says of the others what they lack', async () => {
  const { urls, results, lacks, whole } = await found('openai capacity');
  expect(urls[0]).toBe('both');
  expect(urls.slice(1).sort()).toEqual(['often', 'phrase']);
  expect([...results].map((r) => lacks(r).map((u) => u.typed))).toEqual([[], ['openai'], ['openai']]);
  expect(whole).toBe(1);
});

it('finds a phrase inside a longer question', async () => {
  const { urls, whole } = await found('oracle "new capacity"');
  expect(urls[0]).toBe('phrase');
  expect(whole).toBe(1);
});

it('gives a rare word more weight than a common one', async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`c${i}`, 'capacity']));
  expect((await found('licence capacity', await over({ ...many, rare: 'licence' }))).urls[0]).toBe('rare');
});

it('names the words that nothing has', async () => {
  expect((await found('oracle zebra')).nowhere.map((u) => u.typed)).toEqual(['zebra']);
});

it('searches another name together with what the library calls the thing, and counts a record once that has both', async () => {
  const engine = await engineOver(
    [
      searchRecord({ url: '/a/', title: 'Right of first refusal', content: 'also called ROFR' }),
      searchRecord({ url: '/b/', content: 'the right, at first, of a refusal' }),
      searchRecord({ url: '/c/', content: 'ROFR' }),
      searchRecord({ url: '/d/', content: 'the right of refusal' }),
    ],
    { rofr: 'Right of first refusal' },
  );
  const { urls, whole, units } = await found('rofr', engine);
  expect([...urls].sort()).toEqual(['/a/', '/b/', '/c/']);
  expect(whole).toBe(3);
  expect(units[0]?.because).toBe('alias');
});

it('mends a spelling, and loads the words of its first letter only where one is not known', async () => {
  const many = Array.from({ length: 3_000 }, (_, i) => searchRecord({ url: `/${i}/`, content: `capacity co${i.toString(36)}x cz${i.toString(36)}` }));
  const { engine, loaded } = await openIndex(indexFiles(many));
  const shards = () => loaded.filter((name) => name.includes('/words-')).length;
  await answerQuestion(engine, 'capacity', {});
  const known = shards();
  const { units } = await answerQuestion(engine, 'capacty', {});
  expect(units).toEqual([{ typed: 'capacty', searched: ['capacity'], because: 'correction' }]);
  expect(shards()).toBeGreaterThan(known);
});

it('searches nothing for a word that is unknown and close to nothing', async () => {
  expect((await found('zzzqqq')).units).toEqual([{ typed: 'zzzqqq', searched: [] }]);
});

it('leaves alone a word that is known, another form of one, the beginning of one, and what is no plain word', async () => {
  const { units } = await found('capacity capacities licens "rigth of way" gpt-4o licen', await over({ ...texts, more: 'licensed' }));
  expect(units.filter((u) => u.because === 'correction')).toEqual([]);
});

const filed = [
  searchRecord({ url: '/d/', content: 'capacity', filters: { kind: ['deal'], party: ['openai', 'oracle'] } }),
  searchRecord({ url: '/d/#1', content: 'new capacity', filters: { kind: ['event'], party: ['openai', 'oracle'] } }),
  searchRecord({ url: '/d/#2', content: 'new capacity', filters: { kind: ['event'], party: ['oracle'] } }),
  searchRecord({ url: '/p/', content: 'licence' }),
];

it('lists all that fits a choice when nothing is typed, and nothing without a choice', async () => {
  const engine = await engineOver(filed);
  expect((await found('', engine, { kind: ['event'] })).urls).toEqual(['/d/#1', '/d/#2']);
  expect((await found('', engine, { kind: ['event', 'deal'], party: ['openai'] })).urls).toEqual(['/d/', '/d/#1']);
  expect((await found('', engine, { kind: [] })).urls).toEqual([]);
});

it('counts facets exactly, also for a phrase, and counts a facet as if it asked for each value alone', async () => {
  const engine = await engineOver(filed);
  const counts = async (question: string, choice: Choice = {}) => (await found(question, engine, choice)).counts(['kind', 'party']);
  expect(await counts('capacity')).toEqual({ kind: { deal: 1, event: 2 }, party: { openai: 2, oracle: 3 } });
  expect(await counts('"new capacity"')).toEqual({ kind: { deal: 0, event: 2 }, party: { openai: 1, oracle: 2 } });
  expect(await counts('capacity', { party: ['openai'] })).toEqual({ kind: { deal: 1, event: 1 }, party: { openai: 2, oracle: 3 } });
  expect(await counts('')).toEqual({ kind: { deal: 1, event: 2 }, party: { openai: 2, oracle: 3 } });
});

it('takes into the results only what fits the choice, and lets the others say nothing of what is whole', async () => {
  const { urls, whole } = await found('new capacity', await engineOver(filed), { party: ['openai'] });
  expect(urls).toEqual(['/d/#1', '/d/']);
  expect(whole).toBe(1);
});

it('names a record that is the best in every unit by its number, however its scores round', async () => {
  for (let n = 1; n <= 30; n++) {
    const { urls } = await found('capacity licence', await over({ other: 'capacity', best: 'capacity licence '.repeat(n) }));
    expect(urls, String(n)).toEqual(['best', 'other']);
  }
});
