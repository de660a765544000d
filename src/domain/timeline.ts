/** What was true of a term, and when. */
import { compareDates, firstDay, lastBegun } from '../schema/dates.ts';
import type { Term, TermState } from '../schema/index.ts';
import { all, type Entry, item, type Library } from './library.ts';
import { perLibrary } from './memo.ts';

/** A stretch of time in which one state of a term lasted. */
export interface Span {
  state: TermState;
  from: string;
  /** Date of the next state; undefined where the state still lasts as far as the library knows. */
  to?: string;
}

/** The states of a term as spans, in order. */
export function spans(term: Term): Span[] {
  return term.states.map((state, i) => {
    const next = term.states[i + 1];
    return next ? { state, from: state.from, to: next.from } : { state, from: state.from };
  });
}

/**
 * The state of a term on a day: the last one that had surely begun by the end of that day, where a month or year counts from its first day.
 * Undefined before the first one.
 */
export function stateOn(term: Term, day: string): TermState | undefined {
  return lastBegun(term.states, (s) => s.from, day);
}

/** The latest state of a term. The schema promises at least one. */
export function currentState(term: Term): TermState {
  const state = term.states.at(-1);
  if (!state) throw new Error('A term has no state.');
  return state;
}

/** Whether the right or duty exists while a state lasts. */
export function holds(library: Library, state: TermState): 'yes' | 'no' | 'unknown' {
  return item(library, 'states', state.state).holds ?? 'unknown';
}

/** Whether a term has passed through a state in which it existed. */
export function everHeld(library: Library, term: Term): boolean {
  return term.states.some((s) => holds(library, s) === 'yes');
}

/** A term of a deal, with the deal. */
export interface DealTerm {
  deal: Entry<'deals'>;
  term: Term;
  index: number;
}

/** Every term of one kind across all deals, the earliest first. */
export function termsOfKind(library: Library, kind: string): readonly DealTerm[] {
  return termsByKind(library).get(kind) ?? [];
}

const termsByKind = perLibrary((library) => {
  const found = new Map<string, DealTerm[]>();
  for (const deal of all(library, 'deals'))
    for (const [index, term] of deal.data.terms.entries()) {
      const list = found.get(term.term);
      if (list) list.push({ deal, term, index });
      else found.set(term.term, [{ deal, term, index }]);
    }
  for (const list of found.values()) list.sort((a, b) => compareDates(firstDay(startOf(a.term)), firstDay(startOf(b.term))));
  return found;
});

function startOf(term: Term): string {
  return term.states[0]?.from ?? '9999';
}

/**
 * The day up to which the library speaks: the latest day on which a deal was checked or a pattern reviewed. It comes
 * from the content and not from a clock, so that one commit always builds the same bytes.
 */
export const knownUntil = perLibrary((library): string => {
  const days = [
    ...all(library, 'deals').map((d) => d.data.checked),
    ...all(library, 'patterns').flatMap((p) => (p.data.review ? [p.data.review.on] : [])),
  ];
  return days.sort().at(-1) ?? '1970-01-01';
});

/** Days since 1970 of the first day that a date can mean; a scale for drawings. */
export function toDays(date: string): number {
  return Math.floor(Date.parse(`${firstDay(date)}T00:00:00Z`) / 86_400_000);
}
