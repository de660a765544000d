import { citing, type Link, linkTo } from '../backlinks.ts';
import { all, type Entry, get, item, type Library } from '../library.ts';
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
