/** What was read of the library's files, kept between builds in parts, so that a build parses only what has changed. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { filesByPart, type Parcel, type Reading, readLibrary, readParcels, remember } from '../read.ts';
import type { Keeper } from '../read-together.ts';
import { codeKey } from './code-key.ts';

interface Kept {
  code: string;
  parcels: readonly Parcel[];
}

/** Which files a part holds, as they were. */
const named = (parcels: readonly Parcel[]) => parcels.map(({ file, stamp }) => `${file} ${stamp}`).join('\n');

/** Keeps what was read below the root, for the same program. */
export function keeperOf(root: string, code: string): Keeper {
  const fileOf = (part: number) => path.join(root, '.cache', 'readings', `${part}.bin`);
  const known = new Map<number, string>();
  return {
    take(part) {
      // What was taken once is in memory.
      if (known.has(part)) return [];
      let parcels: readonly Parcel[] = [];
      try {
        const kept = deserialize(readFileSync(fileOf(part))) as Kept;
        if (kept.code === code) parcels = kept.parcels;
      } catch {
        // None yet, or one that cannot be read: then the files are parsed.
      }
      known.set(part, named(parcels));
      return parcels;
    },
    keep(part, parcels) {
      // A file that is changed again while the clock stands on the time of its last change would look as it was.
      const settled = parcels.filter(({ changed }) => Date.now() - changed > 100);
      const names = named(settled);
      if (known.get(part) === names) return;
      known.set(part, names);
      const to = fileOf(part);
      const half = `${to}.${process.pid}`;
      try {
        mkdirSync(path.dirname(to), { recursive: true });
        writeFileSync(half, serialize({ code, parcels: settled } satisfies Kept));
        renameSync(half, to);
      } catch {
        // Where nothing can be written, as in a folder that is read only, the files are parsed again the next time.
      }
    },
  };
}

/** Reads the library of the project and keeps what was read: the next time, only what has changed is parsed. */
export async function readKept(root: string): Promise<Reading> {
  const keeper = keeperOf(root, codeKey(root));
  for (const [part, files] of filesByPart(root).entries()) {
    remember(root, keeper.take(part));
    keeper.keep(part, readParcels(root, files).parcels);
  }
  return readLibrary(root);
}
