import { schemas, type Kind } from '../schema/index.ts';
import type { Entry, Path } from './library.ts';
import { leaves } from './walk.ts';

/** A pointer from an entry to another. */
export interface Reference {
  kind: Kind;
  id: string;
  path: Path;
}

/** Every pointer that an entry's data makes, in the order of the schema. */
export function referencesIn(entry: Entry): Reference[] {
  const found: Reference[] = [];
  for (const { path, value, meta } of leaves(schemas[entry.kind], entry.data, 'reference')) {
    if (meta.reference && typeof value === 'string') found.push({ kind: meta.reference, id: value, path });
  }
  return found;
}
