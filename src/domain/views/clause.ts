import { citing, type Link, linkTo } from '../backlinks.ts';
import { all, type Entry, get, item, type Library } from '../library.ts';
import { termsOfKind } from '../timeline.ts';
import { annotate, type AnnotatedVariant } from './annotate.ts';

/** What the page of a clause shows. */
export interface ClausePage {
  entry: Entry<'clauses'>;
  family: string;
  variants: AnnotatedVariant[];
  counters: Entry<'moves'>[];
  /** Patterns in which the clause carries load, with the reason. */
  patterns: { link: Link; why: string; watch: string }[];
  precedents: Entry<'precedents'>[];
  /** Terms of the vocabulary that this clause governs, with the number of deals that have one. */
  terms: { id: string; label: string; deals: number }[];
  /** What providers publish on the same question. */
  published: Entry<'commitments'>[];
  related: Link[];
}

export function clausePage(library: Library, id: string): ClausePage {
  const entry = get(library, 'clauses', id);
  const { data } = entry;
  return {
    entry,
    family: item(library, 'clause-families', data.family).label,
    variants: data.variants.map((v) => annotate(library, v)),
    counters: data.counters.map((m) => get(library, 'moves', m)),
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
  };
}

/** Clauses grouped by family, in the order of the vocabulary. */
export function clauseFamilies(library: Library): { id: string; label: string; description: string; clauses: Entry<'clauses'>[] }[] {
  return (library.vocabulary.get('clause-families')?.items ?? [])
    .map(({ id, label, description }) => ({ id, label, description, clauses: all(library, 'clauses').filter((c) => c.data.family === id) }))
    .filter((f) => f.clauses.length > 0);
}
