import { addressOf, type Library } from './library.ts';
import { everyEntry } from './rules/rule.ts';

/** From each former address of an entry to its present one, both without the site's base. */
export function formerAddresses(library: Library): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of everyEntry(library)) {
    for (const id of entry.data.formerly ?? []) found[addressOf({ kind: entry.kind, id })] = addressOf(entry);
  }
  return found;
}
