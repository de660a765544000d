/** How to cite a page: what is cited, with its version or day. */
import { kindFiles, type Kind } from '../../schema/index.ts';
import { formatDate } from '../format.ts';
import { addressOf, all, type Entry, get, item, type Library, nameOf } from '../library.ts';
import { frozenIn } from '../releases/release.ts';
import { knownUntil } from '../timeline.ts';
import { citeAnchor } from '../views/anchor.ts';
import { termList } from '../views/term.ts';
import { anchorToCsl, type CslItem, cslDate } from './bibliography.ts';

/** What has a page that can be cited: the kinds of entry with a page for each entry, and the terms. */
export const citedKinds = ['patterns', 'clauses', 'moves', 'anchors', 'deals', 'parties', 'precedents', 'terms'] as const satisfies readonly (
  Kind | 'terms'
)[];
export type CitedKind = (typeof citedKinds)[number];

/** Every page that can be cited. */
export function citedPages(library: Library): { kind: CitedKind; id: string }[] {
  return citedKinds.flatMap((kind) => {
    const ids = kind === 'terms' ? termList(library).map(({ term }) => term.id) : all(library, kind).map(({ id }) => id);
    return ids.map((id) => ({ kind, id }));
  });
}

/** A page as it is cited. */
export interface CitedPage {
  id: string;
  /** "pattern", "deal", "term": what the page is about. */
  one: string;
  /** Title of the page, without its kind. */
  name: string;
  version?: string;
  /** Day of the version; of a deal, the day on which it was checked; of the others, the day up to which the library speaks. */
  day: string;
  /** Version or day in words, "version 1.2.0": no style of citation has a place for it that is shown. */
  edition: string;
  /** The address to be cited, without the site's base: the one of the version where that has a page, else the one of the page itself. */
  address: string;
}

/** The page of an entry or a term, as it is cited. */
export function citedPage(library: Library, kind: CitedKind, id: string): CitedPage {
  const known = knownUntil(library);
  const asOf = { day: known, edition: `as of ${formatDate(known)}` };
  if (kind === 'terms') return { id, one: 'term', name: item(library, 'terms', id).label, ...asOf, address: `/terms/${id}/` };
  const entry = get(library, kind, id) as Entry;
  // The page about a work must not be taken for the work.
  const name = kind === 'anchors' ? `${citeAnchor(get(library, kind, id))}: ${nameOf(entry)}` : nameOf(entry);
  const page = { id, one: kindFiles[kind].one, name, ...asOf, address: addressOf(entry) };
  const { version, changes, checked } = entry.data as Partial<Entry<'patterns'>['data'] & Entry<'deals'>['data']>;
  if (checked) return { ...page, day: checked, edition: `checked ${formatDate(checked)}` };
  if (!version) return page;
  // Only a version that was released has a page for good.
  const released = library.releases.some((r) => frozenIn(r, kind, id)?.version === version);
  return {
    ...page,
    version,
    day: changes?.[0]?.date ?? known,
    edition: `version ${version}`,
    address: released ? `${page.address}${version}/` : page.address,
  };
}

/** Type of the item that a page is. */
export const pageType = 'webpage';

/** A page as CSL-JSON. The key tells versions apart, so that one text can cite two of them. */
export function pageToCsl({ id, one, name, version, day, edition, address }: CitedPage, toAddress: (path: string) => string): CslItem {
  return {
    id: `dealshape-${one}-${id}-${version ?? day}`,
    type: pageType,
    title: `${name} (${one}, ${edition})`,
    author: [{ literal: 'Dealshape contributors' }],
    'container-title': 'Dealshape',
    ...(version ? { version } : {}),
    issued: cslDate(day),
    URL: toAddress(address),
  };
}

/** What somebody cites who cites a page: our page, and the work where the page is about one. */
export interface Cited {
  page: CitedPage;
  work?: CslItem;
}

export function cited(library: Library, kind: CitedKind, id: string): Cited {
  const page = citedPage(library, kind, id);
  return kind === 'anchors' ? { page, work: anchorToCsl(get(library, 'anchors', id)) } : { page };
}

/** What is cited as CSL-JSON: the work, if there is one, before our page. */
export function citedItems({ page, work }: Cited, toAddress: (path: string) => string): { what: 'work' | 'page'; item: CslItem }[] {
  const items = [{ what: 'page', item: pageToCsl(page, toAddress) } as const];
  return work ? [{ what: 'work', item: work }, ...items] : items;
}
