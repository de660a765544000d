/** What the first thread of a build does: it reads half of the library, checks all of it, makes its share, and puts the site in its place. */
import type { Worker } from 'node:worker_threads';
import { checkLibrary } from '../../domain/check.ts';
import { formatProblem, summariseProblems } from '../../domain/problem.ts';
import { type Keeper, readTogether } from '../read-together.ts';
import { keeperOf } from './kept-readings.ts';
import { assets, outputsOf } from './outputs.ts';
import { change, replace } from './place.ts';
import { readRecord, removeRecord, type SiteRecord, writeRecord } from './record.ts';
import { make, nothing, type Site } from './share.ts';
import { compiledTemplates, rendererOf } from './templates.ts';
import { type Beginning, type Ending, takerOf, type Taken } from './two-threads.ts';

/** What a build has come to: how many files were written, or why the site was not built. */
export type Made = { written: number } | { why: string };

/** The first thread's part in builds. */
export class FirstThread {
  readonly #beginning: Beginning;
  readonly #keeper: Keeper;

  constructor(beginning: Beginning) {
    this.#beginning = beginning;
    this.#keeper = keeperOf(beginning.root, beginning.code);
  }

  /** Makes the site together with the second thread. */
  async make(taken: Taken, second: Worker, ending: Promise<Ending>): Promise<Made> {
    const { root, folder, fresh, code } = this.#beginning;
    const compiled = compiledTemplates(root, code);
    // Whoever awaits it hears of a failure; a build that has stopped for another reason does not.
    compiled.catch(() => undefined);
    const { library, problems } = await readTogether(root, second, 0, this.#keeper);
    const errors = checkLibrary(library, problems, { today: new Date().toISOString().slice(0, 10) }).filter((p) => p.level === 'error');
    if (errors.length > 0) return { why: `${errors.map((problem) => `${formatProblem(problem)}\n\n`).join('')}${summariseProblems(errors)}` };
    try {
      const templates = await compiled;
      second.postMessage({ templates });
      const site: Site = { folder, fresh, before: readRecord(root, folder, code), folders: new Set() };
      const mine = nothing();
      for (const asset of assets(templates)) await make(asset, site, mine);
      const outputs = outputsOf(library, await rendererOf(templates));
      const take = takerOf(taken, outputs.length);
      for (let i = 0; take(); i++) await make(outputs[i]!, site, mine);
      const { share: theirs, index } = await ending;
      const record: SiteRecord = { index, files: new Map([...mine.files, ...theirs.files]) };
      removeRecord(root, folder);
      if (site.before) change(site, site.before, record, [mine, theirs]);
      else replace(site);
      writeRecord(root, folder, code, record);
      return { written: mine.written.length + theirs.written.length };
    } catch (error) {
      return { why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
}
