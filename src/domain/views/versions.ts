/** What pages show of releases and of the versions of entries. */
import type { Kind, Note, NoteClass } from '../../schema/index.ts';
import { kindFiles, noteClasses } from '../../schema/index.ts';
import type { Link } from '../backlinks.ts';
import { addressOf, type Entry, find, findFormer, type Library, nameOf } from '../library.ts';
import { knownUntil } from '../timeline.ts';
import { comparisonAddress } from './comparison.ts';
import { history, type VersionOfEntry } from '../releases/history.ts';
import { everyFrozen, notesSince, sinceLastRelease } from '../releases/notes.ts';
import { isVersioned, lastRelease, nameOfData, type Release, retirement, type VersionedKind } from '../releases/release.ts';

/** The address of the page of a frozen version, without the site's base. */
export function versionAddress({ kind, id, version }: { kind: VersionedKind; id: string; version: string }): string {
  return `/${kind}/${id}/${version}/`;
}

/** The address of the notes of a release, without the site's base. */
export const releaseAddress = (release: string): string => `/changes/${release}/`;

/** Where an entry stands among its versions. */
export interface Standing {
  /** "Version 1.2.0" or "Revision 3". */
  name: string;
  /** The release in which this version first stood; undefined when none has it yet. */
  release?: Link;
  /** Versions that were frozen before, the newest first; with pages for kinds that have them. */
  earlier: { name: string; release: string; href?: string }[];
  /** The comparison of the two newest frozen versions, where there are two. */
  comparison?: string;
}

/** Where an entry stands; undefined for one whose kind has no version while there is no release that could give it a revision. */
export function standing(library: Library, entry: Entry): Standing | undefined {
  const { kind, id } = entry;
  const since = sinceLastRelease(library).get(`${kind}/${id}`);
  if (!since || (!isVersioned(kind) && !lastRelease(library))) return undefined;
  const versions = history(library.releases, kind, id);
  const changed = since.differences.length > 0 || since.from !== since.to;
  const present = changed ? undefined : versions.at(-1);
  const [before, last] = versions.slice(-2);
  return {
    name: `${isVersioned(kind) ? 'Version' : 'Revision'} ${since.to}`,
    ...(present ? { release: { name: present.release, href: releaseAddress(present.release) } } : {}),
    earlier: versions
      .filter((v) => v !== present)
      .reverse()
      .map((v) => ({
        name: v.name,
        release: v.release,
        ...(isVersioned(kind) ? { href: versionAddress({ kind, id: v.id, version: v.name }) } : {}),
      })),
    ...(before && last && before.name !== last.name ? { comparison: comparisonAddress({ kind, id }, before.name, last.name) } : {}),
  };
}

/** A frozen version with its page. */
export interface FrozenPage {
  kind: VersionedKind;
  id: string;
  version: string;
  name: string;
  release: string;
  date: string;
  /** HTML without a base, as it was frozen. */
  fragment: string;
  /** The living page of the entry, under its present id; undefined when the entry ended. */
  living?: Link & { version: string };
  /** Whether the living page says the same. */
  current: boolean;
}

/** Every frozen version of every entry that has pages for them. */
export function frozenPages(library: Library): FrozenPage[] {
  const ids = new Set(library.releases.flatMap((r) => everyFrozen(r).map(({ kind, id }) => `${kind}/${id}`)));
  return [...ids].flatMap((key) => {
    const [kind, id] = key.split('/') as [Kind, string];
    if (!isVersioned(kind)) return [];
    const versions = history(library.releases, kind, id).filter((v) => v.id === id);
    return versions.flatMap((v) => frozenPage(library, kind, v));
  });
}

function frozenPage(library: Library, kind: VersionedKind, { id, name: version, release, date, data, frozen }: VersionOfEntry): FrozenPage[] {
  const fragment = library.releases.find((r) => r.release === release)?.object(frozen.page ?? '');
  if (fragment === undefined) return [];
  const entry = find(library, kind, id) ?? findFormer(library, kind, id);
  const since = entry && sinceLastRelease(library).get(`${kind}/${entry.id}`);
  return [
    {
      kind,
      id,
      version,
      name: nameOfData(data),
      release,
      date,
      fragment,
      ...(entry && since ? { living: { name: nameOf(entry), href: addressOf(entry), version: since.to } } : {}),
      current: since?.to === version && since.differences.length === 0,
    },
  ];
}

/** An entry that ended: what stands at its address for those who followed an old link. */
export interface EndedEntry {
  kind: Kind;
  id: string;
  name: string;
  one: string;
  on: string;
  why: string;
  replacedBy?: Link;
  versions: { name: string; release: string; date: string; href?: string }[];
}

/** Every entry that ended after it had been released, and has an address of its own. */
export function endedEntries(library: Library): EndedEntry[] {
  return library.retired.flatMap(({ kind, id, on, why, replacedBy }): EndedEntry[] => {
    const versions = history(library.releases, kind, id);
    const last = versions.at(-1);
    // Published terms share one page, which needs no other for one that ended.
    if (!last || kind === 'commitments') return [];
    const successor = replacedBy === undefined ? undefined : find(library, kind, replacedBy);
    return [
      {
        kind,
        id,
        name: nameOfData(last.data),
        one: kindFiles[kind].one,
        on,
        why,
        ...(successor ? { replacedBy: { name: nameOf(successor), href: addressOf(successor) } } : {}),
        versions: versions.map((v) => ({
          name: v.name,
          release: v.release,
          date: v.date,
          ...(isVersioned(kind) ? { href: versionAddress({ kind, id: v.id, version: v.name }) } : {}),
        })),
      },
    ];
  });
}

const classWords: Record<NoteClass, string> = {
  retired: 'Retired',
  replaced: 'Replaced',
  major: 'Major: a judgement is reversed, or something is gone',
  renamed: 'Renamed',
  added: 'Added',
  minor: 'Minor: something is added',
  changed: 'Record changed',
  patch: 'Patch: wording and evidence',
};

/** A note with the addresses that it leads to, as far as there is a page. */
export interface LinkedNote extends Note {
  href?: string;
  successor?: Link;
  /** The frozen page of the version before. */
  before?: string;
  /** Both versions side by side. */
  comparison?: string;
}

/** Notes of a class, by kind. */
export interface NoteGroup {
  class: NoteClass;
  title: string;
  kinds: { title: string; notes: LinkedNote[] }[];
}

/** Notes by class and kind, in the order in which a reader wants them. */
export function groupedNotes(library: Library, notes: readonly Note[]): NoteGroup[] {
  return noteClasses
    .map((of) => {
      const inClass = notes.filter((n) => n.class === of);
      const kindsOf = [...new Set(inClass.map((n) => n.kind))];
      return {
        class: of,
        title: classWords[of],
        kinds: kindsOf.map((kind) => ({
          title: kind === 'vocabulary' ? 'Closed lists' : kindFiles[kind].label,
          notes: inClass.filter((n) => n.kind === kind).map((n) => linkedNote(library, n)),
        })),
      };
    })
    .filter((g) => g.kinds.length > 0);
}

/** The note with addresses that hold today. */
function linkedNote(library: Library, note: Note): LinkedNote {
  const { kind, id, from, to, by } = note;
  if (kind === 'vocabulary') return note;
  const both = from !== undefined && to !== undefined && from !== to && note.class !== 'renamed';
  const present = pageOf(library, kind, id);
  const successor = by === undefined ? undefined : pageOf(library, kind, by);
  return {
    ...note,
    ...(present ? { href: present } : {}),
    ...(successor && by !== undefined ? { successor: { name: note.class === 'renamed' ? by : nameNow(library, kind, by), href: successor } } : {}),
    ...(from !== undefined && isVersioned(kind) && note.class !== 'renamed' ? { before: versionAddress({ kind, id, version: from }) } : {}),
    ...(both ? { comparison: comparisonAddress({ kind, id: idNow(library, kind, id) }, from, to) } : {}),
  };
}

function nameNow(library: Library, kind: Kind, id: string): string {
  const entry = find(library, kind, id);
  return entry ? nameOf(entry) : id;
}

/** The present id of an entry that may have been renamed. */
function idNow(library: Library, kind: Kind, id: string): string {
  return findFormer(library, kind, id)?.id ?? id;
}

/** The address at which an id that was released is found today, under its present id or as an entry that ended. */
function pageOf(library: Library, kind: Kind, id: string): string | undefined {
  const entry = find(library, kind, id) ?? findFormer(library, kind, id);
  if (entry) return addressOf(entry);
  return retirement(library, kind, id) && kind !== 'commitments' ? addressOf({ kind, id }) : undefined;
}

/**
 * The states of knowledge that can be asked for, the newest first: the releases, and before them the library as it is where it has gone
 * on since the last. That one is called "unreleased" and has no day.
 */
export function knownReleases(library: Library): { release: string; date?: string }[] {
  const now = notesSince(library).length > 0 ? [{ release: 'unreleased' }] : [];
  return [...now, ...library.releases.map(({ release, date }) => ({ release, date })).reverse()];
}

/** What can be asked of the two clocks of a page: releases, and the last day of which the library speaks. */
export interface Knowledge {
  releases: { release: string; date?: string }[];
  until: string;
}

export const knowledge = (library: Library): Knowledge => ({ releases: knownReleases(library), until: knownUntil(library) });

/** The name of the state of a library for its exports: the last release, with "+unreleased" when something changed since; "unreleased" without one. */
export function releaseName(library: Library): string {
  const last = lastRelease(library);
  if (!last) return 'unreleased';
  return notesSince(library).length === 0 ? last.release : `${last.release}+unreleased`;
}

/** The notes of a release as data. */
export function releaseToData(library: Library, { release, date, previous, notes }: Release): Record<string, unknown> {
  return { release, date, ...(previous ? { previous } : {}), notes: notes.map((n) => linkedNote(library, n)) };
}
