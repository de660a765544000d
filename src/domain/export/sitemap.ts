/** The site map of sitemaps.org: an index and its parts. */

/** Pages that search engines should not offer: frozen versions, comparisons and citations, because the living page is the one to find. */
const aside = /^\/404\.html$|\/cite\/$|^\/(?:patterns|clauses|moves)\/[^/]+\/\d+\.\d+\.\d+\/$|^\/compare\/versions\/./;

/** The most addresses that the protocol allows in one part. */
const largestPart = 50_000;

/**
 * The files of the site map. `pages` are the addresses of all pages without the site's base, such as "/deals/a-deal/".
 * `toAddress` makes a full address of one. Addresses are sorted, so that one library always gives the same bytes.
 */
export function siteMap(pages: readonly string[], toAddress: (path: string) => string, part = largestPart): { name: string; content: string }[] {
  const addresses = [...new Set(pages)]
    .filter((page) => !aside.test(page))
    .map(toAddress)
    .sort();
  const parts: { name: string; content: string }[] = [];
  for (let from = 0; from < addresses.length; from += part)
    parts.push({ name: `sitemap-${parts.length}.xml`, content: list('urlset', 'url', addresses.slice(from, from + part)) });
  const index = list(
    'sitemapindex',
    'sitemap',
    parts.map(({ name }) => toAddress(`/${name}`)),
  );
  return [{ name: 'sitemap-index.xml', content: index }, ...parts];
}

function list(root: string, element: string, addresses: readonly string[]): string {
  const items = addresses.map((address) => `<${element}><loc>${escaped(address)}</loc></${element}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${items.join('\n')}\n</${root}>\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter]!);
}
