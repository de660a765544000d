import { schemas } from '../../schema/index.ts';
import { orList, suggestion } from '../nearest.ts';
import { leaves, pathToWords } from '../walk.ts';
import { everyEntry, problemAt, type Rule } from './rule.ts';

export const unknownItem: Rule = {
  name: 'unknown-item',
  about: 'A value from a closed list is an item of that list in content/vocabulary.',
  check(library) {
    return [...everyEntry(library)].flatMap((entry) =>
      leaves(schemas[entry.kind], entry.data, 'vocabulary').flatMap(({ path, value, meta }) => {
        if (!meta.vocabulary || typeof value !== 'string') return [];
        const ids = library.vocabulary.get(meta.vocabulary)?.items.map((i) => i.id) ?? [];
        if (ids.includes(value)) return [];
        const alias = library.vocabulary.get(meta.vocabulary)?.items.find((i) => i.aliases?.includes(value));
        const offer = alias ? `Did you mean "${alias.id}"?` : suggestion(value, ids) || `It can be ${orList(ids)}.`;
        return [
          problemAt(
            entry,
            path,
            this.name,
            `The field "${pathToWords(path)}" has the value "${value}", which is not in content/vocabulary/${meta.vocabulary}.yaml.`,
            offer,
          ),
        ];
      }),
    );
  },
};
