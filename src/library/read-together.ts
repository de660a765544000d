/** Reads the library in two threads at once, because most of the time goes into the parsing of files. */
import type { MessagePort, Worker } from 'node:worker_threads';
import { type Parcel, readHalf, type Reading, readLibrary, remember } from './read.ts';

/**
 * Reads every second file, gives what was read to the other thread and takes from it what that has read. Where the other thread ends before
 * it has given everything, this one reads the rest itself.
 */
export async function readTogether(root: string, other: Worker | MessagePort, half: 0 | 1): Promise<Reading> {
  let take: (message: Parcel[] | 'done' | object) => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    take = (message) => {
      if (message === 'done') resolve();
      else if (Array.isArray(message)) remember(root, message as Parcel[]);
    };
    other.on('message', take);
    other.once('exit', () => resolve());
  });
  await readHalf(root, half, (parcels) => other.postMessage(parcels));
  other.postMessage('done');
  await given;
  // A port that somebody listens to keeps its thread from ending.
  other.off('message', take);
  return readLibrary(root);
}
