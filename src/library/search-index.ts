/** The search index of a library, from the records of the domain: the same in the build and in the dev server. */
import { createHash } from 'node:crypto';
import type { Library } from '../domain/library.ts';
import type { IndexEntry } from '../domain/search/engine.ts';
import { writeIndex } from '../domain/search/index-files.ts';
import { aliasTable, searchRecords } from '../domain/search/records.ts';

/** Where the files of the index lie, without the site's base. */
export const indexFolder = '/search-index/';

/** Takes the files of an index one by one; their folder has a name for the time being until all are there. */
export interface IndexWriter {
  write(address: string, content: string): void;
  rename(folder: string, name: string): void;
}

/**
 * Writes the search index of a library. It is never in memory as a whole.
 * @throws Error when two records have one address; the records come from a checked library, so that is a defect of ours
 */
export function writeSearchIndex(library: Library, { write, rename }: IndexWriter): void {
  const hash = createHash('sha256');
  const unnamed = `${indexFolder}unnamed`;
  const entry = writeIndex(searchRecords(library), aliasTable(library), (name, content) => {
    hash.update(content);
    write(`${unnamed}/${name}`, content);
  });
  const folder = hash.digest('hex').slice(0, 12);
  rename(unnamed, `${indexFolder}${folder}`);
  write(`${indexFolder}entry.json`, JSON.stringify({ ...entry, folder } satisfies IndexEntry));
}

/** The same as files by address. */
export function searchIndex(library: Library): Map<string, string> {
  const files = new Map<string, string>();
  writeSearchIndex(library, {
    write: (address, content) => files.set(address, content),
    rename: (folder, name) => {
      for (const [address, content] of [...files]) {
        if (!address.startsWith(`${folder}/`)) continue;
        files.delete(address);
        files.set(`${name}${address.slice(folder.length)}`, content);
      }
    },
  });
  return files;
}
