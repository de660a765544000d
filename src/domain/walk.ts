import type { z } from 'zod';
import type { Path } from './library.ts';

type Schema = z.ZodType & { def: { type: string } & Record<string, unknown> };
const asSchema = (s: unknown) => s as Schema;

/** The schema without optional, default and the like around it. */
export function unwrap(schema: z.ZodType): Schema {
  let s = asSchema(schema);
  while (['optional', 'nullable', 'default', 'prefault', 'readonly', 'catch', 'nonoptional'].includes(s.def.type)) s = asSchema(s.def['innerType']);
  return s;
}

/** Keeps the answer of a function for each schema: there are few schemas, and every value of the library asks. */
function once<T>(answer: (schema: z.ZodType) => T): (schema: z.ZodType) => T {
  const known = new WeakMap<z.ZodType, { value: T }>();
  return (schema) => {
    let found = known.get(schema);
    if (!found) known.set(schema, (found = { value: answer(schema) }));
    return found.value;
  };
}

/** What is said about a schema, also where it is wrapped. */
export const metaOf = once((schema: z.ZodType): z.core.GlobalMeta => {
  let s = asSchema(schema);
  let meta = { ...(s.meta() ?? {}) };
  while (['optional', 'nullable', 'default'].includes(s.def.type)) {
    s = asSchema(s.def['innerType']);
    meta = { ...(s.meta() ?? {}), ...meta };
  }
  return meta;
});

/** The fields of an object schema, in the order in which they are written; empty for anything else. */
export const fieldsOf = once((schema: z.ZodType): [string, z.ZodType][] => {
  const s = unwrap(schema);
  return s.def.type === 'object' ? Object.entries(s.def['shape'] as Record<string, z.ZodType>) : [];
});

/** The schema of the items of an array schema. */
export const elementOf = once((schema: z.ZodType): z.ZodType | undefined => {
  const s = unwrap(schema);
  return s.def.type === 'array' ? (s.def['element'] as z.ZodType) : undefined;
});

/** The schema of the value at a path, if the schema has such a place. */
export function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let here: z.ZodType | undefined = schema;
  for (const step of path) {
    if (!here) return undefined;
    here = typeof step === 'number' ? elementOf(here) : fieldsOf(here).find(([name]) => name === step)?.[1];
  }
  return here;
}

/** A value of an entry together with its schema's meta. */
export interface Leaf {
  path: Path;
  value: unknown;
  meta: z.core.GlobalMeta;
}

/**
 * Every text, number and truth value in the data, in the order of the schema, with its place and what the schema says of it.
 * @param saying only values of whose schema this is said, such as "reference"
 */
export function leaves(schema: z.ZodType, data: unknown, saying?: keyof z.core.GlobalMeta): Leaf[] {
  const found: Leaf[] = [];
  const shape = saying === undefined ? shapeOf(schema) : shapeSaying(saying)(schema);
  if (shape) gather(shape, data, [], found);
  return found;
}

/** What a walk needs to know of a schema, worked out once: the check walks through every entry several times. */
interface Shape {
  element?: Shape;
  fields: [string, Shape][];
  /** Whether the schema has no fields, so that a value of it is no object. */
  leaf: boolean;
  meta: z.core.GlobalMeta;
}

const shapeOf = once((schema: z.ZodType): Shape => {
  const element = elementOf(schema);
  const fields = fieldsOf(schema);
  return {
    ...(element ? { element: shapeOf(element) } : {}),
    fields: fields.map(([name, field]): [string, Shape] => [name, shapeOf(field)]),
    leaf: fields.length === 0,
    meta: metaOf(schema),
  };
});

const shapesSaying = new Map<keyof z.core.GlobalMeta, (schema: z.ZodType) => Shape | undefined>();

/** The shapes in which only those parts are left in which something is said. */
function shapeSaying(word: keyof z.core.GlobalMeta): (schema: z.ZodType) => Shape | undefined {
  let found = shapesSaying.get(word);
  if (!found) shapesSaying.set(word, (found = once((schema: z.ZodType) => pruned(shapeOf(schema), word))));
  return found;
}

function pruned({ element, fields, leaf, meta }: Shape, word: keyof z.core.GlobalMeta): Shape | undefined {
  const ofElement = element && pruned(element, word);
  const ofFields = fields.flatMap(([name, field]): [string, Shape][] => {
    const left = pruned(field, word);
    return left ? [[name, left]] : [];
  });
  if (!ofElement && ofFields.length === 0 && (!leaf || !meta[word])) return undefined;
  return { ...(ofElement ? { element: ofElement } : {}), fields: ofFields, leaf, meta };
}

function gather({ element, fields, leaf, meta }: Shape, data: unknown, path: Path, into: Leaf[]): void {
  if (data === undefined || data === null) return;
  if (element && Array.isArray(data)) {
    for (const [index, one] of data.entries()) gather(element, one, [...path, index], into);
    return;
  }
  if (leaf) into.push({ path, value: data, meta });
  for (const [name, field] of fields) {
    const value = (data as Record<string, unknown>)[name];
    if (value !== undefined) gather(field, value, [...path, name], into);
  }
}

/** A path as a contributor would say it: terms[2].states[0].from */
export function pathToWords(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step + 1}]` : i === 0 ? step : `.${step}`)).join('');
}
