/**
 * npm run build: checks the content, builds the site with its search, and puts it into dist/. The build happens beside dist/ and takes its
 * place only when it is whole, so that a failed build leaves the last good site where it is.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { build } from 'astro';
import { checkLibrary } from '../src/domain/check.ts';
import { formatProblem, summariseProblems } from '../src/domain/problem.ts';
import { takeCitations } from '../src/library/citation-desk.ts';
import { readTogether } from '../src/library/read-together.ts';
import { settleOn } from '../src/library/site.ts';

/** Builds the site into `folder`, or says what is wrong and returns false. */
export async function buildSite(folder: string): Promise<boolean> {
  const fresh = `${folder}.new`;
  const old = `${folder}.old`;
  rmSync(fresh, { recursive: true, force: true });
  const files = writeFilesBeside(fresh);
  // From the beginning, so that none is missed.
  takeCitations(files.thread);
  const reading = await readTogether(process.cwd(), files.thread, 0);
  const { library, problems: inFiles } = reading;
  const errors = checkLibrary(library, inFiles, { today: new Date().toISOString().slice(0, 10) }).filter((p) => p.level === 'error');
  if (errors.length > 0) {
    await files.thread.terminate();
    rmSync(fresh, { recursive: true, force: true });
    for (const problem of errors) console.error(`${formatProblem(problem)}\n`);
    console.error(`${summariseProblems(errors)} The site was not built${existsSync(folder) ? '; the last good one is as it was' : ''}.`);
    return false;
  }
  settleOn(reading);
  try {
    // In this process, so that the library is read and checked once.
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
    await Promise.all([build({ outDir: `./${fresh}`, logLevel: 'error' }), files.written]);
  } catch (error) {
    await files.thread.terminate();
    rmSync(fresh, { recursive: true, force: true });
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    console.error(`The site was not built${existsSync(folder) ? '; the last good one is as it was' : ''}.`);
    return false;
  }
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
  return true;
}

/** Begins to write the files beside the pages into `folder`, in a thread of its own. `written` fails with what the thread fails with. */
function writeFilesBeside(folder: string): { thread: Worker; written: Promise<void> } {
  const thread = new Worker(new URL('../src/library/files-worker.ts', import.meta.url), { workerData: { folder } });
  const written = new Promise<void>((resolve, reject) => {
    thread.once('error', reject);
    thread.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The thread that writes the files ended with ${code}.`))));
  });
  // Whoever awaits it hears of a failure; a build that has stopped for another reason does not.
  written.catch(() => undefined);
  return { thread, written };
}

if (import.meta.main) process.exitCode = (await buildSite(process.env['BUILD_TO'] ?? 'dist')) ? 0 : 1;
