/** The library as a whole that is good: checked, and refused when it has an error. */
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

/**
 * The checked library of the project as its files are now, for the dev server.
 * @throws LibraryError with every problem
 */
export const siteLibrary = async (): Promise<Library> => checkedLibrary(await readLibrary(process.cwd()), new Date().toISOString().slice(0, 10));
