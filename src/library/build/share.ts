/** A thread's share of the making of a site. */
import { hash } from 'node:crypto';
import { closeSync, lstatSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Library } from '../../domain/library.ts';
import { plainText } from '../../domain/plain.ts';
import type { IndexMemory } from '../../domain/search/index-files.ts';
import { indexFolder, writeSearchIndex } from '../search-index.ts';
import type { Output } from './outputs.ts';
import { isAsMade, type Made, type SiteRecord } from './record.ts';

/** Where a site is made. */
export interface Site {
  /** The folder of the last good site. */
  folder: string;
  /** The folder for what is new, beside it. */
  fresh: string;
  /** What is known of the last good site. */
  before: SiteRecord | undefined;
  /** Folders that were made in the folder for what is new. */
  folders: Set<string>;
}

/** What a thread has made: everything that it looked after, what of it lies in the folder for what is new, and what only has another name. */
export interface Share {
  files: Map<string, Made>;
  written: string[];
  moved: [from: string, to: string][];
}

export const nothing = (): Share => ({ files: new Map(), written: [], moved: [] });

const keyOf = (text: string) => hash('sha256', text, 'base64url').slice(0, 22);

/** Makes an output where it is not as it was. */
export async function make({ file, of, make: text }: Output, site: Site, share: Share): Promise<void> {
  const from = of();
  const key = keyOf(plainText(from));
  const was = lies(file, key, site);
  if (was) share.files.set(file, was);
  else write(file, await text(from), key, site, share);
}

/** Makes the search index; of the one before, the files that say the same are kept. @returns the name of its folder */
export function makeIndex(library: Library, site: Site, share: Share, memory?: IndexMemory): string {
  const kept: [name: string, was: Made][] = [];
  const fresh: string[] = [];
  const unnamed = `${indexFolder}unnamed`;
  const here = nothing();
  const { folder, entry } = writeSearchIndex(
    library,
    (name, content) => {
      const key = keyOf(content);
      const was = site.before && lies(`${indexFolder}${site.before.index}/${name}`, key, site);
      if (was) kept.push([name, was]);
      else {
        write(`${unnamed}/${name}`, content, key, site, here);
        fresh.push(name);
      }
    },
    memory,
  );
  if (fresh.length > 0) renameSync(path.join(site.fresh, unnamed), path.join(site.fresh, indexFolder, folder));
  for (const name of fresh) {
    const file = `${indexFolder}${folder}/${name}`;
    share.files.set(file, here.files.get(`${unnamed}/${name}`)!);
    share.written.push(file);
  }
  for (const [name, was] of kept) {
    const file = `${indexFolder}${folder}/${name}`;
    share.files.set(file, was);
    if (folder !== site.before?.index) share.moved.push([`${indexFolder}${site.before?.index}/${name}`, file]);
  }
  const file = `${indexFolder}entry.json`;
  const was = lies(file, keyOf(entry), site);
  if (was) share.files.set(file, was);
  else write(file, entry, keyOf(entry), site, share);
  return folder;
}

/** The file as it lies in the last good site, where it was made of the same. */
function lies(file: string, key: string, { before, folder }: Site): Made | undefined {
  const was = before?.files.get(file);
  return was?.key === key && isAsMade(path.join(folder, file), was) ? was : undefined;
}

function write(file: string, content: string | Buffer | Iterable<string>, key: string, { fresh, folders }: Site, share: Share): void {
  const full = path.join(fresh, file);
  const parent = path.dirname(full);
  if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
  folders.add(parent);
  if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(full, content);
  else writePieces(full, content);
  const { size, mtimeMs } = lstatSync(full);
  share.files.set(file, { key, size, modified: mtimeMs });
  share.written.push(file);
}

/** Characters that are put together before they are written. */
const mostAtOnce = 1 << 18;

function writePieces(full: string, pieces: Iterable<string>): void {
  const file = openSync(full, 'w');
  try {
    let text = '';
    for (const piece of pieces) {
      text += piece;
      if (text.length < mostAtOnce) continue;
      writeFileSync(file, text);
      text = '';
    }
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
