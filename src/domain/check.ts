import type { Library } from './library.ts';
import { nearest } from './nearest.ts';
import { compareProblems, type Problem } from './problem.ts';
import { rules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';

/**
 * Everything that is wrong with a library, in the order in which it is reported.
 * @param inFiles what the reader found in single files
 * @param context the day of the check, so that the answer does not depend on a clock
 */
export function checkLibrary(library: Library, inFiles: readonly Problem[], context: RuleContext): Problem[] {
  const found = [...inFiles, ...rules.flatMap((rule) => rule.check(library, context))];
  const tolerated = (p: Problem) => library.exceptions.some((e) => e.rule === p.rule && e.file === p.file);
  const stale = library.exceptions.flatMap((exception, index): Problem[] => {
    if (found.some((p) => p.rule === exception.rule && p.file === exception.file)) return [];
    const known = nearest(
      exception.rule,
      rules.map((r) => r.name),
    );
    return [
      {
        rule: 'stale-exception',
        level: 'error',
        file: 'content/exceptions.yaml',
        ...library.exceptionsAt([index]),
        what: `The rule "${exception.rule}" finds nothing in ${exception.file}.`,
        todo:
          known && known !== exception.rule
            ? `Did you mean "${known}"? If not, remove the exception.`
            : 'Remove the exception; it is no longer needed.',
      },
    ];
  });
  return [...found.filter((p) => !tolerated(p)), ...stale].sort(compareProblems);
}
