/** Puts what was made into the place of the last good site. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { SiteRecord } from './record.ts';
import type { Share, Site } from './share.ts';

/** Puts a site that was made as a whole into the place of the last one. */
export function replace({ folder, fresh }: Site): void {
  const old = `${folder}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
}

/** Puts what is new into the last site, and takes away what is no longer made. */
export function change({ folder, fresh }: Site, before: SiteRecord, { files }: SiteRecord, shares: readonly Share[]): void {
  const move = (from: string, to: string) => {
    mkdirSync(path.dirname(to), { recursive: true });
    // A file system that is asked to replace a file may wait until the new one is on the disk; a site can be made again.
    rmSync(to, { force: true });
    renameSync(from, to);
  };
  for (const { moved } of shares) for (const [from, to] of moved) move(path.join(folder, from), path.join(folder, to));
  for (const { written } of shares) for (const file of written) move(path.join(fresh, file), path.join(folder, file));
  for (const file of before.files.keys()) if (!files.has(file)) remove(folder, file);
  rmSync(fresh, { recursive: true, force: true });
}

/** Removes a file and the folders that are empty without it. */
function remove(folder: string, file: string): void {
  rmSync(path.join(folder, file), { force: true });
  for (let parent = path.dirname(path.join(folder, file)); parent !== path.normalize(folder); parent = path.dirname(parent)) {
    if (!existsSync(parent)) continue;
    if (readdirSync(parent).length > 0) return;
    rmdirSync(parent);
  }
}
