import { schemas } from '../../schema/index.ts';
import { suggestion } from '../nearest.ts';
import { elementOf, fieldsOf, metaOf } from '../walk.ts';
import type { Rule } from './rule.ts';
import type { z } from 'zod';

/** Names of all lists that the schemas draw from, sorted. */
export function vocabularyNames(): string[] {
  const names = new Set<string>();
  const visit = (schema: z.ZodType): void => {
    const { vocabulary } = metaOf(schema);
    if (vocabulary) names.add(vocabulary);
    const element = elementOf(schema);
    if (element) visit(element);
    for (const [, field] of fieldsOf(schema)) visit(field);
  };
  for (const schema of Object.values(schemas)) visit(schema);
  return [...names].sort();
}

export const vocabularyLists: Rule = {
  name: 'vocabulary-lists',
  about: 'Every closed list that a field draws from exists, none is left over, and a term names a clause that exists.',
  check(library) {
    const names = vocabularyNames();
    const missing = names
      .filter((name) => !library.vocabulary.has(name))
      .map((name) => ({
        rule: this.name,
        level: 'error' as const,
        file: `content/vocabulary/${name}.yaml`,
        line: 1,
        column: 1,
        what: `The list "${name}" is missing or cannot be read.`,
        todo: 'Restore the file; entries draw values from it.',
      }));
    const leftOver = [...library.vocabulary.keys()]
      .filter((name) => !names.includes(name))
      .map((name) => ({
        rule: this.name,
        level: 'error' as const,
        file: `content/vocabulary/${name}.yaml`,
        line: 1,
        column: 1,
        what: `No field draws from the list "${name}".`,
        todo: suggestion(name, names) || 'Remove the file.',
      }));
    const clauses = [...library.vocabulary].flatMap(([name, list]) =>
      list.items.flatMap(({ clause }, i) => {
        if (!clause || library.entries.clauses.has(clause) || library.unreadable.has(`clauses/${clause}`)) return [];
        return [
          {
            rule: this.name,
            level: 'error' as const,
            file: `content/vocabulary/${name}.yaml`,
            ...library.vocabularyAt(name, ['items', i, 'clause']),
            what: `The clause "${clause}" is not in content/clauses.`,
            todo: suggestion(clause, [...library.entries.clauses.keys()]) || 'Name another clause, or none.',
          },
        ];
      }),
    );
    return [...missing, ...leftOver, ...clauses];
  },
};
