/** The site after five releases with changes of every class (see build-history.ts), under a base path. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenLinks, filesOf, folder as main, invalidHtml, oneOfEachKind, outline, pagesOf, read } from './site.ts';

const folder = process.env['SITE_FOLDER_HISTORY'] ?? `${main}-history`;
const base = '/dealshape';
const page = (address: string) => read(`${address}index.html`, folder);
const json = <T>(address: string) => JSON.parse(read(address, folder)) as T;
/** What a reader sees of the main part, without tags. */
const words = (address: string) =>
  page(address)
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<\/main>[\s\S]*$/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+([,.;])/g, '$1')
    .replace(/\s+/g, ' ');

interface Notes {
  release: string;
  previous?: string;
  notes: { kind: string; id: string; class: string; from?: string; to?: string; what: string[]; by?: string }[];
}
const releases = () =>
  [...page('/changes/').matchAll(/href="\/dealshape\/changes\/(\d+\.\d+\.\d+)\/"/g)].map((m) => json<Notes>(`/changes/${m[1]}.json`)).reverse();
/** The versions between which a release raised an entry. */
const raised = (release: Notes | undefined, id: string) => {
  const { from = '', to = '' } = release?.notes.find((n) => n.id === id && n.to) ?? {};
  return { from, to };
};

describe('releases', () => {
  it('are named by the highest class of their changes and listed, the newest first', () => {
    expect(releases().map((r) => r.release)).toEqual(['1.0.0', '1.0.1', '1.1.0', '2.0.0', '3.0.0']);
    expect(words('/changes/')).toContain('Since release 3.0.0 the library has 1 change that is in no release yet.');
  });
  it('say by class what changed, on a page and as data', () => {
    const classes = new Set(releases().flatMap((r) => r.notes.map((n) => n.class)));
    expect(classes).toEqual(new Set(['added', 'patch', 'minor', 'changed', 'major', 'retired', 'replaced', 'renamed']));
    expect(words('/changes/2.0.0/')).toContain('It turned out to be no more than costly. Changed: severity, from');
    expect(words('/changes/3.0.0/')).toContain('It was a deal for a test.');
    for (const { release, notes } of releases().slice(1))
      for (const { what } of notes) for (const sentence of what) expect(words(`/changes/${release}/`)).toContain(sentence.replace(/&/g, '&#38;'));
  });
  it('name the state of the exported library', () => {
    expect(json<{ release: string }>('/data/library.json').release).toBe('3.0.0+unreleased');
  });
  it('keep the deals as they were known', () => {
    const ids = (release: string) => json<{ deals: { id: string }[] }>(`/data/releases/${release}/explorer.json`).deals.map((d) => d.id);
    expect(ids('1.0.0')).not.toContain('for-a-time-one');
    expect(ids('1.1.0')).toContain('for-a-time-one');
    expect(ids('3.0.0')).not.toContain('for-a-time-one');
    expect(ids('3.0.0')).toEqual(json<{ id: string }[]>('/data/deals.json').map((d) => d.id));
  });
});

describe('more deals than one page holds', () => {
  const listed = (address: string) =>
    [...page(address).matchAll(/<th scope="row">\s*<a href="\/dealshape\/deals\/([^/"]+)\/"/g)].map((m) => m[1] ?? '');
  it('stand on pages of 250, the newest first, each deal once', () => {
    const deals = json<{ id: string; announced: string }[]>('/data/deals.json');
    const announced = new Map(deals.map((d) => [d.id, d.announced]));
    const dates = [...listed('/deals/'), ...listed('/deals/all/2/')].map((id) => announced.get(id) ?? '');
    expect(listed('/deals/')).toHaveLength(250);
    expect([...listed('/deals/'), ...listed('/deals/all/2/')].sort()).toEqual(deals.map((d) => d.id).sort());
    expect(dates).toEqual([...dates].sort().reverse());
  });
  it('are found from the page of deals, which says what is shown and where the others are', () => {
    const deals = json<unknown[]>('/data/deals.json').length;
    expect(words('/deals/')).toContain(`${deals} deals. The newest 250 are shown.`);
    expect(words('/deals/')).toContain(
      'Narrowing the table needs JavaScript; the newest 250 deals stand below, and links to the pages of all others under them.',
    );
    expect(page('/deals/')).toContain('href="/dealshape/deals/all/2/" aria-label="Page 2"');
    expect(words('/deals/all/2/')).toContain(`Deals 251 to ${deals}, the newest first.`);
    expect(page('/deals/all/2/')).toContain('<title>Deals, page 2 of 2 · Dealshape</title>');
    expect(page('/deals/all/2/')).toMatch(/<link rel="canonical" href="[^"]*\/dealshape\/deals\/all\/2\/"/);
    expect(page('/deals/all/2/')).toMatch(/rel="prev" href="\/dealshape\/deals\/"/);
    expect(existsSync(path.join(folder, 'deals/all/3'))).toBe(false);
  });
});

describe('the page of a frozen version', () => {
  const clause = () => raised(releases()[1], 'right-of-first-refusal');
  const move = () => raised(releases()[3], 'premature-exclusivity');

  it('says what was said then, which version it is, and which is the current one', () => {
    const { from } = move();
    const address = `/moves/premature-exclusivity/${from}/`;
    expect(words(address)).toContain(`This is version ${from} of`);
    expect(words(address)).toContain(`The current one is version ${move().to}.`);
    expect(page(address)).toContain(`href="${base}/moves/premature-exclusivity/"`);
    expect(words(address)).not.toContain('no more than costly');
    expect(words('/moves/premature-exclusivity/')).toContain('no more than costly');
  });
  it('says when it is the current one, and when the living page has changed since', () => {
    expect(words(`/moves/premature-exclusivity/${move().to}/`)).toContain('It is the current one; the living page');
    const living = words('/patterns/white-label-ai/');
    expect(living).toMatch(/Version \d+\.\d+\.\d+, in no release yet; earlier: \d+\.\d+\.\d+\./);
    const frozen = /earlier: (\d+\.\d+\.\d+)\./.exec(living)?.[1] ?? '';
    expect(words(`/patterns/white-label-ai/${frozen}/`)).toMatch(/The current one is version \d+\.\d+\.\d+\./);
    expect(words(`/patterns/white-label-ai/${frozen}/`)).not.toContain('A sentence that is in no release yet.');
  });
  it('stays where it was when the entry is renamed, and leads to the present id', () => {
    const { from, to } = clause();
    for (const version of [from, to]) {
      expect(page(`/clauses/right-of-first-refusal/${version}/`)).toContain(`href="${base}/clauses/first-refusal-right/"`);
    }
    expect(words('/clauses/first-refusal-right/')).toContain(`Version ${to}, in release 3.0.0; earlier: ${to}, ${from}.`);
    expect(read('/clauses/right-of-first-refusal/index.html', folder)).toContain('http-equiv="refresh"');
  });
  it('is its own canonical page, and kept out of search engines, the site map and the search', () => {
    const map = read('/sitemap-0.xml', folder);
    const frozen = pagesOf(folder).filter(({ address }) => /^\/(?:patterns|clauses|moves)\/[^/]+\/[\d.]+\/$/.test(address));
    expect(frozen.length).toBeGreaterThan(100);
    for (const { address, html } of frozen) {
      expect(html, address).toContain('<meta name="robots" content="noindex">');
      expect(html, address).toMatch(new RegExp(`<link rel="canonical" href="https://[^"]+${base}${address.replace(/\./g, '\\.')}">`));
      expect(map.includes(address), address).toBe(false);
    }
    expect(map).toContain('/changes/3.0.0/');
  });
  it('has its data beside it', () => {
    const { from } = move();
    expect(json<{ id: string; version: string }>(`/moves/premature-exclusivity/${from}.json`)).toMatchObject({
      id: 'premature-exclusivity',
      version: from,
    });
  });
});

it('an entry that ended says why at its old address, and what took its place', () => {
  expect(words('/deals/for-a-time-one/')).toContain('It was a deal for a test.');
  expect(words('/deals/for-a-time-two/')).toContain('In its place: Microsoft and OpenAI.');
  expect(existsSync(path.join(folder, 'deals/for-a-time-one.json'))).toBe(false);
});

it('a deal shows its revision', () => {
  expect(words('/deals/microsoft-openai/')).toContain('Revision 2, in release 2.0.0; earlier: 1 (release 1.0.0).');
});

describe('every page of it', () => {
  it('has links that lead somewhere, ids that stand once and a title of its own', () => {
    expect(brokenLinks(folder, `${base}/`).slice(0, 20)).toEqual([]);
    const titles = new Map<string, string>();
    for (const { address, html } of pagesOf(folder)) {
      const { ids } = outline(html);
      expect(ids.length, address).toBe(new Set(ids).size);
      const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
      expect(titles.get(title), `${address} has the title of another page`).toBeUndefined();
      titles.set(title, address);
      expect(html.match(/<h1[ >]/g), address).toHaveLength(1);
    }
  });
  it('is valid HTML, of every kind one', async () => {
    expect((await invalidHtml(oneOfEachKind(folder), folder)).slice(0, 20)).toEqual([]);
  });
  it('there is a site to look at', () => {
    expect(filesOf(folder).length).toBeGreaterThan(500);
  });
});
