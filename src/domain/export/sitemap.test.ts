import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { siteMap } from './sitemap.ts';

const toAddress = (path: string) => new URL(`/dealshape${path}`, 'https://example.org').href;
const parser = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' });
const locations = (content: string): string[] => {
  const { urlset, sitemapindex } = parser.parse(content) as Record<string, Record<string, { loc: string }[]> | undefined>;
  return (urlset?.['url'] ?? sitemapindex?.['sitemap'] ?? []).map(({ loc }) => loc);
};
const listed = (pages: readonly string[]) =>
  siteMap(pages, toAddress)
    .slice(1)
    .flatMap(({ content }) => locations(content));

describe('the site map', () => {
  it('lists every living page once, with its full address and in a fixed order', () => {
    const pages = ['/moves/a-move/', '/', '/deals/', '/compare/versions/', '/changes/1.0.0/', '/deals/'];
    expect(listed(pages)).toEqual(['/', '/changes/1.0.0/', '/compare/versions/', '/deals/', '/moves/a-move/'].map(toAddress));
    expect(listed([...pages].reverse())).toEqual(listed(pages));
  });
  it.each([
    '/404.html',
    '/deals/a-deal/cite/',
    '/patterns/a-pattern/1.2.0/',
    '/clauses/a/1.0.0/',
    '/moves/a/10.0.1/',
    '/compare/versions/patterns/a/',
  ])('leaves out %s, which search engines should not offer', (page) => {
    expect(listed([page, '/deals/'])).toEqual(['https://example.org/dealshape/deals/']);
  });
  it('lists an entry whose id only looks like such a page', () => {
    const pages = ['/deals/cite-co/', '/parties/404/', '/moves/recite/'];
    expect(listed(pages)).toHaveLength(pages.length);
  });
  it('is divided before it has more addresses than the protocol allows, and the index names each part', () => {
    const pages = Array.from({ length: 100_001 }, (_, n) => `/deals/deal-${n}/`);
    const [index, ...parts] = siteMap(pages, toAddress);
    expect(index?.name).toBe('sitemap-index.xml');
    expect(parts.map(({ content }) => content.match(/<loc>/g)?.length)).toEqual([50_000, 50_000, 1]);
    expect(locations(index?.content ?? '')).toEqual(parts.map(({ name }) => `https://example.org/dealshape/${name}`));
  });
  it('escapes what XML asks to be escaped', () => {
    expect(siteMap(['/x/'], () => `https://example.org/?a=1&b='<">`)[1]?.content).toContain(
      '<loc>https://example.org/?a=1&amp;b=&apos;&lt;&quot;&gt;</loc>',
    );
  });
});
