import { all, item, type Library, readingsOfMove } from '../library.ts';
import type { VocabularyItem } from '../../schema/index.ts';
import { bySeverity } from './pattern.ts';

/** A move as the kill list names it. */
export interface MoveLine {
  id: string;
  name: string;
  gist: string;
  maturity: VocabularyItem;
  reversibility: VocabularyItem;
  /** Number of deals with a reading of it. */
  deals: number;
}

/** The kill list: moves by severity. */
export function movesPage(library: Library): { severity: VocabularyItem; moves: MoveLine[] }[] {
  const moves = bySeverity(library, all(library, 'moves'));
  return library.vocabulary.get('severities')!.items.map((severity) => ({
    severity,
    moves: moves
      .filter((m) => m.data.severity === severity.id)
      .map(({ id, data }) => ({
        id,
        name: data.name,
        gist: data.gist,
        maturity: item(library, 'maturities', data.maturity),
        reversibility: item(library, 'reversibilities', data.reversibility),
        deals: readingsOfMove(library, id).filter(({ shown }) => shown.reading !== 'cannot-tell').length,
      })),
  }));
}
