import { expect, it } from 'vitest';
import { aDeal, aLibrary, aMove, aPattern } from '../../testing/builders.ts';
import { projectLibrary, vocabulary } from '../../testing/vocabulary.ts';
import { matrix } from './matrix.ts';

it('counts the deals with each reading of a move, and shows which patterns are exposed', () => {
  const reading = (r: string, id: string) => aDeal({ moves: [{ move: 'a-move', reading: r, says: 'It shows.', sources: ['s1'] }] }, id);
  const library = aLibrary(
    [
      aMove(),
      aPattern({ moves: [{ move: 'a-move', exposure: 'high', how: 'So.' }] }),
      reading('observed', 'a'),
      reading('observed', 'b'),
      reading('avoided', 'c'),
    ],
    vocabulary,
  );
  const [row] = matrix(library).rows;
  expect(row?.exposures.map((e) => e?.id)).toEqual(['high']);
  expect(Object.fromEntries(matrix(library).readings.map((r, i) => [r.id, row?.counts[i]]))).toEqual({
    observed: 2,
    avoided: 1,
    cured: 0,
    'cannot-tell': 0,
  });
});

it('has no empty column in the library: every pattern is exposed to some move', () => {
  const { patterns, rows } = matrix(projectLibrary);
  const empty = patterns.filter((_, i) => rows.every((r) => r.exposures[i] === null));
  expect(empty.map((p) => p.name)).toEqual([]);
});
