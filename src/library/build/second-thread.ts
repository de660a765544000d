/** What the second thread of a build does: it reads half of the library, makes the search index, then its share of everything else. */
import { parentPort, workerData } from 'node:worker_threads';
import { IndexMemory } from '../../domain/search/index-files.ts';
import { readTogether } from '../read-together.ts';
import { keeperOf } from './kept-readings.ts';
import { outputsOf } from './outputs.ts';
import { readRecord } from './record.ts';
import { make, makeIndex, nothing, type Site } from './share.ts';
import { type Renderer, rendererOf } from './templates.ts';
import { type Beginning, type Ending, takerOf, type Taken } from './two-threads.ts';

if (!parentPort) throw new Error('This runs as a thread of a build only.');
const port = parentPort;
const { root, folder, fresh, code, again } = workerData as Beginning;
const keeper = keeperOf(root, code);
// Only a thread that builds again needs it, and it is large.
const memory = again ? new IndexMemory().remember() : undefined;
const templates = new Promise<string>((resolve) => {
  port.on('message', (message: { templates?: string }) => {
    if (message.templates) resolve(message.templates);
  });
});
// Loaded when the first page is wanted; often the other thread makes them all.
let loaded: Promise<Renderer> | undefined;
const renderer = () => (loaded ??= templates.then(rendererOf));
port.on('message', (message: { begin?: Taken }) => {
  // A failure ends the thread, and with it the build.
  if (message.begin) void build(message.begin);
});

async function build(taken: Taken): Promise<void> {
  const site: Site = { folder, fresh, before: readRecord(root, folder, code), folders: new Set() };
  const { library } = await readTogether(root, port, 1, keeper);
  const share = nothing();
  const index = makeIndex(library, site, share, memory);
  const outputs = outputsOf(library, async (page, view) => (await renderer())(page, view));
  const take = takerOf(taken, outputs.length);
  for (let i = outputs.length - 1; take(); i--) await make(outputs[i]!, site, share);
  port.postMessage({ share, index } satisfies Ending);
}
