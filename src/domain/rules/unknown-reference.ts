import { kindFiles } from '../../schema/index.ts';
import { findFormer } from '../library.ts';
import { suggestion } from '../nearest.ts';
import { referencesIn } from '../references.ts';
import { everyEntry, problemAt, type Rule } from './rule.ts';

export const unknownReference: Rule = {
  name: 'unknown-reference',
  about: 'Every pointer of an entry leads to an entry that exists.',
  check(library) {
    return [...everyEntry(library)].flatMap((entry) =>
      referencesIn(entry)
        .filter(({ kind, id }) => !library.entries[kind].has(id) && !library.unreadable.has(`${kind}/${id}`))
        .map(({ kind, id, path }) => {
          const { folder, one } = kindFiles[kind];
          const renamed = findFormer(library, kind, id);
          const offer = renamed ? `It is now called "${renamed.id}".` : suggestion(id, [...library.entries[kind].keys()]);
          const article = /^[aeiou]/.test(one) ? 'an' : 'a';
          return problemAt(
            entry,
            path,
            this.name,
            `The ${one} "${id}" is not in ${folder}.`,
            `${offer} To add ${article} ${one}: npm run new ${one}`.trim(),
          );
        }),
    );
  },
};
