/** The list of all deals, and the page where it can be narrowed. */
import { type Link, linkTo } from '../backlinks.ts';
import { readCorpus } from '../explorer/corpus.ts';
import { explore } from '../explorer/explore.ts';
import { emptyQuery } from '../explorer/query.ts';
import { all, get, label, type Library } from '../library.ts';
import { perLibrary } from '../memo.ts';
import { compareText } from '../problem.ts';
import { explorerFiles, explorerForm, type FacetGroup } from './explorer.ts';

/** A deal as one line of the list of all deals. */
export interface DealLine {
  link: Link;
  announced: string;
  status: string;
  confidence: string;
  patterns: Link[];
}

/** How many deals stand on one page of the list of all deals. */
export const dealsPerPage = 250;

/** All deals as lines, the newest first, page by page; a library without deals has one page with none. */
export const dealPages = perLibrary((library): readonly DealLine[][] => {
  const lines = all(library, 'deals')
    .sort((a, b) => compareText(b.data.announced, a.data.announced) || compareText(a.id, b.id))
    .map((deal) => ({
      link: linkTo(deal),
      announced: deal.data.announced,
      status: label(library, 'deal-statuses', deal.data.status),
      confidence: label(library, 'confidences', deal.data.confidence),
      patterns: deal.data.patterns.map((p) => linkTo(get(library, 'patterns', p))),
    }));
  return Array.from({ length: Math.max(1, Math.ceil(lines.length / dealsPerPage)) }, (_, i) => lines.slice(i * dealsPerPage, (i + 1) * dealsPerPage));
});

/** Address of a page of the list of all deals; the first is the page of deals. */
export const dealPageAddress = (page: number): string => (page === 1 ? '/deals/' : `/deals/all/${page}/`);

/** Deals that the page of deals has no room for. */
export interface DealListPage {
  deals: DealLine[];
  /** Number of this page, from 2, and of all. */
  page: number;
  pages: number;
}

/** The numbers of the pages after the page of deals; there are none while all deals stand on that page. */
export const dealListPages = (library: Library): number[] =>
  dealPages(library)
    .map((_, i) => i + 1)
    .slice(1);

export function dealListPage(library: Library, page: number): DealListPage {
  const pages = dealPages(library);
  return { deals: pages[page - 1] ?? [], page, pages: pages.length };
}

/** What the page of deals shows before anything is asked. */
export interface DealsPage {
  /** The newest. */
  deals: DealLine[];
  /** Number of pages over which all deals are divided. */
  pages: number;
  counts: { deals: number; states: number };
  /** The last day of which the library speaks. */
  until: string;
  /** The facets of the form, with the values of all deals. */
  groups: FacetGroup[];
}

export function dealsPage(library: Library): DealsPage {
  const pages = dealPages(library);
  const { corpus } = explorerFiles(library);
  return {
    deals: pages[0] ?? [],
    pages: pages.length,
    counts: {
      deals: library.entries.deals.size,
      states: all(library, 'deals').reduce((n, { data }) => n + data.terms.reduce((m, t) => m + t.states.length, 0), 0),
    },
    until: corpus.until,
    groups: explorerForm(corpus, explore(readCorpus(corpus), emptyQuery).counts),
  };
}
