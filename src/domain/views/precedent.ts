import { citing, type Link, linkTo } from '../backlinks.ts';
import { shorten } from '../format.ts';
import { all, type Entry, get, item, type Library } from '../library.ts';
import { compareText } from '../problem.ts';
import type { VocabularyItem } from '../../schema/index.ts';
import { type DescribedSource, describedSources } from './sources.ts';

export interface PrecedentPage {
  entry: Entry<'precedents'>;
  kind: VocabularyItem;
  clauses: Link[];
  moves: Link[];
  deals: Link[];
  patterns: { link: Link; bearing: string }[];
  sources: DescribedSource[];
}

export function precedentPage(library: Library, id: string): PrecedentPage {
  const entry = get(library, 'precedents', id);
  const { data } = entry;
  const moves = new Map(
    [...(data.moves ?? []).map((m) => get(library, 'moves', m)), ...citing(library, entry, 'moves')].map((m) => [m.id, linkTo(m)]),
  );
  return {
    entry,
    kind: item(library, 'precedent-kinds', data.kind),
    clauses: (data.clauses ?? []).map((c) => linkTo(get(library, 'clauses', c))),
    moves: [...moves.values()],
    deals: (data.deals ?? []).map((d) => linkTo(get(library, 'deals', d))),
    patterns: all(library, 'patterns').flatMap((p) =>
      (p.data.precedents ?? []).filter((x) => x.precedent === id).map(({ bearing }) => ({ link: linkTo(p), bearing })),
    ),
    sources: describedSources(library, data.sources),
  };
}

/** A precedent as the list of precedents names it. */
export interface PrecedentLine {
  id: string;
  name: string;
  /** The beginning of the lesson. */
  lesson: string;
  body: string;
  jurisdiction: string;
  date: string;
}

/** The list of precedents: by kind in the order of the vocabulary, the newest first. */
export function precedentsPage(library: Library): { id: string; label: string; precedents: PrecedentLine[] }[] {
  return (library.vocabulary.get('precedent-kinds')?.items ?? [])
    .map((kind) => ({
      id: kind.id,
      label: kind.label,
      precedents: all(library, 'precedents')
        .filter((p) => p.data.kind === kind.id)
        .sort((a, b) => compareText(b.data.date, a.data.date))
        .map(({ id, data: { name, lesson, body, jurisdiction, date } }) => ({ id, name, lesson: shorten(lesson, 240), body, jurisdiction, date })),
    }))
    .filter((k) => k.precedents.length > 0);
}
