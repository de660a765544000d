/** npm run check [-- --json] [-- file ...]: every problem of the content, in one run. Exit 1 on errors. */
import { enableCompileCache } from 'node:module';

enableCompileCache('.cache/compiled');
const { checkLibrary } = await import('../src/domain/check.ts');
const { formatProblem, summariseProblems } = await import('../src/domain/problem.ts');
const { readKept } = await import('../src/library/build/kept-readings.ts');

const args = process.argv.slice(2);
const only = args.filter((a) => !a.startsWith('--'));
const { library, problems: inFiles } = await readKept(process.cwd());
const today = new Date().toISOString().slice(0, 10);
const problems = checkLibrary(library, inFiles, { today }).filter((p) => only.length === 0 || only.some((o) => p.file.includes(o)));

if (args.includes('--json')) {
  console.log(JSON.stringify(problems, null, 2));
} else {
  for (const problem of problems) console.log(`${formatProblem(problem)}\n`);
  console.log(summariseProblems(problems));
}
process.exitCode = problems.some((p) => p.level === 'error') ? 1 : 0;
