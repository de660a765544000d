/**
 * A thread of the build: reads half of the library, makes the citations, then writes what the site serves beside its pages, the search index
 * among it, while Astro makes the pages. Whether the library is good is for the build to say, which ends the thread where it is not.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { siteFiles } from '../domain/export/files.ts';
import { fullAddress } from './addresses.ts';
import { giveCitations } from './citation-desk.ts';
import { readTogether } from './read-together.ts';
import { writeSearchIndex } from './search-index.ts';
import { headersFile } from './security.ts';

const { folder } = workerData as { folder: string };
const made = new Set<string>();

function write(address: string, content: string): void {
  const file = path.join(folder, address);
  const parent = path.dirname(file);
  if (!made.has(parent)) mkdirSync(parent, { recursive: true });
  made.add(parent);
  writeFileSync(file, content);
}

if (!parentPort) throw new Error('This runs as a thread of the build only.');
const { library } = await readTogether(process.cwd(), parentPort, 1);
giveCitations(library, parentPort);
write('/_headers', headersFile());
writeSearchIndex(library, { write, rename: (from, to) => renameSync(path.join(folder, from), path.join(folder, to)) });
for (const { address, text } of siteFiles(library, fullAddress)) write(address, text());
