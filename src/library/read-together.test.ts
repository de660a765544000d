import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatProblem } from '../domain/problem.ts';
import { filesByPart, forget, type Parcel, readLibrary, type Reading } from './read.ts';
import { type Keeper, readTogether } from './read-together.ts';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'dealshape-together-'));
  await mkdir(path.join(root, 'content/parties'), { recursive: true });
  for (const id of ids) await writeFile(path.join(root, `content/parties/${id}.yaml`), `name: Party ${id}\nkind: ai-lab\n`);
  await writeFile(path.join(root, 'content/parties/wrong.yaml'), 'name: Party f\nknd: ai-lab\n');
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
    `const { parentPort } = require('node:worker_threads'); const nothing = { take: () => [], keep: () => undefined };
     import(${JSON.stringify(import.meta.resolve('./read-together.ts'))}).then(({ readTogether }) => ${line});`,
    { eval: true },
  );

/** A keeper in memory. What it gives is a copy, as after a file. */
function keeper(): Keeper & { kept: Map<number, Parcel[]> } {
  const kept = new Map<number, Parcel[]>();
  return {
    kept,
    take: (part) => structuredClone(kept.get(part) ?? []),
    keep: (part, parcels) => kept.set(part, structuredClone([...parcels])),
  };
}

const ids = Array.from({ length: 60 }, (_, i) => `p${String(i).padStart(2, '0')}`);

describe('two threads that read together', () => {
  it('know the same as one that reads alone: entries, places and problems', async () => {
    const other = thread(
      `readTogether(${JSON.stringify(root)}, parentPort, 1, nothing).then(({ library }) => parentPort.postMessage({ ids: [...library.entries.parties.keys()] }))`,
    );
    const theirs = new Promise((resolve) => other.on('message', (m: { ids?: string[] }) => m.ids && resolve(m.ids)));
    const reading = await readTogether(root, other, 0, keeper());
    expect(said(reading)).toEqual({
      parties: ids.map((id) => [id, `Party ${id}`, 2]),
      problems: [
        expect.stringContaining('content/parties/wrong.yaml:1:1') as string,
        expect.stringContaining('content/parties/wrong.yaml:2:1') as string,
      ],
    });
    expect(await theirs).toEqual(ids);
    expect(said(reading)).toEqual(said(await readLibrary(root)));
  });

  it('read every file between them, and none twice', () => {
    const all = filesByPart(root).flatMap((part) => part.map(({ file }) => path.posix.basename(file, '.yaml')));
    expect(all.sort()).toEqual([...ids, 'wrong']);
  });

  it('do without one that ends before it has given everything', async () => {
    const reading = await readTogether(root, thread('process.exit(0)'), 0, keeper());
    expect([...reading.library.entries.parties.keys()]).toEqual(ids);
  });
});

describe('what was kept of an earlier reading', () => {
  /** Reads everything, as if this were the first reading of the process. */
  const readAnew = async (with_: Keeper) => {
    forget();
    return readTogether(root, thread(`readTogether(${JSON.stringify(root)}, parentPort, 1, nothing)`), 0, with_);
  };

  it('is taken as it is, and a file that has changed since is read again', async () => {
    const memory = keeper();
    await readAnew(memory);
    for (const parcels of memory.kept.values())
      for (const { reading } of parcels) if (reading.entry) (reading.entry.data as { name: string }).name += ', as kept';
    const keptIds = new Set([...memory.kept.values()].flat().map(({ file }) => path.posix.basename(file, '.yaml')));
    const [changed = '', gone = ''] = [...keptIds].filter((id) => id !== 'wrong');
    await writeFile(path.join(root, `content/parties/${changed}.yaml`), 'name: As it is now\nkind: ai-lab\n');
    await rm(path.join(root, `content/parties/${gone}.yaml`));
    const { library } = await readAnew(memory);
    expect([...library.entries.parties.values()].map((p) => p.data.name)).toEqual(
      ids.filter((id) => id !== gone).map((id) => (id === changed ? 'As it is now' : keptIds.has(id) ? `Party ${id}, as kept` : `Party ${id}`)),
    );
  });

  it('says the problems of a file again', async () => {
    const memory = keeper();
    const before = await readAnew(memory);
    expect(said(await readAnew(memory)).problems).toEqual(said(before).problems);
  });
});
