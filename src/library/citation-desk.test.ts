import { afterEach, describe, expect, it } from 'vitest';
import { Worker } from 'node:worker_threads';
import { get } from '../domain/library.ts';
import { projectLibrary } from '../testing/vocabulary.ts';
import { citationsOf, takeCitations } from './citation-desk.ts';

const thisProcess = globalThis as { dealshapeCitations?: unknown };
const id = 'microsoft-openai';

afterEach(() => delete thisProcess.dealshapeCitations);

/** A thread that makes all citations and gives them away, or that ends without having made one. */
const thread = (works: boolean) =>
  new Worker(
    works
      ? `const { parentPort } = require('node:worker_threads');
         Promise.all([import(${JSON.stringify(import.meta.resolve('./citation-desk.ts'))}), import(${JSON.stringify(import.meta.resolve('./read.ts'))})])
           .then(async ([{ giveCitations }, { readLibrary }]) => giveCitations((await readLibrary(process.cwd())).library, parentPort));`
      : 'setTimeout(() => process.exit(0), 50)',
    { eval: true },
  );

describe('citations', () => {
  it('are made where they are wanted when no other thread makes them', async () => {
    const [page] = await citationsOf(projectLibrary, 'deals', id);
    expect(page?.texts.map((t) => t.label)).toEqual(['APA (7th edition)', 'Chicago (17th edition, note)', 'Bluebook (law review)', 'OSCOLA (note)']);
    expect(page?.texts[0]?.text).toContain(get(projectLibrary, 'deals', id).data.name);
  });

  it('are the same when another thread makes them, whether they are asked for before or after', async () => {
    const here = await citationsOf(projectLibrary, 'deals', id);
    const anchorHere = await citationsOf(projectLibrary, 'anchors', 'hart-moore-1990');
    const worker = thread(true);
    takeCitations(worker);
    const before = citationsOf(projectLibrary, 'deals', id);
    await new Promise((resolve) => worker.once('exit', resolve));
    expect(await before).toEqual(here);
    expect(await citationsOf(projectLibrary, 'anchors', 'hart-moore-1990')).toEqual(anchorHere);
  });

  it('fail where the thread ends without them, so that a build stops and does not wait', async () => {
    takeCitations(thread(false));
    const wait = () => expect(citationsOf(projectLibrary, 'deals', id)).rejects.toThrow('The citations of deals/microsoft-openai were not made.');
    await wait();
    await wait();
  });
});
