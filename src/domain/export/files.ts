/** Every file that the site serves beside its pages: data, twins, feeds, calendars, citations. One list, for the build and the dev server alike. */
import { type Kind, kindFiles, kinds } from '../../schema/index.ts';
import { addressOf, all, type Entry, type Library, nameOf } from '../library.ts';
import { everyEntry } from '../rules/rule.ts';
import { history } from '../releases/history.ts';
import { sitePages } from '../site-pages.ts';
import { knownUntil } from '../timeline.ts';
import { comparable, comparison, pairsOf } from '../views/comparison.ts';
import { explorerData, explorerFiles } from '../views/explorer.ts';
import { pagesOf } from '../views/pages.ts';
import { termList } from '../views/term.ts';
import { frozenPages, knownReleases, releaseName, releaseToData } from '../views/versions.ts';
import { type FeedOf, toAtom } from './atom.ts';
import { anchorsToCsl, toBibtex, toRis } from './bibliography.ts';
import { allDatesAhead, datesAhead, toCalendar } from './calendar.ts';
import { cited, citedItems, citedPages } from './citations.ts';
import { dealsToCsv, termsToCsv } from './csv.ts';
import { entryToData, kindAsJson, libraryAsJson, toJson, vocabularyToData } from './data.ts';
import { dealTold, happenings, libraryTold, partyTold, patternTold, type Told } from './happenings.ts';
import { kindSchema } from './json-schema.ts';
import { entryToMarkdown, markdownSources } from './markdown.ts';
import { siteMap } from './sitemap.ts';
import { termToData } from './terms.ts';

/** A file of the site. */
export interface SiteFile {
  /** Address without the site's base: "/data/deals.csv". */
  address: string;
  /**
   * What its text is made of, plain data and entries; where that would be most of the work, the text itself. A file that is made of the same as
   * before has the text of before.
   */
  of(): unknown;
  /** The text, from what `of` has given; in pieces where it may be too much for one. */
  text(of: unknown): string | Iterable<string>;
}

/** What stands in a file, as one text. */
export function textOf({ of, text }: SiteFile): string {
  const made = text(of());
  return typeof made === 'string' ? made : [...made].join('');
}

/** A file whose text says itself what it is made of. */
const file = (address: string, text: () => string): SiteFile => ({ address, of: text, text: (of) => of as string });

/** A file made of something that is there sooner than the text. */
const made = <T>(address: string, of: () => T, text: (of: T) => string): SiteFile => ({ address, of, text: (given) => text(given as T) });

/** A file in which everything stands. */
const whole = (library: Library, address: string, text: () => Iterable<string>): SiteFile => ({
  address,
  of: () => ({
    release: releaseName(library),
    vocabulary: library.vocabularyDigest,
    entries: kinds.map((kind): readonly Entry[] => all(library, kind)),
  }),
  text,
});

/** Makes the full address of an address without the site's base. */
export type ToAddress = (address: string) => string;

/** All files of a library, grouped by what they are, the largest last. An address stands once. */
export function* siteFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  yield* entryFiles(library, toAddress);
  yield* citationFiles(library, toAddress);
  yield* feedFiles(library, toAddress);
  yield* calendarFiles(library, toAddress);
  yield* versionFiles(library);
  yield* dataFiles(library, toAddress);
  yield* readingFiles(library, toAddress);
}

/** The library as data: whole, by kind, as tables, and the schemas of it. */
function* dataFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  const json = (name: string, data: () => unknown): SiteFile => file(`/data/${name}.json`, () => toJson(data()));
  yield whole(library, '/data/library.json', () => libraryAsJson(library, releaseName(library)));
  yield json('vocabulary', () => vocabularyToData(library));
  for (const kind of kinds) {
    yield {
      address: `/data/${kind}.json`,
      of: () => all(library, kind),
      text: () => kindAsJson(library, kind),
    };
    yield json(`schema/${kind}`, () => kindSchema(library, kind, toAddress(`/data/schema/${kind}.json`)));
  }
  for (const { term } of termList(library)) yield file(`/terms/${term.id}.json`, () => toJson(termToData(library, term.id)));
  yield file('/data/deals.csv', () => dealsToCsv(library));
  yield file('/data/terms.csv', () => termsToCsv(library));
  yield json('anchors.csl', () => anchorsToCsl(library));
  yield file('/data/anchors.bib', () => toBibtex(anchorsToCsl(library)));
  yield file('/data/anchors.ris', () => toRis(anchorsToCsl(library)));
  // What the page of deals computes with, in columns; the whole entries are in deals.json.
  yield file('/data/explorer.json', () => JSON.stringify(explorerFiles(library).corpus));
  // What each term of a kind covers: loaded when terms of that kind are shown or words are searched.
  for (const { term } of termList(library))
    yield file(`/data/explorer-texts/${term.id}.json`, () => JSON.stringify(explorerFiles(library).texts.get(term.id)));
}

/** The twins of every entry's page. */
function* entryFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  for (const kind of kinds)
    for (const entry of all(library, kind)) {
      yield made(
        `/${kind}/${entry.id}.json`,
        () => entry as Entry,
        (of) => toJson(entryToData(of)),
      );
      yield made(
        `/${kind}/${entry.id}.md`,
        () => markdownSources(library, entry as Entry),
        (of) => entryToMarkdown(library, of.entry, toAddress),
      );
    }
}

/** How to cite every page, for reference managers. */
function* citationFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  for (const { kind, id } of citedPages(library)) {
    const items = () => citedItems(cited(library, kind, id), toAddress).map(({ item }) => item);
    yield made(`/${kind}/${id}.csl.json`, items, toJson);
    yield made(`/${kind}/${id}.bib`, items, toBibtex);
    yield made(`/${kind}/${id}.ris`, items, toRis);
  }
}

const feeds: Partial<Record<Kind, { about: string; told: (library: Library, id: string) => Told }>> = {
  patterns: {
    about: 'Dated events and new term states of deals of this shape, and new versions of it, its clauses and its moves.',
    told: patternTold,
  },
  deals: { about: 'Dated events and new term states of this deal.', told: dealTold },
  parties: { about: 'Dated events and new term states of the deals of this party.', told: partyTold },
};

/** The Atom feeds of the library and of each pattern, deal and party. */
function* feedFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  const ofAll = {
    id: '',
    title: 'Dealshape',
    about: 'Dated events and new term states of public AI deals, and new versions of patterns, clauses and kill-list moves.',
    self: '/feed.xml',
    page: '/',
  };
  const feed = (about: Omit<FeedOf, 'happenings' | 'until'>, told: () => Told): SiteFile =>
    made(
      about.self,
      () => ({ ...about, told: told(), until: knownUntil(library), vocabulary: library.vocabularyDigest }),
      (of) => toAtom({ ...of, happenings: happenings(library, of.told) }, toAddress),
    );
  yield feed(ofAll, () => libraryTold(library));
  for (const [kind, { about, told }] of Object.entries(feeds) as [Kind, NonNullable<(typeof feeds)[Kind]>][])
    for (const entry of all(library, kind) as Entry[]) {
      const page = addressOf(entry);
      const title = `Dealshape: ${nameOf(entry)} (${kindFiles[kind].one})`;
      yield feed({ id: `${kind}/${entry.id}`, title, about, self: `${page}feed.xml`, page }, () => told(library, entry.id));
    }
}

/** The iCalendar files of dates ahead: of all deals, and of each that has one, because a calendar without an event is none. */
function* calendarFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  yield file('/deals.ics', () => toCalendar('Dealshape: dates ahead of public AI deals', allDatesAhead(library), '/deals.ics', toAddress));
  for (const deal of all(library, 'deals')) {
    const ahead = datesAhead(library, deal);
    const address = `/deals/${deal.id}.ics`;
    if (ahead.length > 0) yield file(address, () => toCalendar(`Dealshape: ${deal.data.name}`, ahead, address, toAddress));
  }
}

/** Releases, frozen versions and comparisons as data, by the schemas of their time. */
function* versionFiles(library: Library): Generator<SiteFile> {
  for (const release of library.releases) yield file(`/changes/${release.release}.json`, () => toJson(releaseToData(library, release)));
  // The deals with their dated states as they were known in a release, or as they are now, where the library has gone on since.
  for (const { release } of knownReleases(library)) {
    const frozen = library.releases.find((r) => r.release === release);
    yield file(`/data/releases/${release}/explorer.json`, () => (frozen ? frozen.object(frozen.explorer)! : JSON.stringify(explorerData(library))));
  }
  for (const { kind, id, version } of frozenPages(library))
    yield file(`/${kind}/${id}/${version}.json`, () =>
      toJson(history(library.releases, kind, id).find((v) => v.id === id && v.name === version)?.data),
    );
  for (const entry of comparable(library, library.releases))
    for (const { from, to } of pairsOf(entry))
      yield file(`/compare/versions/${entry.kind}/${entry.id}/${from.name}/${to.name}.json`, () => toJson(comparison(library, entry, from, to)));
}

/** What programs and assistants should read first, and what search engines want to know. */
function* readingFiles(library: Library, toAddress: ToAddress): Generator<SiteFile> {
  yield file('/robots.txt', () => `User-agent: *\nAllow: /\n\nSitemap: ${toAddress('/sitemap-index.xml')}\n`);
  yield file('/llms.txt', () => forAssistants(library, toAddress));
  const pages = [...pagesOf(library)].filter(({ template }) => template !== 'former').map(({ address }) => address);
  for (const { name, content } of siteMap(pages, toAddress)) yield file(`/${name}`, () => content);
  yield whole(library, '/llms-full.txt', () => everyMarkdown(library, toAddress));
}

function* everyMarkdown(library: Library, toAddress: ToAddress): Generator<string> {
  let before = '';
  for (const entry of everyEntry(library)) {
    yield `${before}${entryToMarkdown(library, entry, toAddress)}`;
    before = '\n---\n\n';
  }
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
