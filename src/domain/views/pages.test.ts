import { describe, expect, it } from 'vitest';
import { projectLibrary } from '../../testing/vocabulary.ts';
import { siteFiles } from '../export/files.ts';
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

/** The library after the prose of an entry was reworded. */
function reworded<K extends Entry['kind']>(kind: K, id: string): Library {
  const before = projectLibrary.entries[kind].get(id)!;
  const digest = `${before.digest} reworded`;
  const after = { ...before, digest, body: `${before.body}\n\nReworded.`, toJSON: () => `${kind}/${id} ${digest}` };
  const entries = new Map<string, Entry<K>>(projectLibrary.entries[kind]);
  entries.set(id, after);
  return { ...unreleased, entries: { ...projectLibrary.entries, [kind]: entries } };
}

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
  it('say by plain data and entries what they are made of', () => {
    expect([...siteFiles(projectLibrary, (a) => a)].flatMap((file) => lost(file.of(), file.address)).slice(0, 10)).toEqual([]);
  });
});
