import { schemas } from '../../schema/index.ts';
import { leaves, pathToWords } from '../walk.ts';
import { everyEntry, problemAt, type Rule } from './rule.ts';

export const unfilledBlank: Rule = {
  name: 'unfilled-blank',
  about: 'No blank of the scaffold is left.',
  check(library) {
    return [...everyEntry(library)].flatMap((entry) =>
      leaves(schemas[entry.kind], entry.data)
        .filter(({ value }) => typeof value === 'string' && /^(?:\.{3}|…)$/.test(value))
        .map(({ path }) =>
          problemAt(entry, path, this.name, `The field "${pathToWords(path)}" is still blank.`, 'Fill it, or remove the field if it is optional.'),
        ),
    );
  },
};
