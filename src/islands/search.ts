/** The search, loaded when it is first used. */

/** What Pagefind says of one result. */
interface PagefindData {
  url: string;
  excerpt: string;
  meta: Record<string, string | undefined>;
}

interface PagefindSearch {
  results: { id: string; data(): Promise<PagefindData> }[];
  filters: Record<string, Record<string, number>>;
  totalFilters: Record<string, Record<string, number>>;
}

interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number; ranking: { metaWeights: Record<string, number>; pageLength: number } }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(query: string | null, options?: { filters?: Record<string, { any: string[] }> }): Promise<PagefindSearch>;
}

/** Chosen values of each facet. */
export type Choice = Record<string, string[]>;

/** Search everything and count nothing: what the box in the header asks for. */
export const noChoice: Choice = {};

export interface Hit {
  url: string;
  title: string;
  kind: string;
  note: string;
  excerpt: string;
}

export interface Answer {
  total: number;
  hits: Hit[];
  /** Facet to value to number of results, were that value chosen too. */
  counts: Record<string, Record<string, number>>;
}

const base = document.body.dataset['base'] ?? '/';
let engine: Promise<Pagefind> | undefined;

/** Begins to load the engine; a second call does nothing. */
export function warmUp(): Promise<Pagefind> {
  engine ??= (import(/* @vite-ignore */ `${base.replace(/\/?$/, '/')}pagefind/pagefind.js`) as Promise<Pagefind>).then(async (pagefind) => {
    // A word in a title says more than one in the text, and a long page is not worse for being long; chosen by looking at the first results
    // of twenty questions.
    await pagefind.options({ baseUrl: base, excerptLength: 26, ranking: { metaWeights: { title: 10 }, pageLength: 0.3 } });
    await pagefind.init();
    return pagefind;
  });
  engine.catch(() => (engine = undefined));
  return engine;
}

/**
 * Results from `from` on, at most `most`. An empty query with a choice lists everything that fits the choice.
 * @throws Error when the index cannot be loaded
 */
export async function find(query: string, choice: Choice, most: number): Promise<Answer> {
  const pagefind = await warmUp();
  // Pagefind counts per facet only once the facets are loaded; the box in the header does without.
  const facets = choice === noChoice ? {} : await pagefind.filters();
  const filters = Object.fromEntries(
    Object.entries(choice)
      .filter(([, values]) => values.length > 0)
      .map(([facet, values]) => [facet, { any: values }]),
  );
  const text = withoutStopWords(query.trim());
  if (text === '' && Object.keys(filters).length === 0) return { total: 0, hits: [], counts: facets };
  const { results, filters: counts } = await pagefind.search(text === '' ? null : text, { filters });
  const data = await Promise.all(results.slice(0, most).map((r) => r.data()));
  return {
    total: results.length,
    hits: data.map(({ url, excerpt, meta }) => ({ url, excerpt, title: meta['title'] ?? url, kind: meta['kind'] ?? '', note: meta['note'] ?? '' })),
    counts,
  };
}

const stopWords = new Set(
  'a an and are as at be by for from had has have in is it of on or that the to was were what when which who with'.split(' '),
);

/** The query without words that stand in nearly every record: each would load a part of the index and find nothing. A phrase in quotes stays whole. */
function withoutStopWords(query: string): string {
  if (query.includes('"')) return query;
  const words = query.split(/\s+/).filter((w) => !stopWords.has(w.toLowerCase()));
  return words.length > 0 ? words.join(' ') : query;
}

/** A result as a list item. The excerpt is taken apart and put together as text, so that no markup can come from the index. */
export function hitItem({ url, title, kind, note, excerpt }: Hit): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  item.append(link);
  const about = document.createElement('p');
  about.className = 'note';
  about.textContent = [kind, note].filter(Boolean).join(': ');
  const words = document.createElement('p');
  for (const [i, piece] of excerpt.split(/<mark>(.*?)<\/mark>/).entries()) {
    const text = piece.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name] ?? '');
    if (i % 2 === 0) words.append(text);
    else words.append(Object.assign(document.createElement('mark'), { textContent: text }));
  }
  item.append(about, words);
  return item;
}

/** "No results", "1 result", "120 results". */
export function resultCount(total: number): string {
  return total === 0 ? 'No results' : `${total.toLocaleString('en-GB')} ${total === 1 ? 'result' : 'results'}`;
}
