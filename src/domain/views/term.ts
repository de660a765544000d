import { type Link, linkTo } from '../backlinks.ts';
import { layOutBars, type Bars } from '../draw/bars.ts';
import { formatShortDate } from '../format.ts';
import { find, get, item, type Library } from '../library.ts';
import { everHeld, holds, spans, termsOfKind } from '../timeline.ts';
import type { VocabularyItem } from '../../schema/index.ts';
import { stateLines, termAnchor, type StateLine } from './deal.ts';

/** What the page of a term shows: who had one, and when. */
export interface TermPage {
  term: VocabularyItem;
  clause?: Link;
  patterns: Link[];
  /** One sentence that answers the question of the page. */
  answer: string;
  bars: Bars;
  rows: { deal: Link; href: string; on: string; held: Link[]; owed: Link[]; states: StateLine[] }[];
  byState: { state: VocabularyItem; n: number }[];
}

export function termPage(library: Library, id: string): TermPage {
  const term = item(library, 'terms', id);
  const found = termsOfKind(library, id);
  const party = (p: string) => linkTo(get(library, 'parties', p));
  const clause = term.clause ? find(library, 'clauses', term.clause) : undefined;
  const counts = new Map<string, number>();
  for (const { term: t } of found) {
    const state = t.states.at(-1)?.state ?? '';
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return {
    term,
    ...(clause ? { clause: linkTo(clause) } : {}),
    patterns: [...library.entries.patterns.values()].filter((p) => p.data.terms.includes(id)).map(linkTo),
    answer: answerOf(library, id),
    bars: layOutBars(
      library,
      found.map(({ deal, term: t, index }) => ({
        title: `${deal.data.name}: ${t.on}`,
        href: `${linkTo(deal).href}#${termAnchor(deal.data.terms, index)}`,
        term: t,
      })),
    ),
    rows: found.map(({ deal, term: t, index }) => ({
      deal: linkTo(deal),
      href: `${linkTo(deal).href}#${termAnchor(deal.data.terms, index)}`,
      on: t.on,
      held: t.held.map(party),
      owed: t.owed.map(party),
      states: stateLines(library, deal, t),
    })),
    byState: (library.vocabulary.get('states')?.items ?? []).flatMap((state) =>
      counts.has(state.id) ? [{ state, n: counts.get(state.id) ?? 0 }] : [],
    ),
  };
}

/** "2 deals had one: Microsoft and OpenAI (21 Jan 2025 to 28 Oct 2025)." Absent where no deal surely had one. */
function answerOf(library: Library, id: string): string {
  const periods = new Map<string, string[]>();
  for (const { deal, term } of termsOfKind(library, id)) {
    if (!everHeld(library, term)) continue;
    const held = spans(term).filter(({ state }) => holds(library, state) === 'yes');
    const first = held[0];
    const last = held.at(-1);
    if (!first || !last) continue;
    const start = `${first.state.onset === 'by' ? 'by ' : ''}${formatShortDate(first.from)}`;
    const words = last.to ? `${start} to ${formatShortDate(last.to)}` : first.state.onset === 'by' ? start : `since ${start}`;
    periods.set(deal.data.name, [...(periods.get(deal.data.name) ?? []), words]);
  }
  if (periods.size === 0) return '';
  if (periods.size > 6) return `${periods.size} deals of the library have had one.`;
  const list = [...periods].map(([name, when]) => `${name} (${[...new Set(when)].join('; ')})`);
  return `${periods.size === 1 ? 'One deal' : `${periods.size} deals`} of the library ${periods.size === 1 ? 'has' : 'have'} had one: ${list.join('; ')}.`;
}

/** Terms of the vocabulary with the number of deals that have one, those that occur. */
export function termList(library: Library): { term: VocabularyItem; deals: number; states: number; now: number }[] {
  return (library.vocabulary.get('terms')?.items ?? [])
    .map((term) => {
      const found = termsOfKind(library, term.id);
      return {
        term,
        deals: new Set(found.map((t) => t.deal.id)).size,
        states: found.reduce((n, t) => n + t.term.states.length, 0),
        now: found.filter((t) => {
          const last = t.term.states.at(-1);
          return last !== undefined && holds(library, last) === 'yes';
        }).length,
      };
    })
    .filter((t) => t.deals > 0);
}
