/** The search index of a library, from the records of the domain: the same in the build and in the dev server. */
import { createHash } from 'node:crypto';
import type { Library } from '../domain/library.ts';
import { type IndexFile, indexFiles } from '../domain/search/index-files.ts';
import { aliasTable, searchRecords } from '../domain/search/records.ts';

/** Where the files of the index lie, without the site's base. */
export const indexFolder = '/search-index/';

/**
 * The search index of a library as files below `indexFolder`.
 * @throws Error when two records have one address; the records come from a checked library, so that is a defect of ours
 */
export function searchIndex(library: Library): IndexFile[] {
  return indexFiles(searchRecords(library), aliasTable(library), digest);
}

/** The first letters of the SHA-256 of contents. */
function digest(contents: readonly string[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 12);
}
