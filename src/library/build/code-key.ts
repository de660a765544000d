/** What a build makes is decided by the content and by everything else. This is the digest of everything else. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { base, site } from '../addresses.ts';

const files = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
const folders = ['src', 'public'];

/** Digest of the program, its settings and its dependencies, by the lock file. What was kept under another key is not used. */
export function codeKey(root: string): string {
  const digest = createHash('sha256').update([process.version, root, site, base].join('\n'));
  const inFolders = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  for (const file of [...files.map((name) => path.join(root, name)), ...inFolders.sort()]) digest.update(`\n${file}\n`).update(contentOf(file));
  return digest.digest('hex').slice(0, 16);
}

/** A copy of the project may lack a file, such as the lock file. */
function contentOf(file: string): Buffer | string {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
