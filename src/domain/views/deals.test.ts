import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../testing/synthetic.ts';
import { projectLibrary } from '../../testing/vocabulary.ts';
import { dealPages } from './deals.ts';

describe('the list of all deals', () => {
  it('is divided into pages of 250, the newest first, each deal once', () => {
    const library = libraryOf(projectLibrary, 600, 5);
    const pages = dealPages(library);
    expect(pages.map((p) => p.length)).toEqual([250, 250, 100]);
    expect(new Set(pages.flat().map((d) => d.link.href))).toEqual(new Set([...library.entries.deals.keys()].map((id) => `/deals/${id}/`)));
    const dates = pages.flat().map((d) => d.announced);
    expect(dates).toEqual([...dates].sort().reverse());
  });
  it('of no deals is one empty page', () => {
    expect(dealPages({ ...projectLibrary, entries: { ...projectLibrary.entries, deals: new Map() } })).toEqual([[]]);
  });
});
