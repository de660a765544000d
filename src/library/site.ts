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

let reading: Promise<Library> | undefined;

/**
 * The checked library of this project, read once per process; in the dev server it is read anew after each change, because the
 * integration forgets it.
 * @throws LibraryError with every problem
 */
export function siteLibrary(): Promise<Library> {
  reading ??= readLibrary(process.cwd()).then((r) => checkedLibrary(r, new Date().toISOString().slice(0, 10)));
  if (import.meta.env?.DEV) {
    const current = reading;
    reading = undefined;
    return current;
  }
  return reading;
}
