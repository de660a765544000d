/** The library as data for programs: whole entries with their ids. */
import { type Kind, kinds } from '../../schema/index.ts';
import { all, type Entry, type Library } from '../library.ts';

/** An entry as exported: its id, everything the author wrote, and the prose as Markdown in `body` for kinds that have prose. */
export type ExportedEntry = { id: string; body?: string } & Record<string, unknown>;

export function entryToData(entry: Entry): ExportedEntry {
  const body = entry.body.trim();
  return { id: entry.id, ...entry.data, ...(body ? { body } : {}) };
}

/** All entries of a kind, in order of id. */
export function kindToData(library: Library, kind: Kind): ExportedEntry[] {
  return all(library, kind).map(entryToData);
}

/**
 * The whole library as one object: `release`, then one key per kind.
 * @param release name of the release of which this is the state, or "unreleased"
 */
export function libraryToData(library: Library, release: string): Record<string, unknown> {
  return { release, ...Object.fromEntries(kinds.map((kind) => [kind, kindToData(library, kind)])) };
}

/** The closed lists, so that a program can show labels for the ids in the entries. */
export function vocabularyToData(library: Library): Record<string, unknown> {
  return Object.fromEntries(library.vocabulary);
}

/** JSON as it is served: two spaces, and a line end. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
