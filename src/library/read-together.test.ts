import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatProblem } from '../domain/problem.ts';
import { readHalf, type Parcel, readLibrary, type Reading, remember } from './read.ts';
import { readTogether } from './read-together.ts';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'dealshape-together-'));
  await mkdir(path.join(root, 'content/parties'), { recursive: true });
  for (const id of ['a', 'b', 'c', 'd', 'e']) await writeFile(path.join(root, `content/parties/${id}.yaml`), `name: Party ${id}\nkind: ai-lab\n`);
  await writeFile(path.join(root, 'content/parties/f.yaml'), 'name: Party f\nknd: ai-lab\n');
});

afterEach(() => rm(root, { recursive: true, force: true }));

/** What a reading says, with the place of the kind of each party. */
const said = ({ library, problems }: Reading) => ({
  parties: [...library.entries.parties.values()].map((p) => [p.id, p.data.name, p.at(['kind']).line]),
  problems: problems.map(formatProblem),
});

/** A thread that runs one line of our code. */
const thread = (line: string) =>
  new Worker(
    `const { parentPort } = require('node:worker_threads'); import(${JSON.stringify(import.meta.resolve('./read-together.ts'))}).then(({ readTogether }) => ${line});`,
    {
      eval: true,
    },
  );

describe('two threads that read together', () => {
  it('know the same as one that reads alone: entries, places and problems', async () => {
    const other = thread(
      `readTogether(${JSON.stringify(root)}, parentPort, 1).then(({ library }) => parentPort.postMessage([...library.entries.parties.keys()]))`,
    );
    const reading = await readTogether(root, other, 0);
    const [theirs] = await new Promise<[string[]]>((resolve) => other.once('message', (ids: string[]) => resolve([ids])));
    expect(said(reading)).toEqual({
      parties: ['a', 'b', 'c', 'd', 'e'].map((id) => [id, `Party ${id}`, 2]),
      problems: [expect.stringContaining('content/parties/f.yaml:1:1') as string, expect.stringContaining('content/parties/f.yaml:2:1') as string],
    });
    expect(theirs).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(said(reading)).toEqual(said(await readLibrary(root)));
  });

  it('read every file between them, and none twice', async () => {
    const halves: string[][] = [];
    for (const half of [0, 1] as const) {
      const files: string[] = [];
      await readHalf(root, half, (parcels) => files.push(...parcels.map((p) => path.posix.basename(p.file, '.yaml'))));
      halves.push(files);
    }
    expect(halves).toEqual([
      ['a', 'c', 'e'],
      ['b', 'd', 'f'],
    ]);
  });

  it('take what was read as it is, and read a file again that has changed since', async () => {
    const parcels: Parcel[] = [];
    await readHalf(root, 0, (some) => parcels.push(...structuredClone(some)));
    for (const { reading } of parcels) if (reading.entry) (reading.entry.data as { name: string }).name += ', as given';
    remember(root, parcels);
    await writeFile(path.join(root, 'content/parties/c.yaml'), 'name: Party c, as it is now\nkind: ai-lab\n');
    const { library } = await readLibrary(root);
    expect([...library.entries.parties.values()].map((p) => p.data.name)).toEqual([
      'Party a, as given',
      'Party b',
      'Party c, as it is now',
      'Party d',
      'Party e, as given',
    ]);
  });

  it('do without one that ends before it has given everything', async () => {
    const reading = await readTogether(root, thread('process.exit(0)'), 0);
    expect([...reading.library.entries.parties.keys()]).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
