import { type Link, linkTo } from '../backlinks.ts';
import { all, item, type Library, readingsOfMove } from '../library.ts';
import type { VocabularyItem } from '../../schema/index.ts';
import { bySeverity, patternFamilies } from './pattern.ts';

/** Moves against patterns, and moves against what the deals show of them. */
export interface Matrix {
  patterns: Link[];
  readings: VocabularyItem[];
  rows: {
    move: Link;
    severity: VocabularyItem;
    /** Exposure of each pattern, in the order of `patterns`; null where it does not name the move. */
    exposures: (VocabularyItem | null)[];
    /** Number of deals with each reading, in the order of `readings`. */
    counts: number[];
  }[];
}

export function matrix(library: Library): Matrix {
  const patterns = patternFamilies(library).flatMap((f) => f.patterns);
  const readings = library.vocabulary.get('readings')?.items ?? [];
  return {
    patterns: patterns.map(linkTo),
    readings: [...readings],
    rows: bySeverity(library, all(library, 'moves')).map((move) => ({
      move: linkTo(move),
      severity: item(library, 'severities', move.data.severity),
      exposures: patterns.map((p) => {
        const found = p.data.moves.find((m) => m.move === move.id);
        return found ? item(library, 'levels', found.exposure) : null;
      }),
      counts: readings.map((r) => readingsOfMove(library, move.id).filter(({ shown }) => shown.reading === r.id).length),
    })),
  };
}
