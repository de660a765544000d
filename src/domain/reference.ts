/** The reference for contributors, made from the schemas: one table for each kind. */
import type { z } from 'zod';
import { kindFiles, kinds, schemas } from '../schema/index.ts';
import { components } from '../schema/prose.ts';
import type { Library } from './library.ts';
import { compareText } from './problem.ts';
import type { Rule } from './rules/rule.ts';
import { elementOf, fieldsOf, metaOf, unwrap } from './walk.ts';

/** Tables of fields of every kind, then the closed lists and the components of prose, as Markdown. */
export function contentReference(library: Library): string {
  const tables = kinds.map((kind) => {
    const { folder, extension } = kindFiles[kind];
    return [
      `### ${kindFiles[kind].label}`,
      '',
      `\`${folder}/<id>.${extension}\`. ${metaOf(schemas[kind]).description ?? ''}`,
      '',
      '| field | needed | what | value |',
      '| --- | --- | --- | --- |',
      ...rows(schemas[kind], ''),
      '',
    ].join('\n');
  });
  const lists = [...library.vocabulary].map(
    ([name, list]) => `| \`${name}\` | ${cell(list.about)} | ${list.items.map((i) => `\`${i.id}\``).join(', ')} |`,
  );
  const prose = Object.entries(components).map(([name, { about, attributes }]) => {
    const parts = Object.entries(attributes).map(
      ([attribute, { values, about: words }]) => `\`${attribute}\`${values ? ` (${values.join(', ')})` : ''}: ${words}`,
    );
    return `| \`<${name}>\` | ${cell(about)} | ${cell(parts.join(' '))} |`;
  });
  return [
    ...tables,
    '### Closed lists',
    '',
    '`content/vocabulary/<name>.yaml`.',
    '',
    '| list | for | items |',
    '| --- | --- | --- |',
    ...lists,
    '',
    '### Components of prose',
    '',
    '| component | for | attributes |',
    '| --- | --- | --- |',
    ...prose,
    '',
  ].join('\n');
}

/** The rules of the check, sorted by name. */
export function rulesReference(rules: readonly Rule[]): string {
  return [
    '| rule | what it keeps |',
    '| --- | --- |',
    ...[...rules].sort((a, b) => compareText(a.name, b.name)).map((r) => `| \`${r.name}\` | ${cell(r.about)} |`),
    '',
  ].join('\n');
}

function rows(schema: z.ZodType, before: string): string[] {
  return fieldsOf(schema).flatMap(([name, field]) => {
    const path = `${before}${name}`;
    const element = elementOf(field);
    const inner = element ?? field;
    const nested = fieldsOf(inner).length > 0;
    const needed = field.def.type === 'optional' ? '' : 'yes';
    return [
      `| \`${path}${element ? '[]' : ''}\` | ${needed} | ${cell(metaOf(field).description ?? '')} | ${cell(valueWords(inner, nested))} |`,
      ...(nested ? rows(inner, `${path}${element ? '[]' : ''}.`) : []),
    ];
  });
}

const typeWords: Record<string, string> = { string: 'text', number: 'number', array: 'list', enum: 'text', boolean: 'true or false' };

function valueWords(schema: z.ZodType, nested: boolean): string {
  if (nested) return 'block';
  const meta = metaOf(schema);
  if (meta.reference) return `id of one of ${kindFiles[meta.reference].folder}`;
  if (meta.vocabulary) return `item of \`${meta.vocabulary}\``;
  if (meta.sourceId) return 'id of a source of the file';
  if (meta.roleId) return 'id of a role of the file';
  if (meta.partialDate) return 'date';
  const { type } = unwrap(schema).def as { type: string };
  return typeWords[type] ?? type;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}
