import { expect, it } from 'vitest';
import { aClause, aLibrary, aMove } from '../../testing/builders.ts';
import { projectLibrary, vocabulary } from '../../testing/vocabulary.ts';
import { all } from '../library.ts';
import { annotate } from './annotate.ts';

it('marks the phrase that a note is about, once, and leaves the text of the clause unchanged', () => {
  const library = aLibrary([aMove()], vocabulary);
  const variant = {
    stance: 'balanced',
    text: 'Cloud may match within ten days.\n\nThis clause ends in three years.',
    notes: [
      { phrase: 'within ten days', does: 'Sets a clock.', favours: 'customer', blocks: 'a-move' },
      { phrase: 'in three years', does: 'Ends it.', favours: 'both' },
    ],
  };
  const shown = annotate(library, aClause({ variants: [variant] }).data.variants[0]!);
  expect(shown.paragraphs).toEqual([
    [{ text: 'Cloud may match ' }, { text: 'within ten days', note: 1 }, { text: '.' }],
    [{ text: 'This clause ends ' }, { text: 'in three years', note: 2 }, { text: '.' }],
  ]);
  expect(shown.notes[0]).toMatchObject({ number: 1, favours: { label: 'Customer' }, blocks: { name: 'A move', href: '/moves/a-move/' } });
});

it('does so for every variant of the library', () => {
  for (const clause of all(projectLibrary, 'clauses')) {
    for (const variant of clause.data.variants) {
      const shown = annotate(projectLibrary, variant);
      expect(shown.paragraphs.map((p) => p.map((piece) => piece.text).join('')).join('\n')).toBe(variant.text.replace(/\n+/g, '\n'));
      expect(shown.paragraphs.flat().filter((piece) => piece.note !== undefined)).toHaveLength(variant.notes.length);
    }
  }
});
