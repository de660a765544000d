/**
 * Every page of the site: its address, and what it shows. A page shows its view and nothing else, so that a page whose view is the same as
 * before need not be made again.
 */
import type { Kind } from '../../schema/index.ts';
import { cited, type CitedKind, citedPages } from '../export/citations.ts';
import { formerAddresses } from '../former.ts';
import { addressOf, all, type Library } from '../library.ts';
import { perLibrary } from '../memo.ts';
import { anchorPage, anchorsPage } from './anchor.ts';
import { changesPage, releasePage } from './changes.ts';
import { clausePage, clausesPage } from './clause.ts';
import { commitmentsPage } from './commitments.ts';
import { comparisonAddress, comparisonPage, comparisonPairs, comparisonsPage } from './comparison.ts';
import { dataPage } from './data.ts';
import { dealPage } from './deal.ts';
import { dealListPage, dealListPages, dealPageAddress, dealsPage } from './deals.ts';
import { entryFrame, termFrame } from './frame.ts';
import { home } from './home.ts';
import { matrix } from './matrix.ts';
import { methodPage } from './method.ts';
import { movePage } from './move.ts';
import { movesPage } from './moves.ts';
import { partiesPage, partyPage } from './party.ts';
import { patternPage, patternsPage } from './pattern.ts';
import { precedentPage, precedentsPage } from './precedent.ts';
import { searchPage } from './search.ts';
import { termAddress, termList, termPage, termsPage } from './term.ts';
import { endedEntries, frozenPages, releaseAddress, versionAddress } from './versions.ts';

/** A template of pages: at which addresses of a library it stands, and what it shows at each. */
interface Template<Place, View> {
  places(library: Library): Iterable<{ address: string; place: Place }>;
  view(library: Library, place: Place): View;
}

/** A template with one page. */
const one = <View>(address: string, view: (library: Library) => View): Template<undefined, View> => ({
  places: () => [{ address, place: undefined }],
  view,
});

/** A template with a page for each of many things. */
const each = <Place, View>(
  places: (library: Library) => readonly Place[],
  addressFor: (place: Place) => string,
  view: (library: Library, place: Place) => View,
): Template<Place, View> => ({
  *places(library) {
    for (const place of places(library)) yield { address: addressFor(place), place };
  },
  view,
});

/** A template with a page for each entry of a kind; what stands around it is its frame. */
const entries = <K extends Exclude<CitedKind, 'terms'>, View>(kind: K, view: (library: Library, id: string) => View) =>
  each(
    (library) => all(library, kind).map(({ id }) => id),
    (id) => addressOf({ kind: kind as Kind, id }),
    (library, id) => ({ ...view(library, id), frame: entryFrame(library, kind, id) }),
  );

/** The view of a page that shows nothing of the library. */
const nothing = () => ({});

/** All templates, by the names under which the pages ask for their views. */
export const templates = {
  home: one('/', home),
  patterns: one('/patterns/', patternsPage),
  pattern: entries('patterns', patternPage),
  deals: one('/deals/', dealsPage),
  dealList: each(dealListPages, dealPageAddress, dealListPage),
  deal: entries('deals', dealPage),
  clauses: one('/clauses/', clausesPage),
  clause: entries('clauses', clausePage),
  moves: one('/moves/', movesPage),
  move: entries('moves', movePage),
  matrix: one('/matrix/', matrix),
  anchors: one('/anchors/', anchorsPage),
  anchor: entries('anchors', anchorPage),
  terms: one('/terms/', termsPage),
  term: each(
    (library) => termList(library).map(({ term }) => term.id),
    termAddress,
    (library, id) => ({ ...termPage(library, id), frame: termFrame(library, id) }),
  ),
  parties: one('/parties/', partiesPage),
  party: entries('parties', partyPage),
  precedents: one('/precedents/', precedentsPage),
  precedent: entries('precedents', precedentPage),
  commitments: one('/commitments/', commitmentsPage),
  former: each(
    (library) => Object.entries(formerAddresses(library)),
    ([address]) => address,
    (_, [, to]) => ({ to }),
  ),
  ended: each(endedEntries, addressOf, (_, entry) => entry),
  version: each(frozenPages, versionAddress, (_, page) => page),
  comparisons: one('/compare/versions/', comparisonsPage),
  comparison: each(comparisonPairs, ({ entry, from, to }) => comparisonAddress(entry, from.name, to.name), comparisonPage),
  cite: each(
    citedPages,
    ({ kind, id }) => `/${kind}/${id}/cite/`,
    (library, { kind, id }) => ({ kind, cited: cited(library, kind, id) }),
  ),
  search: one('/search/', searchPage),
  data: one('/data/', dataPage),
  method: one('/method/', methodPage),
  contribute: one('/contribute/', nothing),
  changes: one('/changes/', changesPage),
  release: each(
    (library) => library.releases.map(({ release }, place) => ({ release, place })),
    ({ release }) => releaseAddress(release),
    (library, { place }) => releasePage(library, place),
  ),
  missing: one('/404.html', nothing),
};

export type TemplateName = keyof typeof templates;

/** What the pages of a template show. */
export type View<T extends TemplateName> = ReturnType<(typeof templates)[T]['view']>;

/** A page of the site. */
export interface SitePage {
  /** Address without the site's base; all but "/404.html" end in a slash. */
  address: string;
  template: TemplateName;
  /** What it shows: plain data and entries. Worked out anew with each call. */
  view(): unknown;
}

/** Every page of a library, grouped by template. An address stands once. */
export function* pagesOf(library: Library): Generator<SitePage> {
  for (const [name, template] of Object.entries(templates) as [TemplateName, Template<unknown, unknown>][])
    for (const { address, place } of template.places(library)) yield { address, template: name, view: () => template.view(library, place) };
}

/** The page at an address, if there is one. */
export const pageAt = (library: Library, address: string): SitePage | undefined => pagesByAddress(library).get(address);

const pagesByAddress = perLibrary((library) => new Map([...pagesOf(library)].map((page) => [page.address, page])));
