/** npm run check [-- --json] [-- file ...]: every problem of the content, in one run. Exit 1 on errors. */
import { checkLibrary } from '../src/domain/check.ts';
import { formatProblem, summariseProblems } from '../src/domain/problem.ts';
import { readLibrary } from '../src/library/read.ts';

const args = process.argv.slice(2);
const only = args.filter((a) => !a.startsWith('--'));
const { library, problems: inFiles } = await readLibrary(process.cwd());
const today = new Date().toISOString().slice(0, 10);
const problems = checkLibrary(library, inFiles, { today }).filter((p) => only.length === 0 || only.some((o) => p.file.includes(o)));

if (args.includes('--json')) {
  console.log(JSON.stringify(problems, null, 2));
} else {
  for (const problem of problems) console.log(`${formatProblem(problem)}\n`);
  console.log(summariseProblems(problems));
}
process.exitCode = problems.some((p) => p.level === 'error') ? 1 : 0;
