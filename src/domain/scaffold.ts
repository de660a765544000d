/** The first text of a new entry, in the words of its schema. */
import { kindFiles, schemas, type Kind } from '../schema/index.ts';
import { elementOf, fieldsOf, metaOf, unwrap } from './walk.ts';
import type { Library } from './library.ts';
import type { z } from 'zod';

/**
 * YAML (with front matter for kinds that have prose) in which every required field stands with a blank, led by its description.
 * Optional fields stand as comments.
 * @param today the day that stands in for dates of making and checking
 */
export function scaffold(library: Library, kind: Kind, today: string): string {
  const lines = fields(library, schemas[kind], 0, today);
  if (kindFiles[kind].extension === 'yaml') return `${lines.join('\n')}\n`;
  return ['---', ...lines, '---', '', 'Prose in Markdown: say the thing, then why, then what to do.', ''].join('\n');
}

function fields(library: Library, schema: z.ZodType, depth: number, today: string): string[] {
  const indent = '  '.repeat(depth);
  return fieldsOf(schema).flatMap(([name, field]) => {
    const { description = '', vocabulary } = metaOf(field);
    const optional = field.def.type === 'optional';
    const allowed = vocabulary ? ` One of: ${(library.vocabulary.get(vocabulary)?.items ?? []).map((i) => i.id).join(', ')}.` : '';
    const hint = `${indent}# ${description}${allowed}${optional ? ' Optional.' : ''}`;
    if (optional) return [hint, `${indent}# ${name}:`];
    const element = elementOf(field);
    if (element && fieldsOf(element).length > 0) {
      const [first = '', ...rest] = fields(library, element, depth + 2, today).filter(
        (l) => !l.trim().startsWith('#') || l.endsWith('Optional.') || /^\s*# \w+:$/.test(l),
      );
      return [hint, `${indent}${name}:`, `${indent}  - ${first.trim()}`, ...rest];
    }
    if (element) return [hint, `${indent}${name}: [...]`];
    if (fieldsOf(field).length > 0) return [hint, `${indent}${name}:`, ...fields(library, field, depth + 1, today)];
    return [hint, `${indent}${name}: ${blank(name, field, today)}`];
  });
}

function blank(name: string, field: z.ZodType, today: string): string {
  if (name === 'version') return '"1.0.0"';
  if (name === 'checked' || metaOf(field).description === 'When it was made.') return today;
  if (unwrap(field).def.type === 'number') return '0';
  return '...';
}
