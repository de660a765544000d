/** What can be said of the built site without a browser. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { styles } from '../../src/domain/export/citation-words.ts';
import { citedKinds } from '../../src/domain/export/citations.ts';
import { kinds } from '../../src/schema/index.ts';
import { atomFaults } from '../../src/testing/atom.ts';
import { calendarFaults } from '../../src/testing/calendar.ts';
import { projectLibrary } from '../../src/testing/vocabulary.ts';
import { brokenLinks, filesOf, folder, invalidHtml, oneOfEachKind, outline, pagesOf, read } from './site.ts';

const pages = pagesOf();
const files = new Set(filesOf(folder));

const idsByPage = new Map<string, Set<string>>();

/** The ids on a page that exists, by its address. */
function idsOf(address: string): Set<string> {
  let ids = idsByPage.get(address);
  if (!ids) idsByPage.set(address, (ids = new Set(outline(read(`${address}index.html`)).ids)));
  return ids;
}

describe('links', () => {
  it('every internal link and fragment resolves', () => {
    expect(brokenLinks(folder, '/').slice(0, 20)).toEqual([]);
  });
  it('every internal link resolves under a base path too', () => {
    const root = process.env['SITE_FOLDER_BASE'] ?? `${folder}-base`;
    expect(pagesOf(root).length).toBe(pages.length);
    expect(brokenLinks(root, '/dealshape/').slice(0, 20)).toEqual([]);
  });
  it('ids are given once on a page', () => {
    const twice = pages.flatMap(({ address, html }) => {
      const { ids } = outline(html);
      return ids.length === new Set(ids).size ? [] : [`${address}: ${ids.filter((id, i) => ids.indexOf(id) !== i).join(', ')}`];
    });
    expect(twice).toEqual([]);
  });
});

describe('every page', () => {
  it('has a title of its own, a description and a canonical address', () => {
    const titles = new Map<string, string>();
    for (const { address, html } of pages) {
      const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
      expect(title, address).not.toBe('');
      expect(titles.get(title), `${address} and ${titles.get(title) ?? ''} have the same title`).toBeUndefined();
      titles.set(title, address);
      expect(/<meta name="description" content="([^"]+)"/.exec(html)?.[1]?.length ?? 0, `description of ${address}`).toBeGreaterThan(20);
      if (address !== '/404.html') expect(/<link rel="canonical" href="(https:[^"]+)"/.exec(html)?.[1], address).toMatch(new RegExp(`${address}$`));
    }
  });
  it('has one heading of the first level and no inline style or handler', () => {
    for (const { address, html } of pages) {
      expect(html.match(/<h1[ >]/g), address).toHaveLength(1);
      expect(html, address).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)="/);
      expect(html, address).not.toContain('<style');
    }
  });
  it('carries the content-security policy, whose only inline script is the one that it names', () => {
    for (const { address, html } of pages) {
      const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? '';
      expect(policy, address).toContain("default-src 'none'");
      expect(policy, address).not.toMatch(/unsafe|https?:|\*/);
      const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1] ?? '');
      for (const script of inline)
        expect(policy, `${address}: ${script.slice(0, 60)}`).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    }
  });
  it('loads nothing from another host and blocks its first paint on no script', () => {
    for (const { address, html } of pages) {
      expect(html, address).not.toMatch(/<(?:script|img|iframe|source|video|audio)[^>]*\ssrc="(?:https?:)?\/\//);
      expect(html, address).not.toMatch(/<link rel="(?:stylesheet|preload|preconnect|dns-prefetch|modulepreload)"[^>]*href="(?:https?:)?\/\//);
      for (const [tag] of html.matchAll(/<script[^>]*\ssrc=[^>]*>/g)) expect(tag, address).toMatch(/type="module"|defer|async/);
    }
  });
  it('stands in the site map, but for those that search engines are asked to leave out', () => {
    const map = read('/sitemap-0.xml');
    for (const { address, html } of pages)
      expect(map.includes(`${address}</loc>`), address).toBe(!html.includes('<meta name="robots" content="noindex">'));
    expect(map).not.toContain('404');
    expect(map).not.toMatch(/<loc>[^<]*\.(?:bib|ris|json|xml|ics|csv|md)<\/loc>/);
  });
});

it('HTML is valid on one page of every kind', async () => {
  expect((await invalidHtml(oneOfEachKind())).slice(0, 20)).toEqual([]);
});

describe('feeds and calendars', () => {
  it('every page names its feed, and in words a person can follow', () => {
    for (const { address, html } of pages) {
      const own = /^\/(?:patterns|deals|parties)\/[^/]+\/$/.test(address) ? `${address}feed.xml` : '/feed.xml';
      expect(html.match(/<link rel="alternate" type="application\/atom\+xml" href="([^"]+)"/)?.[1], address).toBe(own);
      expect(html, address).toContain(`<a href="${own}">Feed</a>`);
    }
  });
  it('every feed is Atom 1.0, at the address that it says is its own, and leads to pages that exist', () => {
    const feeds = [...files].filter((f) => f.endsWith('feed.xml'));
    const { patterns, deals, parties } = projectLibrary.entries;
    expect(feeds).toHaveLength(1 + patterns.size + deals.size + parties.size);
    for (const file of feeds) {
      const text = read(file);
      expect(atomFaults(text), file).toEqual([]);
      const links = [...text.matchAll(/<link (?:rel="(self|alternate)" )?href="([^"]+)"/g)].map((m) => ({ rel: m[1], to: new URL(m[2]!) }));
      expect(links.find((l) => l.rel === 'self')?.to.pathname, file).toBe(file);
      for (const { rel, to } of links) {
        if (rel === 'self') continue;
        expect(files.has(`${to.pathname}index.html`), `${file} links to ${to.href}`).toBe(true);
        if (to.hash) expect(idsOf(to.pathname).has(to.hash.slice(1)), `${file} links to ${to.href}`).toBe(true);
      }
    }
  });
  it('every calendar is accepted by a calendar program and leads to the dates of its deals', () => {
    const calendars = [...files].filter((f) => f.endsWith('.ics'));
    expect(calendars).toContain('/deals.ics');
    expect(calendars.length).toBeGreaterThan(10);
    for (const file of calendars) {
      const text = read(file);
      expect(calendarFaults(text), file).toEqual([]);
      for (const [, to = ''] of text.replaceAll('\r\n ', '').matchAll(/^URL;VALUE=URI:(.+?)\r$/gm)) {
        const { pathname, hash } = new URL(to);
        expect(idsOf(pathname).has(hash.slice(1)), `${file} links to ${to}`).toBe(true);
      }
    }
  });
  it('a deal with a date ahead leads to its calendar, and the table of deals to that of all', () => {
    const linked = pages.flatMap(({ html }) => outline(html).links).filter((l) => l.endsWith('.ics'));
    expect([...new Set(linked)].sort()).toEqual([...files].filter((f) => f.endsWith('.ics')));
  });
});

describe('data', () => {
  it.each(kinds)('%s.json fits its published schema', (kind) => {
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(read(`/data/schema/${kind}.json`)) as object);
    expect(validate(JSON.parse(read(`/data/${kind}.json`))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });
  it('library.json holds every entry of the library', () => {
    const data = JSON.parse(read('/data/library.json')) as Record<string, { id: string }[]>;
    for (const kind of kinds) expect(data[kind]!.map((e) => e.id)).toEqual([...projectLibrary.entries[kind].keys()]);
  });
  it('every entry has its Markdown and JSON twin', () => {
    for (const kind of kinds)
      for (const id of projectLibrary.entries[kind].keys()) {
        expect(files.has(`/${kind}/${id}.md`), `${kind}/${id}.md`).toBe(true);
        expect((JSON.parse(read(`/${kind}/${id}.json`)) as { id: string }).id).toBe(id);
      }
  });
  it('tables and bibliography hold what their names say', () => {
    expect(read('/data/deals.csv').trim().split('\r\n').length).toBeGreaterThan(projectLibrary.entries.deals.size);
    expect(read('/data/anchors.bib').match(/^@/gm)).toHaveLength(projectLibrary.entries.anchors.size);
    expect(read('/data/anchors.ris').match(/^TY {2}- /gm)).toHaveLength(projectLibrary.entries.anchors.size);
    expect(JSON.parse(read('/data/anchors.csl.json'))).toHaveLength(projectLibrary.entries.anchors.size);
  });
  it('every page that can be cited leads to its citations, in every style and for every reference manager', () => {
    const citable = pages.filter(({ address }) => new RegExp(`^/(?:${citedKinds.join('|')})/[^/]+/$`).test(address));
    expect(citable.length).toBeGreaterThan(700);
    for (const { address, html } of citable) {
      const one = address.slice(0, -1);
      expect(outline(html).links, address).toContain(`${address}cite/`);
      const cite = read(`${address}cite/index.html`);
      expect(outline(cite).links, address).toEqual(expect.arrayContaining([address, `${one}.bib`, `${one}.ris`, `${one}.csl.json`]));
      expect(cite, address).toContain('<meta name="robots" content="noindex">');
      const works = address.startsWith('/anchors/') ? 2 : 1;
      const items = JSON.parse(read(`${one}.csl.json`)) as { id: string; URL: string }[];
      expect(items, address).toHaveLength(works);
      expect(files.has(`${new URL(items.at(-1)!.URL).pathname}index.html`), items.at(-1)!.URL).toBe(true);
      for (const { label } of styles) expect(cite.split(`<dt>${label}</dt><dd>`), `${address} ${label}`).toHaveLength(works + 1);
      expect([...read(`${one}.bib`).matchAll(/^@\w+\{(.+),$/gm)].map((m) => m[1])).toEqual(items.map((i) => i.id));
      expect([...read(`${one}.ris`).matchAll(/^ID {2}- (.+)$/gm)].map((m) => m[1])).toEqual(items.map((i) => i.id));
    }
  });
  it('headers for static hosts say the policy that the pages carry', () => {
    expect(read('/_headers')).toContain("frame-ancestors 'none'");
    expect(read('/_headers')).toContain("default-src 'none'");
  });
});

it('two builds of the same commit are the same bytes', () => {
  const again = process.env['SITE_FOLDER_AGAIN'] ?? `${folder}-again`;
  expect(filesOf(again)).toEqual([...files]);
  const different = [...files].filter((f) => !readFileSync(path.join(folder, f)).equals(readFileSync(path.join(again, f))));
  expect(different).toEqual([]);
});
