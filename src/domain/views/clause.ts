import { citing, type Link, linkTo } from '../backlinks.ts';
import type { VocabularyItem } from '../../schema/index.ts';
import { all, type Entry, get, item, type Library } from '../library.ts';
import { termsOfKind } from '../timeline.ts';
import { type DescribedSource, describedSources } from './sources.ts';
import { annotate, type AnnotatedVariant } from './annotate.ts';

/** What the page of a clause shows. */
export interface ClausePage {
  entry: Entry<'clauses'>;
  family: string;
  variants: AnnotatedVariant[];
  counters: { entry: Entry<'moves'>; severity: VocabularyItem }[];
  /** Patterns in which the clause carries load, with the reason. */
  patterns: { link: Link; why: string; watch: string }[];
  precedents: Entry<'precedents'>[];
  /** Terms of the vocabulary that this clause governs, with the number of deals that have one. */
  terms: { id: string; label: string; deals: number }[];
  /** What providers publish on the same question. */
  published: Entry<'commitments'>[];
  related: Link[];
  /** Absent where the clause lists none. */
  sources?: DescribedSource[];
}

export function clausePage(library: Library, id: string): ClausePage {
  const entry = get(library, 'clauses', id);
  const { data } = entry;
  return {
    entry,
    family: item(library, 'clause-families', data.family).label,
    variants: data.variants.map((v) => annotate(library, v)),
    counters: data.counters.map((m) => {
      const move = get(library, 'moves', m);
      return { entry: move, severity: item(library, 'severities', move.data.severity) };
    }),
    patterns: all(library, 'patterns').flatMap((p) =>
      p.data.clauses.filter((c) => c.clause === id).map(({ why, watch }) => ({ link: linkTo(p), why, watch })),
    ),
    precedents: citing(library, entry, 'precedents'),
    terms: (library.vocabulary.get('terms')?.items ?? [])
      .filter((t) => t.clause === id)
      .map(({ id: term, label }) => ({ id: term, label, deals: new Set(termsOfKind(library, term).map((t) => t.deal.id)).size }))
      .filter((t) => t.deals > 0),
    published: citing(library, entry, 'commitments'),
    related: all(library, 'clauses')
      .filter((c) => c.id !== id && c.data.family === data.family)
      .map(linkTo),
    ...(data.sources ? { sources: describedSources(library, data.sources) } : {}),
  };
}

/** A clause as the list of clauses names it. */
export interface ClauseLine {
  id: string;
  name: string;
  purpose: string;
  aliases?: string[];
}

/** The list of clauses, grouped by family in the order of the vocabulary. */
export function clausesPage(library: Library): { id: string; label: string; clauses: ClauseLine[] }[] {
  return (library.vocabulary.get('clause-families')?.items ?? [])
    .map((family) => ({
      id: family.id,
      label: family.label,
      clauses: all(library, 'clauses')
        .filter((c) => c.data.family === family.id)
        .map(({ id, data: { name, purpose, aliases } }) => ({ id, name, purpose, ...(aliases ? { aliases } : {}) })),
    }))
    .filter((f) => f.clauses.length > 0);
}
