import { type Link, linkTo } from '../backlinks.ts';
import { layOutBars, type Bars } from '../draw/bars.ts';
import { all, type Entry, item, label, type Library } from '../library.ts';
import { knownUntil } from '../timeline.ts';
import type { VocabularyItem } from '../../schema/index.ts';
import { bySeverity, patternFamilies } from './pattern.ts';
import { termAnchor } from './deal.ts';
import { termList } from './term.ts';

/** What the home page shows. */
export interface Home {
  counts: { patterns: number; deals: number; states: number; clauses: number; notes: number; moves: number; anchors: number };
  /** The last day on which an entry was checked. */
  until: string;
  families: { label: string; patterns: { id: string; title: string; gist: string; status: { id: string; label: string } }[] }[];
  /** The deal with the most changes of state, with the terms that changed most. */
  example?: { deal: Link; bars: Bars };
  terms: { id: string; label: string; deals: number }[];
  /** The severest of the kill list. */
  moves: { id: string; name: string; gist: string; severity: VocabularyItem }[];
}

const rows = 6;

export function home(library: Library): Home {
  const deals = all(library, 'deals');
  const states = (d: Entry<'deals'>) => d.data.terms.reduce((n, t) => n + t.states.length, 0);
  const changes = (d: Entry<'deals'>) => states(d) - d.data.terms.length;
  const busiest = [...deals].sort((a, b) => changes(b) - changes(a))[0];
  const example = busiest && {
    deal: linkTo(busiest),
    bars: layOutBars(
      library,
      busiest.data.terms
        .map((term, i) => ({ term, i }))
        .sort((a, b) => b.term.states.length - a.term.states.length || a.i - b.i)
        .slice(0, rows)
        .sort((a, b) => a.i - b.i)
        .map(({ term, i }) => ({
          title: `${label(library, 'terms', term.term)}: ${term.on}`,
          href: `${linkTo(busiest).href}#${termAnchor(busiest.data.terms, i)}`,
          term,
        })),
    ),
  };
  return {
    counts: {
      patterns: library.entries.patterns.size,
      deals: deals.length,
      states: deals.reduce((n, d) => n + states(d), 0),
      clauses: library.entries.clauses.size,
      notes: all(library, 'clauses').reduce((n, c) => n + c.data.variants.reduce((m, v) => m + v.notes.length, 0), 0),
      moves: library.entries.moves.size,
      anchors: library.entries.anchors.size,
    },
    until: knownUntil(library),
    families: patternFamilies(library).map((family) => ({
      label: family.label,
      patterns: family.patterns.map(({ id, data: { title, gist, status } }) => ({
        id,
        title,
        gist,
        status: { id: status, label: label(library, 'statuses', status) },
      })),
    })),
    ...(example ? { example } : {}),
    terms: termList(library)
      .filter((t) => t.term.id !== 'other')
      .sort((a, b) => b.deals - a.deals)
      .slice(0, 8)
      .map((t) => ({ id: t.term.id, label: t.term.label, deals: t.deals })),
    moves: bySeverity(library, all(library, 'moves'))
      .slice(0, 5)
      .map(({ id, data: { name, gist, severity } }) => ({ id, name, gist, severity: item(library, 'severities', severity) })),
  };
}
