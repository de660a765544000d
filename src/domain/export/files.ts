/** Every file that the site serves beside its pages: data, twins, feeds, calendars, citations. One list, for the build and the dev server alike. */
import { type Kind, kindFiles, kinds } from '../../schema/index.ts';
import { addressOf, all, type Entry, type Library, nameOf } from '../library.ts';
import { history } from '../releases/history.ts';
import { sitePages } from '../site-pages.ts';
import { comparable, comparison, pairsOf } from '../views/comparison.ts';
import { explorerData, explorerFiles } from '../views/explorer.ts';
import { termList } from '../views/term.ts';
import { frozenPages, knownReleases, releaseName, releaseToData } from '../views/versions.ts';
import { toAtom } from './atom.ts';
import { anchorsToCsl, toBibtex, toRis } from './bibliography.ts';
import { allDatesAhead, datesAhead, toCalendar } from './calendar.ts';
import { citedItems, citedPages } from './citations.ts';
import { dealsToCsv, termsToCsv } from './csv.ts';
import { entryToData, kindToData, libraryToData, toJson, vocabularyToData } from './data.ts';
import { dealHappenings, type Happening, libraryHappenings, partyHappenings, patternHappenings } from './happenings.ts';
import { kindSchema } from './json-schema.ts';
import { entryToMarkdown } from './markdown.ts';
import { termToData } from './terms.ts';

/** A file of the site. */
export interface SiteFile {
  /** Address without the site's base: "/data/deals.csv". */
  address: string;
  /** Its text, made when it is asked for. */
  text(): string;
}

/** Makes the full address of an address without the site's base. */
export type ToAddress = (address: string) => string;

/** All files of a library, grouped by what they are. An address stands once. */
export function* siteFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  yield* dataFiles(library, toAddress);
  yield* entryFiles(library, toAddress);
  yield* citationFiles(library, toAddress);
  yield* feedFiles(library, toAddress);
  yield* calendarFiles(library, toAddress);
  yield* versionFiles(library);
  yield* readingFiles(library, toAddress);
}

/** The library as data: whole, by kind, as tables, and the schemas of it. */
function* dataFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  const json = (name: string, data: () => unknown): SiteFile => ({ address: `/data/${name}.json`, text: () => toJson(data()) });
  yield json('library', () => libraryToData(library, releaseName(library)));
  yield json('vocabulary', () => vocabularyToData(library));
  for (const kind of kinds) {
    yield json(kind, () => kindToData(library, kind));
    yield json(`schema/${kind}`, () => kindSchema(library, kind, toAddress(`/data/schema/${kind}.json`)));
  }
  for (const { term } of termList(library)) yield { address: `/terms/${term.id}.json`, text: () => toJson(termToData(library, term.id)) };
  yield { address: '/data/deals.csv', text: () => dealsToCsv(library) };
  yield { address: '/data/terms.csv', text: () => termsToCsv(library) };
  yield json('anchors.csl', () => anchorsToCsl(library));
  yield { address: '/data/anchors.bib', text: () => toBibtex(anchorsToCsl(library)) };
  yield { address: '/data/anchors.ris', text: () => toRis(anchorsToCsl(library)) };
  // What the page of deals computes with, in columns; the whole entries are in deals.json.
  yield { address: '/data/explorer.json', text: () => JSON.stringify(explorerFiles(library).corpus) };
  // What each term of a kind covers: loaded when terms of that kind are shown or words are searched.
  for (const [term, texts] of explorerFiles(library).texts) yield { address: `/data/explorer-texts/${term}.json`, text: () => JSON.stringify(texts) };
}

/** The twins of every entry's page. */
function* entryFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  for (const kind of kinds)
    for (const entry of all(library, kind)) {
      yield { address: `/${kind}/${entry.id}.json`, text: () => toJson(entryToData(entry)) };
      yield { address: `/${kind}/${entry.id}.md`, text: () => entryToMarkdown(library, entry, toAddress) };
    }
}

/** How to cite every page, for reference managers. */
function* citationFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  for (const { kind, id } of citedPages(library)) {
    const items = () => citedItems(library, kind, id, toAddress).map(({ item }) => item);
    yield { address: `/${kind}/${id}.csl.json`, text: () => toJson(items()) };
    yield { address: `/${kind}/${id}.bib`, text: () => toBibtex(items()) };
    yield { address: `/${kind}/${id}.ris`, text: () => toRis(items()) };
  }
}

const feeds: Partial<Record<Kind, { about: string; of: (library: Library, id: string) => Happening[] }>> = {
  patterns: {
    about: 'Dated events and new term states of deals of this shape, and new versions of it, its clauses and its moves.',
    of: patternHappenings,
  },
  deals: { about: 'Dated events and new term states of this deal.', of: dealHappenings },
  parties: { about: 'Dated events and new term states of the deals of this party.', of: partyHappenings },
};

/** The Atom feeds of the library and of each pattern, deal and party. */
function* feedFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  const whole = {
    id: '',
    title: 'Dealshape',
    about: 'Dated events and new term states of public AI deals, and new versions of patterns, clauses and kill-list moves.',
    self: '/feed.xml',
    page: '/',
  };
  yield { address: whole.self, text: () => toAtom(library, { ...whole, happenings: libraryHappenings(library) }, toAddress) };
  for (const [kind, { about, of }] of Object.entries(feeds) as [Kind, NonNullable<(typeof feeds)[Kind]>][])
    for (const entry of all(library, kind) as Entry[]) {
      const page = addressOf(entry);
      const feed = { id: `${kind}/${entry.id}`, title: `Dealshape: ${nameOf(entry)} (${kindFiles[kind].one})`, about, self: `${page}feed.xml`, page };
      yield { address: feed.self, text: () => toAtom(library, { ...feed, happenings: of(library, entry.id) }, toAddress) };
    }
}

/** The iCalendar files of dates ahead: of all deals, and of each that has one, because a calendar without an event is none. */
function* calendarFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  yield {
    address: '/deals.ics',
    text: () => toCalendar('Dealshape: dates ahead of public AI deals', allDatesAhead(library), '/deals.ics', toAddress),
  };
  for (const deal of all(library, 'deals')) {
    const ahead = datesAhead(library, deal);
    const address = `/deals/${deal.id}.ics`;
    if (ahead.length > 0) yield { address, text: () => toCalendar(`Dealshape: ${deal.data.name}`, ahead, address, toAddress) };
  }
}

/** Releases, frozen versions and comparisons as data, by the schemas of their time. */
function* versionFiles(library: Library): Generator<SiteFile> {
  for (const release of library.releases) yield { address: `/changes/${release.release}.json`, text: () => toJson(releaseToData(library, release)) };
  // The deals with their dated states as they were known in a release, or as they are now, where the library has gone on since.
  for (const { release } of knownReleases(library)) {
    const frozen = library.releases.find((r) => r.release === release);
    yield {
      address: `/data/releases/${release}/explorer.json`,
      text: () => (frozen ? frozen.object(frozen.explorer)! : JSON.stringify(explorerData(library))),
    };
  }
  for (const { kind, id, version } of frozenPages(library))
    yield {
      address: `/${kind}/${id}/${version}.json`,
      text: () => toJson(history(library.releases, kind, id).find((v) => v.id === id && v.name === version)?.data),
    };
  for (const entry of comparable(library, library.releases))
    for (const { from, to } of pairsOf(entry))
      yield {
        address: `/compare/versions/${entry.kind}/${entry.id}/${from.name}/${to.name}.json`,
        text: () => toJson(comparison(library, entry, from, to)),
      };
}

/** What programs and assistants should read first. */
function* readingFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  yield { address: '/robots.txt', text: () => `User-agent: *\nAllow: /\n\nSitemap: ${toAddress('/sitemap-index.xml')}\n` };
  yield { address: '/llms.txt', text: () => forAssistants(library, toAddress) };
  yield {
    address: '/llms-full.txt',
    text: () => kinds.flatMap((kind) => all(library, kind).map((entry) => entryToMarkdown(library, entry, toAddress))).join('\n---\n\n'),
  };
}

/** What this is, and where each entry's Markdown lies. */
function forAssistants(library: Library, toAddress: ToAddress): string {
  const list = (kind: 'patterns' | 'clauses' | 'moves' | 'deals') =>
    all(library, kind).map((e) => `- [${nameOf(e)}](${toAddress(`/${kind}/${e.id}.md`)})`);
  const text = [
    '# Dealshape',
    '',
    `> ${sitePages[0].about} Content under CC BY 4.0. Information, no legal advice.`,
    '',
    'A deal has terms, and each term has dated states with sources. "Not in the text", "redacted" and "not public" are values of their own. Amounts say how firm they are.',
    `The whole library as data: ${toAddress('/data/library.json')}. Everything as one text: ${toAddress('/llms-full.txt')}.`,
    `What changed with each release: ${toAddress('/changes/')}. A version of a pattern, clause or move stays below its entry: ${toAddress('/patterns/')}<id>/<version>/`,
    `What happened, as Atom: ${toAddress('/feed.xml')}, and feed.xml below the address of each pattern, deal and party. Dates ahead, as iCalendar: ${toAddress('/deals.ics')}.`,
    `To cite a page: its address with .bib, .ris or .csl.json in place of the last slash, or with cite/ after it. All works: ${toAddress('/data/anchors.csl.json')}.`,
    '',
    '## Patterns',
    '',
    ...list('patterns'),
    '',
    '## Deals',
    '',
    ...list('deals'),
    '',
    '## Terms across deals (JSON: present states, durations, dated states)',
    '',
    ...termList(library).map(({ term }) => `- [${term.label}](${toAddress(`/terms/${term.id}.json`)})`),
    '',
    '## Clauses',
    '',
    ...list('clauses'),
    '',
    '## Kill list',
    '',
    ...list('moves'),
  ].join('\n');
  return `${text}\n`;
}
