/** The library as data for programs: whole entries with their ids. */
import { type Kind, kinds } from '../../schema/index.ts';
import { all, type Entry, type Library } from '../library.ts';

/** An entry as exported: its id, everything the author wrote, and the prose as Markdown in `body` for kinds that have prose. */
export type ExportedEntry = { id: string; body?: string } & Record<string, unknown>;

export function entryToData(entry: Entry): ExportedEntry {
  const body = entry.body.trim();
  return { id: entry.id, ...entry.data, ...(body ? { body } : {}) };
}

/** All entries of a kind, in order of id, as JSON in pieces: at scale it is too much for one text. */
export function* kindAsJson(library: Library, kind: Kind, indent = ''): Generator<string> {
  yield '[';
  let before = '';
  for (const entry of all(library, kind)) {
    // A line break inside of a text is escaped, so every one that is there begins a line of JSON.
    yield `${before}\n${indent}  ${JSON.stringify(entryToData(entry), null, 2).replaceAll('\n', `\n${indent}  `)}`;
    before = ',';
  }
  yield before ? `\n${indent}]` : ']';
  if (!indent) yield '\n';
}

/**
 * The whole library as one object, as JSON in pieces: `release`, then one key per kind.
 * @param release name of the release of which this is the state, or "unreleased"
 */
export function* libraryAsJson(library: Library, release: string): Generator<string> {
  yield `{\n  "release": ${JSON.stringify(release)}`;
  for (const kind of kinds) {
    yield `,\n  "${kind}": `;
    yield* kindAsJson(library, kind, '  ');
  }
  yield '\n}\n';
}

/** The closed lists, so that a program can show labels for the ids in the entries. */
export function vocabularyToData(library: Library): Record<string, unknown> {
  return Object.fromEntries(library.vocabulary);
}

/** JSON as it is served: two spaces, and a line end. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
