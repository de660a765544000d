/** What two threads that make a site agree on. */
import type { Share } from './share.ts';

/** What the second thread knows from its beginning. */
export interface Beginning {
  root: string;
  folder: string;
  fresh: string;
  code: string;
  /** Whether more than one build is to come. */
  again: boolean;
}

/** Number of outputs that a thread has taken on so far in a build. */
export type Taken = Int32Array<SharedArrayBuffer>;

/** What the second thread has made in a build. */
export interface Ending {
  share: Share;
  /** Name of the folder of the search index. */
  index: string;
}

export const noneTaken = (): Taken => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/**
 * Says whether one more output is left to take on. One thread takes from the beginning of the list and the other from its end, so that they meet
 * where all are taken, and neither waits for the other.
 */
export function takerOf(taken: Taken, outputs: number): () => boolean {
  return () => Atomics.add(taken, 0, 1) < outputs;
}
