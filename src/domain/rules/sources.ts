import { schemas, type Source } from '../../schema/index.ts';
import type { Entry } from '../library.ts';
import { suggestion } from '../nearest.ts';
import { leaves } from '../walk.ts';
import { everyEntry, problemAt, type Rule } from './rule.ts';

/** Ids of sources that the claims of an entry name, with their places. */
function sourcePointers(entry: Entry) {
  return leaves(schemas[entry.kind], entry.data, 'sourceId');
}

function sourcesOf(entry: Entry): readonly Source[] {
  return (entry.data as { sources?: Source[] }).sources ?? [];
}

export const unknownSource: Rule = {
  name: 'unknown-source',
  about: 'A claim names sources that the same file lists.',
  check(library) {
    return [...everyEntry(library)].flatMap((entry) => {
      const ids = sourcesOf(entry).map((s) => s.id);
      return sourcePointers(entry)
        .filter(({ value }) => !ids.includes(String(value)))
        .map(({ path, value }) =>
          problemAt(
            entry,
            path,
            this.name,
            `The source "${String(value)}" is not in the list of sources of this file.`,
            suggestion(String(value), ids) || 'Add it under "sources".',
          ),
        );
    });
  },
};

export const unusedSource: Rule = {
  name: 'unused-source',
  about: 'Every source is named by a claim, where the claims of the entry name sources.',
  check(library) {
    return [...everyEntry(library)].flatMap((entry) => {
      // A precedent or a published term is one claim, and all of its sources are for it.
      if (entry.kind !== 'deals' && entry.kind !== 'clauses') return [];
      const used = new Set(sourcePointers(entry).map(({ value }) => value));
      return sourcesOf(entry).flatMap((source, index) =>
        used.has(source.id)
          ? []
          : [
              problemAt(
                entry,
                ['sources', index],
                this.name,
                `No claim names the source "${source.id}" (${source.title}).`,
                'Name it where it says something, or remove it.',
              ),
            ],
      );
    });
  },
};
