import { citing, type Link, linkTo } from '../backlinks.ts';
import { all, type Entry, get, item, type Library, rank, readingsOfMove } from '../library.ts';
import { claim, type Claim } from './sources.ts';
import { citeAnchor } from './anchor.ts';
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
  patterns: { link: Link; exposure: string; how: string }[];
  readings: Reading[];
  precedents: Entry<'precedents'>[];
}

export function movePage(library: Library, id: string): MovePage {
  const entry = get(library, 'moves', id);
  const { data } = entry;
  const phrasesOf = (clause: Entry<'clauses'>) =>
    clause.data.variants.flatMap((v) =>
      v.notes.flatMap((n) => {
        const effect = n.blocks === id ? ('blocks' as const) : n.invites === id ? ('invites' as const) : undefined;
        return effect ? [{ phrase: n.phrase, stance: item(library, 'stances', v.stance).label, does: n.does, effect }] : [];
      }),
    );
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
    counters: data.counterClauses.map((c) => ({ entry: get(library, 'clauses', c), phrases: phrasesOf(get(library, 'clauses', c)) })),
    phrasesElsewhere: all(library, 'clauses')
      .filter((c) => !data.counterClauses.includes(c.id))
      .flatMap((c) => phrasesOf(c).map(({ phrase, stance, effect }) => ({ link: linkTo(c), phrase, stance, effect }))),
    patterns: all(library, 'patterns').flatMap((p) =>
      p.data.moves.filter((m) => m.move === id).map(({ exposure, how }) => ({ link: linkTo(p), exposure, how })),
    ),
    readings: readingsOfMove(library, id)
      .map(({ deal, shown: m }) => ({ deal, reading: item(library, 'readings', m.reading), claim: claim(deal, m.says, m.sources) }))
      .sort((a, b) => rank(library, 'readings', a.reading.id) - rank(library, 'readings', b.reading.id)),
    precedents: [...precedents.values()],
  };
}
