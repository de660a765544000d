/** The vocabulary of the project itself: tests of rules and views use the lists that readers see. */
import { readLibrary } from '../library/read.ts';

export const { library: projectLibrary, problems: projectProblems } = await readLibrary(process.cwd());
export const vocabulary = projectLibrary.vocabulary;
