/** Comparisons of the released versions of an entry: which there are, and what one of them shows. */
import { type Kind, kinds } from '../../schema/index.ts';
import type { Link } from '../backlinks.ts';
import { formatDate } from '../format.ts';
import { addressOf, all, find, type Library } from '../library.ts';
import { compareText } from '../problem.ts';
import { diffEntries, type FieldDifference } from '../releases/diff.ts';
import { history, type VersionOfEntry } from '../releases/history.ts';
import type { Release } from '../releases/release.ts';
import { wordsOf } from '../releases/classify.ts';
import { diffSentence } from './diff.ts';

/** An entry with its released versions, the oldest first, each name once. */
export interface EntryVersions {
  kind: Kind;
  id: string;
  /** What it is called in the newest of them. */
  name: string;
  versions: VersionOfEntry[];
}

/** One side of a comparison. */
export interface ComparedVersion {
  name: string;
  release: string;
  date: string;
}

/** What a comparison answers, on its page and as data. */
export interface Comparison {
  kind: Kind;
  id: string;
  name: string;
  before: ComparedVersion;
  after: ComparedVersion;
  /** What differs, in one sentence. */
  summary: string;
  fields: FieldDifference[];
}

/** Address of a comparison, without the site's base. The older version comes first. */
export function comparisonAddress({ kind, id }: { kind: Kind; id: string }, from: string, to: string): string {
  return `/compare/versions/${kind}/${id}/${from}/${to}/`;
}

/** "version 1.2.0" or "revision 3": a version has three numbers. */
const versionWords = (name: string): string => `${name.includes('.') ? 'version' : 'revision'} ${name}`;

/** "versions 1.0.0 and 1.2.0", "revisions 1 and 3". */
export const pairWords = (from: string, to: string): string => `${versionWords(from).replace(' ', 's ')} and ${to}`;

/** "Version 1.2.0, release 2.0.0, 21 November 2026". */
export function sideWords({ name, release, date }: ComparedVersion): string {
  const words = versionWords(name);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, release ${release}, ${formatDate(date)}`;
}

/**
 * Every entry with at least two released versions, by kind and name: those of the library, and those that were retired. An id that an
 * entry had before is not among them; its versions belong to the entry.
 */
export function comparable(library: Library, releases: readonly Release[]): EntryVersions[] {
  return kinds.flatMap((kind) => {
    const former = new Set(all(library, kind).flatMap((e) => e.data.formerly ?? []));
    const released = releases.flatMap((r) => Object.keys(r.objects[kind] ?? {})).filter((id) => !former.has(id));
    return [...new Set([...library.entries[kind].keys(), ...released])]
      .map((id) => versionsOf(releases, kind, id))
      .filter(({ versions }) => versions.length > 1)
      .sort((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.id, b.id));
  });
}

function versionsOf(releases: readonly Release[], kind: Kind, id: string): EntryVersions {
  const all = history(releases, kind, id);
  const versions = all.filter((v, i) => all.findIndex((other) => other.name === v.name) === i);
  const last = versions.at(-1)?.data;
  return { kind, id, name: String(last?.['name'] ?? last?.['title'] ?? id), versions };
}

/** Every pair of versions of an entry, the older one first. */
export function pairsOf({ versions }: EntryVersions): { from: VersionOfEntry; to: VersionOfEntry }[] {
  return versions.flatMap((from, i) => versions.slice(i + 1).map((to) => ({ from, to })));
}

/** A pair of versions of an entry. */
export interface VersionPair {
  entry: EntryVersions;
  from: VersionOfEntry;
  to: VersionOfEntry;
}

/** Every pair of versions of every entry that has at least two. */
export const comparisonPairs = (library: Library): VersionPair[] =>
  comparable(library, library.releases).flatMap((entry) => pairsOf(entry).map((pair) => ({ entry, ...pair })));

const linkToPair = ({ entry, from, to }: VersionPair): Link => ({
  name: pairWords(from.name, to.name),
  href: comparisonAddress(entry, from.name, to.name),
});

/** The list of comparisons, by kind. */
export interface ComparisonList {
  kind: Kind;
  entries: { name: string; versions: number; pairs: Link[] }[];
}

export function comparisonsPage(library: Library): ComparisonList[] {
  const entries = comparable(library, library.releases);
  return kinds
    .map((kind) => ({
      kind,
      entries: entries
        .filter((e) => e.kind === kind)
        .map((entry) => ({
          name: entry.name,
          versions: entry.versions.length,
          pairs: pairsOf(entry).map((pair) => linkToPair({ entry, ...pair })),
        })),
    }))
    .filter((k) => k.entries.length > 0);
}

/** Two versions of an entry side by side. */
export function comparison(library: Library, { kind, id, name }: EntryVersions, from: VersionOfEntry, to: VersionOfEntry): Comparison {
  const fields = diffEntries(kind, from.data, to.data, wordsOf(library));
  const side = (v: VersionOfEntry): ComparedVersion => ({ name: v.name, release: v.release, date: v.date });
  return { kind, id, name, before: side(from), after: side(to), summary: diffSentence(fields), fields };
}

/** Address of the entry's page, if the library still has the entry. */
export const presentAddress = (library: Library, kind: Kind, id: string): string | undefined => {
  const entry = find(library, kind, id);
  return entry && addressOf(entry);
};

/** What the page of a comparison shows. */
export interface ComparisonPage extends Comparison {
  /** Address of the entry's page, if the library still has the entry. */
  present?: string;
  /** Comparisons of the same entry with one of the two versions. */
  others: Link[];
}

export function comparisonPage(library: Library, { entry, from, to }: VersionPair): ComparisonPage {
  const present = presentAddress(library, entry.kind, entry.id);
  return {
    ...comparison(library, entry, from, to),
    ...(present ? { present } : {}),
    others: pairsOf(entry)
      .filter((p) => (p.from === from) !== (p.to === to))
      .map((pair) => linkToPair({ entry, ...pair })),
  };
}
