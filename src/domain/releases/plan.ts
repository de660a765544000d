/** A release before it is written: the manifest and every file that it names. */
import { type FrozenEntry, type Kind, kinds, type Manifest } from '../../schema/index.ts';
import { entryToData, vocabularyToData } from '../export/data.ts';
import { all, type Entry, type Library } from '../library.ts';
import { explorerData } from '../views/explorer.ts';
import { canonical } from './canonical.ts';
import { frozenFragment } from './fragment.ts';
import { nextRelease } from './next.ts';
import { notesSince, sinceLastRelease } from './notes.ts';
import { frozenIn, isVersioned, lastRelease, versionOf } from './release.ts';

/** A file of content/releases/objects. */
export interface FrozenFile {
  digest: string;
  extension: 'json' | 'html';
  text: string;
}

export interface ReleasePlan {
  manifest: Manifest;
  /** Files that the manifest names, but for those of entries that are as they were in the release before. */
  files: FrozenFile[];
}

/**
 * The next release of a library that the check has passed. The same library and day give the same plan.
 * @param date day of the release
 * @param digest SHA-256 of the bytes of a text, in hexadecimal
 * @throws Error when nothing changed since the last release
 */
export function planRelease(library: Library, date: string, digest: (text: string) => string): ReleasePlan {
  const files = new Map<string, FrozenFile>();
  const freeze = (text: string, extension: FrozenFile['extension']) => {
    const file = { digest: digest(text), extension, text };
    files.set(`${file.digest}.${extension}`, file);
    return file.digest;
  };
  const last = lastRelease(library);
  const notes = notesSince(library);
  const objects = Object.fromEntries(
    kinds
      .map((kind): [Kind, Record<string, FrozenEntry>] => [
        kind,
        Object.fromEntries(all(library, kind).map((entry) => [entry.id, freezeEntry(library, entry, freeze)])),
      ])
      .filter(([, entries]) => Object.keys(entries).length > 0),
  );
  const contents: Omit<Manifest, 'digest'> = {
    release: nextRelease(last?.release, notes),
    date,
    ...(last ? { previous: last.release } : {}),
    vocabulary: freeze(canonical(vocabularyToData(library)), 'json'),
    explorer: freeze(JSON.stringify(explorerData(library)), 'json'),
    objects,
    notes: [...notes],
  };
  return { manifest: { ...contents, digest: digest(canonical(contents)) }, files: [...files.values()] };
}

/** The text over which the digest of a manifest is made. */
export function manifestText({ digest: _, ...contents }: Manifest): string {
  return canonical(contents);
}

function freezeEntry(library: Library, entry: Entry, freeze: (text: string, extension: FrozenFile['extension']) => string): FrozenEntry {
  const { kind, id } = entry;
  const last = lastRelease(library);
  const since = sinceLastRelease(library).get(`${kind}/${id}`);
  // An entry that did not change by the law keeps what was frozen of it, so that a version has one page and one text for good.
  const before = last && frozenIn(last, kind, id);
  if (before && since?.from === since?.to && since?.differences.length === 0) return before;
  const data = freeze(canonical(entryToData(entry)), 'json');
  if (!isVersioned(kind)) return { revision: Number(since?.to ?? 1), data };
  const version = versionOf(entry);
  return { ...(version ? { version } : {}), data, page: freeze(frozenFragment(library, entry), 'html') };
}
