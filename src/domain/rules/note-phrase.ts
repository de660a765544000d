import { all } from '../library.ts';
import { nearest } from '../nearest.ts';
import { problemAt, type Rule } from './rule.ts';
import type { Problem } from '../problem.ts';

export const notePhrase: Rule = {
  name: 'note-phrase',
  about: 'The phrase of a note stands exactly once in its text, notes follow the order of the text, and no two overlap.',
  check(library) {
    const problems: Problem[] = [];
    for (const entry of all(library, 'clauses')) {
      for (const [v, { text, notes }] of entry.data.variants.entries()) {
        let end = 0;
        for (const [n, { phrase }] of notes.entries()) {
          const path = ['variants', v, 'notes', n, 'phrase'];
          const parts = text.split(phrase).length - 1;
          if (parts === 0) {
            problems.push(
              problemAt(entry, path, this.name, `The phrase "${phrase}" does not stand in the text of this variant.`, hint(phrase, text)),
            );
            continue;
          }
          if (parts > 1) {
            problems.push(
              problemAt(
                entry,
                path,
                this.name,
                `The phrase "${phrase}" stands ${parts} times in the text of this variant.`,
                'Add words before or after it, so that it stands there once.',
              ),
            );
            continue;
          }
          const start = text.indexOf(phrase);
          if (start < end)
            problems.push(
              problemAt(
                entry,
                path,
                this.name,
                `The note on "${phrase}" comes after a note on later or overlapping words.`,
                'Put the notes in the order of the text, and let no two share words.',
              ),
            );
          end = Math.max(end, start + phrase.length);
        }
      }
    }
    return problems;
  },
};

/** The run of as many words in the text that comes closest to the phrase. */
function hint(phrase: string, text: string): string {
  const words = text.split(/\s+/);
  const size = phrase.split(/\s+/).length;
  const runs = words.map((_, i) =>
    words
      .slice(i, i + size)
      .join(' ')
      .replace(/[.,;:]+$/, ''),
  );
  const near = nearest(phrase, runs);
  return near ? `The closest words there are "${near}".` : 'Copy the words from the text, with their capitals and punctuation.';
}
