/** The library as the site's pages see it: read once, checked, and refused as a whole when it has an error. */
import { checkLibrary } from '../domain/check.ts';
import type { Library } from '../domain/library.ts';
import { formatProblem, type Problem, summariseProblems } from '../domain/problem.ts';
import { type Reading, readLibrary } from './read.ts';

/** Thrown instead of showing a library with errors. */
export class LibraryError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`The library has problems.\n\n${problems.map(formatProblem).join('\n\n')}\n\n${summariseProblems(problems)}`);
    this.name = 'LibraryError';
    this.problems = problems;
  }
}

/** The reading checked as of the day given; errors are thrown together, warnings are left to the check. */
export function checkedLibrary({ library, problems }: Reading, today: string): Library {
  const errors = checkLibrary(library, problems, { today }).filter((p) => p.level === 'error');
  if (errors.length > 0) throw new LibraryError(errors);
  return library;
}

/** The reading of a build. It belongs to the process and not to this module, because Astro bundles a second copy of the module for the pages. */
const thisProcess = globalThis as { dealshapeReading?: Reading };

/** Makes a reading that was checked the one that everything in this process uses: a build reads and checks its files once. */
export function settleOn(reading: Reading): void {
  thisProcess.dealshapeReading = reading;
}

/** The reading of the build, or the files of the project as they are now. */
export async function currentReading(): Promise<Reading> {
  return thisProcess.dealshapeReading ?? readLibrary(process.cwd());
}

/**
 * The checked library of this project: of the build, or in the dev server as its files are now.
 * @throws LibraryError with every problem
 */
export async function siteLibrary(): Promise<Library> {
  const settled = thisProcess.dealshapeReading;
  return settled ? settled.library : checkedLibrary(await readLibrary(process.cwd()), new Date().toISOString().slice(0, 10));
}
