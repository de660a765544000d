import type { Entry, Path } from '../library.ts';
import { everyEntry, problemAt, type Rule } from './rule.ts';
import type { Problem } from '../problem.ts';

/** Lists of an entry in which one key must not come twice. */
const lists: Partial<Record<Entry['kind'], [list: string, key: string][]>> = {
  patterns: [
    ['roles', 'id'],
    ['clauses', 'clause'],
    ['moves', 'move'],
    ['anchors', 'anchor'],
    ['lockIn', 'form'],
    ['precedents', 'precedent'],
    ['alternatives', 'pattern'],
    ['evolutions', 'pattern'],
  ],
  clauses: [
    ['variants', 'stance'],
    ['sources', 'id'],
  ],
  deals: [
    ['parties', 'party'],
    ['moves', 'move'],
    ['sources', 'id'],
  ],
  precedents: [['sources', 'id']],
  commitments: [['sources', 'id']],
};

export const duplicateId: Rule = {
  name: 'duplicate-id',
  about: 'What identifies an item stands once in its list, and an id belongs to one entry of its kind for good.',
  check(library) {
    const problems: Problem[] = [];
    for (const entry of everyEntry(library)) {
      for (const [list, key] of lists[entry.kind] ?? []) {
        const items = ((entry.data as Record<string, unknown>)[list] ?? []) as Record<string, string>[];
        const seen = new Set<string>();
        for (const [index, value] of items.entries()) {
          const id = value[key] ?? '';
          const path: Path = [list, index, key];
          if (seen.has(id))
            problems.push(problemAt(entry, path, this.name, `"${id}" stands twice in "${list}".`, 'Merge the two, or give one another id.'));
          seen.add(id);
        }
      }
      for (const [index, old] of (entry.data.formerly ?? []).entries()) {
        const other =
          library.entries[entry.kind].get(old) ??
          [...library.entries[entry.kind].values()].find((e) => e.id !== entry.id && e.data.formerly?.includes(old));
        if (other)
          problems.push(
            problemAt(
              entry,
              ['formerly', index],
              this.name,
              `The id "${old}" also belongs to ${other.file}.`,
              'An id is never used again; remove it here or rename the other entry.',
            ),
          );
      }
    }
    for (const [name, list] of library.vocabulary) {
      const seen = new Set<string>();
      for (const [index, { id }] of list.items.entries()) {
        const file = `content/vocabulary/${name}.yaml`;
        if (seen.has(id))
          problems.push({
            rule: this.name,
            level: 'error',
            file,
            ...library.vocabularyAt(name, ['items', index, 'id']),
            what: `The item "${id}" stands twice.`,
            todo: 'Merge the two, or give one another id.',
          });
        seen.add(id);
      }
    }
    return problems;
  },
};
