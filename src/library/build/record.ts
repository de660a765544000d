/** The record of a built site: of each file what it was made of, and how it lay in the folder. */
import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A file as a build left it. */
export interface Made {
  /** Digest of what it was made of. */
  key: string;
  size: number;
  /** Time of its last change, in milliseconds. */
  modified: number;
}

export interface SiteRecord {
  files: ReadonlyMap<string, Made>;
  /** Name of the folder of the search index. */
  index: string;
}

/** How a record stands in its file. */
interface Written {
  code: string;
  index: string;
  files: [file: string, key: string, size: number, modified: number][];
}

const fileOf = (root: string, folder: string) => path.join(root, '.cache', 'built', `${folder.replaceAll(/[^\w.-]/g, '_')}.json`);

/** The record of the site in a folder, if it was made by this program. */
export function readRecord(root: string, folder: string, code: string): SiteRecord | undefined {
  try {
    const written = JSON.parse(readFileSync(fileOf(root, folder), 'utf8')) as Written;
    if (written.code !== code) return undefined;
    return { index: written.index, files: new Map(written.files.map(([file, key, size, modified]) => [file, { key, size, modified }])) };
  } catch {
    // None yet, or one that was not written to its end: then everything is made.
    return undefined;
  }
}

export function writeRecord(root: string, folder: string, code: string, { files, index }: SiteRecord): void {
  const to = fileOf(root, folder);
  mkdirSync(path.dirname(to), { recursive: true });
  const written: Written = { code, index, files: [...files].map(([file, { key, size, modified }]) => [file, key, size, modified]) };
  writeFileSync(to, JSON.stringify(written));
}

/** Forgets what was known of the site in a folder: from here on it is being changed. */
export function removeRecord(root: string, folder: string): void {
  rmSync(fileOf(root, folder), { force: true });
}

/** Whether a file lies as a build left it. */
export function isAsMade(file: string, { size, modified }: Made): boolean {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat !== undefined && stat.isFile() && stat.size === size && stat.mtimeMs === modified;
}
