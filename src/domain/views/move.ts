import { citing, type Link, linkTo } from '../backlinks.ts';
import { all, type Entry, get, item, type Library, rank, readingsOfMove } from '../library.ts';
import { claim, type Claim } from './sources.ts';
import { citeAnchor } from './anchor.ts';
import { perLibrary } from '../memo.ts';
import type { VocabularyItem } from '../../schema/index.ts';

/** A reading of a move in a deal, with its evidence. */
export interface Reading {
  deal: Entry<'deals'>;
  reading: VocabularyItem;
  claim: Claim;
}

/** What the page of a move shows. */
export interface MovePage {
  entry: Entry<'moves'>;
  severity: VocabularyItem;
  reversibility: VocabularyItem;
  hurts: VocabularyItem;
  maturity: VocabularyItem;
  research: { entry: Entry<'anchors'>; short: string }[];
  counters: { entry: Entry<'clauses'>; phrases: { phrase: string; stance: string; does: string; effect: 'blocks' | 'invites' }[] }[];
  /** Clauses whose notes say that a phrase invites or blocks the move without being its counter. */
  phrasesElsewhere: { link: Link; phrase: string; stance: string; effect: 'blocks' | 'invites' }[];
  patterns: { link: Link; exposure: VocabularyItem; how: string }[];
  readings: Reading[];
  precedents: Entry<'precedents'>[];
}

/** A phrase of a clause that blocks or invites a move. */
interface Phrase {
  clause: Entry<'clauses'>;
  phrase: string;
  stance: string;
  does: string;
  effect: 'blocks' | 'invites';
}

/** The phrases about each move, in order of the clauses. */
const phrasesByMove = perLibrary((library) => {
  const found = new Map<string, Phrase[]>();
  for (const clause of all(library, 'clauses'))
    for (const { stance, notes } of clause.data.variants)
      for (const { phrase, does, blocks, invites } of notes)
        for (const [move, effect] of [
          [blocks, 'blocks'],
          [invites === blocks ? undefined : invites, 'invites'],
        ] as const)
          if (move) found.set(move, [...(found.get(move) ?? []), { clause, phrase, stance: item(library, 'stances', stance).label, does, effect }]);
  return found;
});

/** The patterns that are exposed to each move. */
const exposedByMove = perLibrary((library) => {
  const found = new Map<string, { pattern: Entry<'patterns'>; exposure: string; how: string }[]>();
  for (const pattern of all(library, 'patterns'))
    for (const { move, exposure, how } of pattern.data.moves) found.set(move, [...(found.get(move) ?? []), { pattern, exposure, how }]);
  return found;
});

export function movePage(library: Library, id: string): MovePage {
  const entry = get(library, 'moves', id);
  const { data } = entry;
  const phrases = phrasesByMove(library).get(id) ?? [];
  const phrasesOf = (clause: string) => phrases.filter((p) => p.clause.id === clause).map(({ clause: _, ...phrase }) => phrase);
  const precedents = new Map(
    [...(data.precedents ?? []).map((p) => get(library, 'precedents', p)), ...citing(library, entry, 'precedents')].map((p) => [p.id, p]),
  );
  return {
    entry,
    severity: item(library, 'severities', data.severity),
    reversibility: item(library, 'reversibilities', data.reversibility),
    hurts: item(library, 'hurt', data.hurts),
    maturity: item(library, 'maturities', data.maturity),
    research: data.research.map((a) => ({ entry: get(library, 'anchors', a), short: citeAnchor(get(library, 'anchors', a)) })),
    counters: data.counterClauses.map((c) => ({ entry: get(library, 'clauses', c), phrases: phrasesOf(c) })),
    phrasesElsewhere: phrases
      .filter((p) => !data.counterClauses.includes(p.clause.id))
      .map(({ clause, phrase, stance, effect }) => ({ link: linkTo(clause), phrase, stance, effect })),
    patterns: (exposedByMove(library).get(id) ?? []).map(({ pattern, exposure, how }) => ({
      link: linkTo(pattern),
      exposure: item(library, 'levels', exposure),
      how,
    })),
    readings: readingsOfMove(library, id)
      .map(({ deal, shown: m }) => ({ deal, reading: item(library, 'readings', m.reading), claim: claim(deal, m.says, m.sources) }))
      .sort((a, b) => rank(library, 'readings', a.reading.id) - rank(library, 'readings', b.reading.id)),
    precedents: [...precedents.values()],
  };
}
