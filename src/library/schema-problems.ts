/** Turns what zod finds into problems in words. */
import type { z } from 'zod';
import type { Path } from '../domain/library.ts';
import { orList, suggestion } from '../domain/nearest.ts';
import type { Position, Problem } from '../domain/problem.ts';
import { fieldsOf, metaOf, pathToWords, schemaAt } from '../domain/walk.ts';

type Issue = z.core.$ZodIssue;

/** The problems of data that does not fit its schema, each at its place in the file. */
export function schemaProblems(schema: z.ZodType, issues: readonly Issue[], data: unknown, file: string, at: (path: Path) => Position): Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
    const problem = (place: Path, rule: string, what: string, todo: string): Problem => ({ rule, level: 'error', file, ...at(place), what, todo });
    const field = `The field "${pathToWords(path)}"`;

    if (issue.code === 'unrecognized_keys') {
      const known = fieldsOf(schemaAt(schema, path) ?? schema).map(([name]) => name);
      return issue.keys.map((key) => {
        const where = path.length > 0 ? ` in "${pathToWords(path)}"` : '';
        const offer = suggestion(key, known);
        return problem(
          [...path, key],
          'unknown-key',
          `The key "${key}" is not known${where}.`,
          offer || `Remove it, or use one of: ${known.join(', ')}.`,
        );
      });
    }

    const value = valueAt(data, path);
    if (value === undefined) {
      const about = describe(schema, path);
      return [problem(path, 'missing-field', `${field} is missing.`, `Add it.${about ? ` It says: ${about}` : ''}`)];
    }
    if (issue.code === 'invalid_type') {
      const numberForText = issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
      return [
        problem(
          path,
          'wrong-type',
          `${field} is ${typeInWords(value)}, but ${expectedInWords(issue.expected)} is wanted.`,
          numberForText
            ? `Put it in quotes: "${String(value)}"${issue.path.at(-1) === 'version' ? ', and check that no digit was lost (1.10 is read as 1.1)' : ''}.`
            : describe(schema, path) || 'See docs/content-model.md.',
        ),
      ];
    }
    if (issue.code === 'invalid_value') {
      const allowed = issue.values.map(String);
      return [
        problem(
          path,
          'wrong-value',
          `${field} has the value ${show(value)}.`,
          typeof value === 'string' ? suggestion(value, allowed) || `It can be ${orList(allowed)}.` : `It can be ${orList(allowed)}.`,
        ),
      ];
    }
    const about = describe(schema, path);
    return [
      problem(
        path,
        'wrong-value',
        `${field} ${constraintInWords(issue)}${typeof value === 'string' && value.length < 80 ? `; it is ${show(value)}` : ''}.`,
        about ? `It says: ${about}` : 'Correct it.',
      ),
    ];
  });
}

function constraintInWords(issue: Issue): string {
  if (issue.code === 'too_small' && issue.origin === 'array')
    return issue.message.startsWith('must') ? issue.message : `needs at least ${issue.minimum} item${issue.minimum === 1 ? '' : 's'}`;
  if (issue.code === 'too_big' && issue.origin === 'string') return `is longer than ${issue.maximum} characters`;
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

function valueAt(data: unknown, path: Path): unknown {
  let here = data;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here === null ? undefined : here;
}

function describe(schema: z.ZodType, path: Path): string {
  const field = schemaAt(schema, path);
  return field ? (metaOf(field).description ?? '') : '';
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function typeInWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a block of keys';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'boolean') return `read as the truth value ${String(value)}`;
  return `read as the number ${String(value)}`;
}

function expectedInWords(expected: string): string {
  const words: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    array: 'a list (lines that begin with "- ")',
    object: 'a block of keys',
    boolean: 'true or false',
  };
  return words[expected] ?? expected;
}
