/** The search index of a library, from the records of the domain: the same in the build and in the dev server. */
import { createHash } from 'node:crypto';
import type { Library } from '../domain/library.ts';
import type { IndexEntry } from '../domain/search/engine.ts';
import { type IndexMemory, writeIndex } from '../domain/search/index-files.ts';
import { aliasTable, searchRecords } from '../domain/search/records.ts';

/** Where the files of the index lie, without the site's base. */
export const indexFolder = '/search-index/';

/**
 * Writes the search index of a library file by file; it is never in memory as a whole.
 * @param memory see writeIndex
 * @returns the name of the folder below `indexFolder` into which the files belong, and the text of the entry that stands beside it
 * @throws Error when two records have one address; the records come from a checked library, so that is a defect of ours
 */
export function writeSearchIndex(
  library: Library,
  write: (name: string, content: string) => void,
  memory?: IndexMemory,
): { folder: string; entry: string } {
  const digest = createHash('sha256');
  const hear = (name: string, content: string) => {
    digest.update(content);
    write(name, content);
  };
  const entry = writeIndex(searchRecords(library), aliasTable(library), hear, memory);
  const folder = digest.digest('hex').slice(0, 12);
  return { folder, entry: JSON.stringify({ ...entry, folder } satisfies IndexEntry) };
}

/** The same as files by address. */
export function searchIndex(library: Library): Map<string, string> {
  const files: [name: string, content: string][] = [];
  const { folder, entry } = writeSearchIndex(library, (name, content) => files.push([name, content]));
  return new Map([...files.map(([name, content]) => [`${indexFolder}${folder}/${name}`, content] as const), [`${indexFolder}entry.json`, entry]]);
}
