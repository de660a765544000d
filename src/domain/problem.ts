/** Where something stands in a file; both count from 1. */
export interface Position {
  line: number;
  column: number;
}

/**
 * Something wrong in the content. A problem is a value until the moment it is printed: the terminal, the JSON report
 * and the build all read the same thing.
 */
export interface Problem extends Position {
  /** Permanent name of the rule, kebab-case; it can be searched for. */
  rule: string;
  level: 'error' | 'warning';
  /** Path of the file from the project's root, with forward slashes. */
  file: string;
  /** What happened, in one or two sentences. */
  what: string;
  /** What to do about it, in one or two sentences. */
  todo: string;
}

/** Order of problems in every report: file, line, column, rule. */
export function compareProblems(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.rule, b.rule) || compareText(a.what, b.what);
}

/** Order by code unit: the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The lines that a person reads in the terminal. The only place that knows about layout. */
export function formatProblem({ file, line, column, level, rule, what, todo }: Problem): string {
  return `${file}:${line}:${column}  ${level}  ${rule}\n  ${what}\n  ${todo}`;
}

/** "No problems.", "1 error." or "2 errors, 1 warning." */
export function summariseProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'No problems.';
  const count = (level: Problem['level']) => problems.filter((p) => p.level === level).length;
  const say = (n: number, word: string) => (n === 0 ? [] : [`${n} ${word}${n === 1 ? '' : 's'}`]);
  return `${[...say(count('error'), 'error'), ...say(count('warning'), 'warning')].join(', ')}.`;
}
