import { describe, expect, it } from 'vitest';
import { projectLibrary } from '../../testing/vocabulary.ts';
import { siteFiles, textOf } from '../export/files.ts';
import type { Entry, Library } from '../library.ts';
import { plainText } from '../plain.ts';
import { pageAt, pagesOf, type TemplateName, templates } from './pages.ts';

const pages = [...pagesOf(projectLibrary)];

/** Where there is something that the text of data would not tell. */
function lost(value: unknown, at: string): string[] {
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return [at];
  if (typeof value !== 'object' || value === null) return [];
  if ('digest' in value && 'toJSON' in value) return [];
  if (Array.isArray(value)) return value.flatMap((one, i) => lost(one, `${at}[${i}]`));
  if (Object.getPrototypeOf(value) !== Object.prototype) return [at];
  // A key that is there without a value says the same as none.
  return Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : lost(one, `${at}.${key}`)));
}

/** The library as it would be before its first release: what a release says of changes would change with each. */
const unreleased: Library = { ...projectLibrary, releases: [], retired: [] };

/** The library after an entry was edited. */
function edited<K extends Entry['kind']>(kind: K, id: string, change: (entry: Entry<K>) => Partial<Entry<K>>): Library {
  const before = unreleased.entries[kind].get(id)!;
  const digest = `${before.digest} edited`;
  const after = { ...before, ...change(before), digest, toJSON: () => `${kind}/${id} ${digest}` };
  const entries = new Map<string, Entry<K>>(unreleased.entries[kind]);
  entries.set(id, after);
  return { ...unreleased, entries: { ...unreleased.entries, [kind]: entries } };
}

/** The library after the prose of an entry was reworded. */
const reworded = (kind: Entry['kind'], id: string) => edited(kind, id, ({ body }) => ({ body: `${body}\n\nReworded.` }));

describe('pages', () => {
  it('have an address each, which ends in a slash, and are found by it', () => {
    expect(pages.length).toBeGreaterThan(1_500);
    expect(new Set(pages.map((p) => p.address)).size).toBe(pages.length);
    expect(pages.filter((p) => !/^\/(?:.*\/)?$/.test(p.address)).map((p) => p.address)).toEqual(['/404.html']);
    expect(pageAt(projectLibrary, '/deals/microsoft-openai/')?.template).toBe('deal');
    expect(pageAt(projectLibrary, '/deals/nothing/')).toBeUndefined();
  });

  it('show plain data and entries, of which the build can tell whether they are as before', () => {
    expect(pages.flatMap((page) => lost(page.view(), page.address)).slice(0, 10)).toEqual([]);
  });

  it('that list entries do not change with the prose of one, and the page of the entry does', () => {
    const cases = [
      ['moves', 'premature-exclusivity'],
      ['clauses', 'right-of-first-refusal'],
      ['patterns', 'white-label-ai'],
      ['deals', 'microsoft-openai'],
      ['anchors', 'hart-moore-1990'],
    ] as const;
    // These have one page each, and contain many entries.
    const lists = (Object.keys(templates) as TemplateName[]).filter((name) => pages.filter((p) => p.template === name).length === 1);
    expect(lists).toEqual(expect.arrayContaining(['home', 'moves', 'deals', 'matrix', 'search', 'comparisons']));
    for (const [kind, id] of cases) {
      const library = reworded(kind, id);
      const changed = [...pagesOf(library)]
        .filter((page) => plainText(page.view()) !== plainText(pageAt(unreleased, page.address)!.view()))
        .map((page) => page.address);
      expect(changed).toContain(`/${kind}/${id}/`);
      expect(changed.filter((address) => lists.includes(pageAt(projectLibrary, address)!.template))).toEqual([]);
    }
  });
});

describe('files', () => {
  const toAddress = (address: string) => `https://example.org${address}`;
  const textAndSources = (library: Library) =>
    new Map([...siteFiles(library, toAddress)].map((f) => [f.address, { text: textOf(f), of: plainText(f.of()) }]));
  const before = textAndSources(unreleased);

  it('say by plain data and entries what they are made of', () => {
    expect([...siteFiles(projectLibrary, toAddress)].flatMap((file) => lost(file.of(), file.address)).slice(0, 10)).toEqual([]);
  });

  it.each([
    [
      'a party gets another name',
      edited('parties', 'openai', ({ data }) => ({ data: { ...data, name: 'Another name' } })),
      '/deals/microsoft-openai.md',
    ],
    [
      'a deal is checked again',
      edited('deals', 'microsoft-openai', ({ data }) => ({ data: { ...data, checked: '2026-12-24' } })),
      '/parties/openai.ris',
    ],
    [
      'an event is reworded',
      edited('deals', 'microsoft-openai', ({ data }) => ({ data: { ...data, events: data.events.map((e) => ({ ...e, says: 'Reworded.' })) } })),
      '/deals/microsoft-openai/feed.xml',
    ],
    [
      'a work gets another title',
      edited('anchors', 'hart-moore-1990', ({ data }) => ({ data: { ...data, title: 'Another title' } })),
      '/anchors/hart-moore-1990.bib',
    ],
    [
      'a clause gets another name',
      edited('clauses', 'right-of-first-refusal', ({ data }) => ({ data: { ...data, name: 'Another name' } })),
      '/llms.txt',
    ],
    [
      'a state is called otherwise',
      {
        ...unreleased,
        vocabularyDigest: 'another',
        vocabulary: new Map(
          [...unreleased.vocabulary].map(([name, list]) => [
            name,
            { ...list, items: list.items.map((i) => (name === 'states' && i.id === 'in-force' ? { ...i, label: 'In force today' } : i)) },
          ]),
        ),
      },
      '/deals/microsoft-openai/feed.xml',
    ],
  ])('are made of something else whenever their text is another: %s', (_, library, one) => {
    const after = textAndSources(library);
    const another = [...after].filter(([address, { text }]) => text !== before.get(address)?.text).map(([address]) => address);
    expect(another).toContain(one);
    expect(another.filter((address) => after.get(address)?.of === before.get(address)?.of)).toEqual([]);
  });
});
