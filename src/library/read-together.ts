/** Reads the library in two threads at once, because most of the time of a first build goes into the parsing of files. */
import { setImmediate } from 'node:timers/promises';
import type { MessagePort, Worker } from 'node:worker_threads';
import { filesByPart, isKnown, type Parcel, parts, readLibrary, type Reading, readParcels, remember } from './read.ts';

/** Keeps what was read for the next time, in parts. */
export interface Keeper {
  take(part: number): readonly Parcel[];
  keep(part: number, parcels: readonly Parcel[]): void;
}

/** So many files are parsed sooner than they are asked of another thread. */
const few = 40;

/**
 * Takes what was kept. Where much has changed since, reads every second part, gives that to the other thread and takes from it what that has read.
 * Where the other thread ends before it has given everything, this one reads the rest itself.
 */
export async function readTogether(root: string, other: Worker | MessagePort, half: 0 | 1, keeper: Keeper): Promise<Reading> {
  let take: (message: Parcel[] | 'done' | object) => void = () => undefined;
  let ended: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    ended = resolve;
    take = (message) => {
      if (message === 'done') resolve();
      else if (Array.isArray(message)) remember(root, message as Parcel[]);
    };
    other.on('message', take);
    other.once('exit', ended);
  });
  for (let part = 0; part < parts; part++) remember(root, keeper.take(part));
  const files = filesByPart(root);
  const changed = files.flat().filter(({ file }) => !isKnown(root, file)).length;
  for (const [part, inPart] of files.entries()) {
    if (part % 2 !== half) continue;
    const { parcels, fresh } = readParcels(root, inPart);
    if (fresh.length > 0 && changed > few) other.postMessage(fresh);
    keeper.keep(part, parcels);
    // Lets what the other thread has given come in, so that it does not pile up.
    if (changed > few) await setImmediate();
  }
  other.postMessage('done');
  if (changed > few) await given;
  // A port that somebody listens to keeps its thread from ending.
  other.off('message', take);
  other.off('exit', ended);
  return readLibrary(root);
}
