/** Writes the search index with Pagefind, from the records of the domain: the same in the build and in the dev server. */
import { close, createIndex } from 'pagefind';
import type { Library } from '../domain/library.ts';
import { searchRecords } from '../domain/search.ts';

/** A file of the index, by its path below /pagefind/. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** Files that Pagefind writes for user interfaces which this site does not use. */
const unusedFiles = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.|^wasm\.unknown/;

/**
 * The search index of a library as files.
 * @throws Error when Pagefind refuses a record; the records come from a checked library, so that is a defect of ours
 */
export async function searchIndex(library: Library): Promise<IndexFile[]> {
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error(`The search index could not be begun: ${errors.join('; ')}`);
  for (const { url, title, kind, note, content, filters } of searchRecords(library)) {
    const { errors: refused } = await index.addCustomRecord({ url, content, language: 'en', meta: { title, kind, note }, filters });
    if (refused.length > 0) throw new Error(`The search index refused ${url}: ${refused.join('; ')}`);
  }
  const { files, errors: unwritten } = await index.getFiles();
  if (unwritten.length > 0) throw new Error(`The search index could not be written: ${unwritten.join('; ')}`);
  await index.deleteIndex();
  return files.filter((f) => !unusedFiles.test(f.path));
}

/** Ends the program that Pagefind runs beside Node. */
export async function endSearchIndexing(): Promise<void> {
  await close();
}
