/**
 * Builds the site: checks the content, then makes what is not as it was. What is new is made beside the last good site and takes its place only
 * when all of it is there, so that a failed build leaves the last good site where it is.
 */
import { existsSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { codeKey } from './code-key.ts';
import type { FirstThread } from './first-thread.ts';
import { type Beginning, type Ending, noneTaken } from './two-threads.ts';

/** What came of a build: how many files were written, or nothing where the site was not built, which has been said. */
export type Outcome = { written: number } | undefined;

/** Builds the site into a folder, once or again and again: what a build has read serves the next. */
export class Builder {
  readonly #beginning: Beginning;
  #first: FirstThread | undefined;
  #second: Worker | undefined;

  /** @param again whether it will build more than once; what serves only later builds is remembered then */
  constructor(folder: string, { again = false } = {}) {
    const root = process.cwd();
    // Of the program that runs, which a change of its files does not change.
    this.#beginning = { root, folder, fresh: `${folder}.new`, code: codeKey(root), again };
    this.#begin();
  }

  /** Builds the site, or says what is wrong. */
  async build(): Promise<Outcome> {
    const { folder, fresh } = this.#beginning;
    rmSync(fresh, { recursive: true, force: true });
    const taken = noneTaken();
    const second = this.#begin();
    const ending = endingOf(second);
    second.postMessage({ begin: taken });
    // The second has begun to load its modules by now, so that both do it at the same time.
    this.#first ??= new (await import('./first-thread.ts')).FirstThread(this.#beginning);
    const made = await this.#first.make(taken, second, ending);
    if ('written' in made) return made;
    await this.close();
    rmSync(fresh, { recursive: true, force: true });
    console.error(`${made.why}\nThe site was not built${existsSync(folder) ? '; the last good one is as it was' : ''}.`);
    return undefined;
  }

  /** Ends the second thread. */
  async close(): Promise<void> {
    await this.#second?.terminate();
    this.#second = undefined;
  }

  #begin(): Worker {
    if (this.#second) return this.#second;
    const second = new Worker(new URL('worker.ts', import.meta.url), { workerData: this.#beginning });
    second.once('exit', () => {
      if (this.#second === second) this.#second = undefined;
    });
    return (this.#second = second);
  }
}

/** Builds the site into `folder` once, or says what is wrong and returns false. */
export async function buildSite(folder: string): Promise<boolean> {
  const builder = new Builder(folder);
  const outcome = await builder.build();
  await builder.close();
  return outcome !== undefined;
}

/** What the second thread will have made in this build; fails with what the thread fails with. */
function endingOf(second: Worker): Promise<Ending> {
  const ending = new Promise<Ending>((resolve, reject) => {
    const hear = (message: Partial<Ending>) => {
      if (!message.share) return;
      second.off('message', hear).off('error', reject).off('exit', ended);
      resolve(message as Ending);
    };
    const ended = (code: number) => reject(new Error(`The second thread of the build ended with ${code}.`));
    second.on('message', hear).once('error', reject).once('exit', ended);
  });
  // Whoever awaits it hears of a failure; a build that has stopped for another reason does not.
  ending.catch(() => undefined);
  return ending;
}
