import { expect, it } from 'vitest';
import { readLibrary } from '../../library/read.ts';
import { IndexMemory } from './index-files.ts';
import { engineOver, indexFiles, openIndex, searchRecord } from '../../testing/search.ts';
import { Engine } from './engine.ts';
import { partsOf, wordsOf } from './question.ts';
import { aliasTable, searchRecords } from './records.ts';

const { library } = await readLibrary(process.cwd());
const records = searchRecords(library);
const files = indexFiles(records, aliasTable(library));
const { engine } = await openIndex(files);

const urlsOf = async (asked: Engine, text: string) => {
  const { scores } = await asked.find(text);
  return Promise.all([...scores].flatMap((score, r) => (score > 0 ? [asked.shown(r).then(({ url }) => url)] : [])));
};

it('finds every record by each of its words, and shows it as it is', async () => {
  const every = records.filter((_, i) => i % 40 === 0);
  expect(every.length).toBeGreaterThan(50);
  for (const { url, title, kind, note, aliases, content } of every) {
    const words = new Set(wordsOf([title, note, ...aliases, content].join(' ')));
    let record = -1;
    for (const word of words) {
      if (record < 0) record = await recordOf(url, word);
      expect((await engine.find(word)).scores[record], `${url} by "${word}"`).toBeGreaterThan(0);
    }
    expect(await engine.shown(record)).toEqual({ url, title, kind, note, aliases, content });
  }
});

async function recordOf(url: string, word: string): Promise<number> {
  const { scores } = await engine.find(word);
  for (const [r, score] of scores.entries()) if (score > 0 && (await engine.shown(r)).url === url) return r;
  throw new Error(`${url} is not found by ${word}.`);
}

it('finds a phrase where its words stand one after the other, and nowhere else', async () => {
  for (const phrase of ['first refusal', 'right of first refusal', 'take or pay', 'of the', 'exclusivity']) {
    const parts = wordsOf(phrase);
    const holds = (text: string) => {
      const own = wordsOf(text).flatMap(partsOf);
      return own.some((_, i) => parts.every((part, k) => own[i + k] === part));
    };
    const expected = records.filter((r) => [r.title, r.note, r.content, ...r.aliases].some(holds)).map((r) => r.url);
    expect((await urlsOf(engine, `"${phrase}"`)).sort(), phrase).toEqual(expected.sort());
  }
});

const of = (contents: readonly string[]) => engineOver(contents.map((content, i) => searchRecord({ url: `/${i}/`, content })));

it('finds no phrase across two fields or two other names', async () => {
  const across = await engineOver([searchRecord({ url: '/', title: 'first', note: 'refusal', aliases: ['new', 'capacity'], content: 'first' })]);
  for (const phrase of ['"first refusal"', '"refusal first"', '"new capacity"']) expect((await across.find(phrase)).records, phrase).toEqual([]);
});

it('finds a word in other forms and by its beginning, the word itself first', async () => {
  const texts = await of(['exclusive', 'exclusivity', 'excluded', 'licence', 'licences']);
  const order = async (text: string) => {
    const { scores } = await texts.find(text);
    return [...scores.keys()].filter((r) => (scores[r] ?? 0) > 0).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  };
  expect(await order('exclusivity')).toEqual([1, 0]);
  expect(await order('exclus')).toEqual([0, 1]);
  expect(await order('ex')).toEqual([0, 1, 2]);
  expect(await order('e')).toEqual([]);
  expect(await order('licences')).toEqual([4, 3]);
});

it('takes of the words that begin with a text the twelve in most records', async () => {
  const often = Array.from({ length: 12 }, (_, i) => `capa${i} capa${i}x`);
  const texts = await of([...often, ...often.map((t) => t.split(' ')[0] ?? ''), 'capacity']);
  const { sought, scores } = await texts.find('capa');
  expect(sought).toEqual([{ words: expect.objectContaining({ length: 12 }) }]);
  expect(scores[24]).toBe(0);
});

it('finds a compound by its parts, by all of it, and as words of their own', async () => {
  const texts = await of(['a take-or-pay clause', 'they take or pay', 'OpenAI’s GPT-4o']);
  expect(await urlsOf(texts, '"take or pay"')).toEqual(['/0/', '/1/']);
  expect(await urlsOf(texts, 'take-or-pay')).toEqual(['/0/']);
  expect(await urlsOf(texts, 'pay')).toEqual(['/0/', '/1/']);
  expect(await urlsOf(texts, 'or-pay')).toEqual(['/0/', '/1/']);
  expect(await urlsOf(texts, 'gpt')).toEqual(['/2/']);
  expect(await urlsOf(texts, 'openai')).toEqual(['/2/']);
});

it('loads for a phrase of a frequent and a rare word only the places that can hold it', async () => {
  const many = Array.from({ length: 40_000 }, (_, i) => searchRecord({ url: `/${i}/`, content: i === 39_000 ? 'the only zebra' : 'the only horse' }));
  const written = indexFiles(many);
  const { engine: large, loaded } = await openIndex(written);
  expect(await urlsOf(large, '"the only zebra"')).toEqual(['/39000/']);
  const places = loaded.filter((name) => name.includes('/places-'));
  // Of the two frequent words, whose places fill several files each, one part; the rare word's stand beside one of them.
  const all = written.filter(({ path }) => path.includes('/places-'));
  expect(all.length).toBeGreaterThan(5);
  expect(places.length).toBeLessThanOrEqual(3);
});

it('writes the same bytes for the same records', () => {
  expect(indexFiles(searchRecords(library), aliasTable(library))).toEqual(files);
});

it('writes the same bytes with a memory of records that have changed, gone or got another place since', () => {
  const before = [
    searchRecord({ url: '/a/', title: 'Gone with its word' }),
    searchRecord({ url: '/b/', title: 'Exclusivity', content: 'It held for a year.', aliases: ['sole right', 'lock-in'] }),
    searchRecord({ url: '/c/', title: 'Most favoured nation', content: 'Best price.' }),
  ];
  const [, b, c] = before;
  const after = [searchRecord({ url: '/d/', title: 'New' }), { ...c!, content: 'The best price.' }, { ...b!, filters: { year: ['2026'] } }];
  const memory = new IndexMemory().remember();
  indexFiles(before, {}, memory);
  expect(indexFiles(after, {}, memory)).toEqual(indexFiles(after));
  expect(memory.recall(b!)).toBeDefined();
  expect(memory.recall(c!)).toBeUndefined();
});

it('refuses two records with one address', () => {
  const twice = [searchRecord({ url: '/a/#x' }), searchRecord({ url: '/a/#x' })];
  expect(() => indexFiles(twice)).toThrow('Two search records have the address /a/#x.');
});

it('says so when the index is written in another form', async () => {
  const entry = { format: 99, folder: 'x', records: 0, words: [], blocks: [] };
  const open = Engine.open(() => Promise.resolve(entry));
  await expect(open).rejects.toThrow('The search index has format 99, and this page reads format 1. Load the page again.');
});

it('loads a file once, and tries again after an error', async () => {
  let fails = true;
  const loaded: string[] = [];
  const contents = new Map(files.map((f) => [f.path, f.content]));
  const asked = await Engine.open((name) => {
    loaded.push(name);
    if (name.includes('words-') && fails) return Promise.reject(new Error('The network is gone.'));
    return Promise.resolve(JSON.parse(contents.get(`${name}.json`) ?? 'null'));
  });
  await expect(asked.find('exclusivity')).rejects.toThrow('The network is gone.');
  fails = false;
  expect((await asked.find('exclusivity')).records.length).toBeGreaterThan(0);
  const after = loaded.length;
  await asked.find('exclusivity');
  expect(loaded.length).toBe(after);
});
