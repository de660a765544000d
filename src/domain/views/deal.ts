import { citing, type Link, linkTo } from '../backlinks.ts';
import { layOutBars, period, type Bars } from '../draw/bars.ts';
import { datesAhead } from '../export/calendar.ts';
import { formatAmount } from '../format.ts';
import { type Entry, get, item, label, type Library } from '../library.ts';
import { currentState, everHeld, spans } from '../timeline.ts';
import type { Amount, Term, VocabularyItem } from '../../schema/index.ts';
import { claim, type Claim, type DescribedSource, describedSources } from './sources.ts';
import { knowledge, type Knowledge } from './versions.ts';

/** One state of a term as a reader sees it. */
export interface StateLine {
  state: VocabularyItem;
  period: string;
  from: string;
  claim: Claim;
  /** Whether the right ended when it was to end, where that is known. */
  ending?: VocabularyItem;
  amount?: AmountWords;
}

/** A figure as a reader sees it: "up to $20 billion", with how hard it is. */
export interface AmountWords {
  text: string;
  firmness: VocabularyItem;
  note?: string;
}

/** One term as a reader sees it. */
export interface TermLine {
  /** Fragment of the deal's page that leads here. */
  anchor: string;
  term: VocabularyItem;
  on: string;
  held: Link[];
  owed: Link[];
  current: VocabularyItem;
  states: StateLine[];
}

export interface DealPage {
  entry: Entry<'deals'>;
  status: VocabularyItem;
  confidence: VocabularyItem;
  parties: { link: Link; role: string; kind: string }[];
  patterns: Link[];
  bars: Bars;
  terms: TermLine[];
  events: { anchor: string; date: string; kind: VocabularyItem; claim: Claim }[];
  scheduled: { date: string; kind: VocabularyItem; claim: Claim }[];
  moves: { link: Link; severity: VocabularyItem; reading: VocabularyItem; claim: Claim }[];
  sources: DescribedSource[];
  related: Link[];
  precedents: Link[];
  knowledge: Knowledge;
  /** Whether some of its dates lie ahead, so that it has a calendar. */
  calendar: boolean;
}

/** Fragment of a term on its deal's page: kind and place, such as "exclusivity-2". */
export function termAnchor(terms: readonly Term[], index: number): string {
  const kind = terms[index]?.term ?? 'term';
  const nth = terms.slice(0, index + 1).filter((t) => t.term === kind).length;
  return nth === 1 ? `term-${kind}` : `term-${kind}-${nth}`;
}

/** Fragment of a state on its deal's page, such as "term-exclusivity-s2". */
export function stateAnchor(ofTerm: string, index: number): string {
  return `${ofTerm}-s${index + 1}`;
}

/** Fragment of an event on its deal's page, such as "event-2". */
export function eventAnchor(index: number): string {
  return `event-${index + 1}`;
}

/** The states of a term in words, each with the time for which it lasted. */
export function stateLines(library: Library, deal: Entry<'deals'>, term: Term): StateLine[] {
  return spans(term).map(({ state, to }) => ({
    state: item(library, 'states', state.state),
    period: period(state, to),
    from: state.from,
    claim: claim(deal, state.says, state.sources),
    ...(state.ending ? { ending: item(library, 'endings', state.ending) } : {}),
    ...(state.amount ? { amount: amountWords(library, state.amount) } : {}),
  }));
}

export function amountWords(library: Library, amount: Amount): AmountWords {
  return { text: formatAmount(library, amount), firmness: item(library, 'firmness', amount.firmness), ...(amount.note ? { note: amount.note } : {}) };
}

export function dealPage(library: Library, id: string): DealPage {
  const entry = get(library, 'deals', id);
  const { data } = entry;
  const party = (p: string) => linkTo(get(library, 'parties', p));
  const related = new Map((data.related ?? []).map((d) => [d, linkTo(get(library, 'deals', d))]));
  return {
    entry,
    status: item(library, 'deal-statuses', data.status),
    confidence: item(library, 'confidences', data.confidence),
    parties: data.parties.map(({ party: p, role }) => ({
      link: party(p),
      role,
      kind: label(library, 'party-kinds', get(library, 'parties', p).data.kind),
    })),
    patterns: data.patterns.map((p) => linkTo(get(library, 'patterns', p))),
    bars: layOutBars(
      library,
      data.terms.map((term, i) => ({ title: `${label(library, 'terms', term.term)}: ${term.on}`, href: `#${termAnchor(data.terms, i)}`, term })),
    ),
    terms: data.terms.map((term, i) => ({
      anchor: termAnchor(data.terms, i),
      term: item(library, 'terms', term.term),
      on: term.on,
      held: term.held.map(party),
      owed: term.owed.map(party),
      current: item(library, 'states', currentState(term).state),
      states: stateLines(library, entry, term),
    })),
    events: data.events.map(({ date, kind, says, sources }, i) => ({
      anchor: eventAnchor(i),
      date,
      kind: item(library, 'event-kinds', kind),
      claim: claim(entry, says, sources),
    })),
    scheduled: (data.scheduled ?? []).map(({ date, what, says, sources }) => ({
      date,
      kind: item(library, 'scheduled-kinds', what),
      claim: claim(entry, says, sources),
    })),
    moves: (data.moves ?? []).map(({ move, reading, says, sources }) => ({
      link: linkTo(get(library, 'moves', move)),
      severity: item(library, 'severities', get(library, 'moves', move).data.severity),
      reading: item(library, 'readings', reading),
      claim: claim(entry, says, sources),
    })),
    sources: describedSources(library, data.sources),
    related: [...related.values()],
    precedents: citing(library, entry, 'precedents').map(linkTo),
    knowledge: knowledge(library),
    calendar: datesAhead(library, entry).length > 0,
  };
}

/** A deal as one row of a table. */
export interface DealRow {
  link: Link;
  announced: string;
  status: VocabularyItem;
  confidence: VocabularyItem;
  /** Present state of the terms asked for, those that once held first. */
  terms: { term: VocabularyItem; on: string; state: VocabularyItem; since: string; href: string }[];
}

/** A deal as a row, with the present state of its terms of the kinds given. */
export function dealRow(library: Library, deal: Entry<'deals'>, kinds: readonly string[] = []): DealRow {
  const { data } = deal;
  return {
    link: linkTo(deal),
    announced: data.announced,
    status: item(library, 'deal-statuses', data.status),
    confidence: item(library, 'confidences', data.confidence),
    terms: data.terms
      .map((term, i) => ({ term, i }))
      .filter(({ term }) => kinds.includes(term.term))
      .sort(
        (a, b) => kinds.indexOf(a.term.term) - kinds.indexOf(b.term.term) || Number(everHeld(library, b.term)) - Number(everHeld(library, a.term)),
      )
      .map(({ term, i }) => {
        const state = currentState(term);
        return {
          term: item(library, 'terms', term.term),
          on: term.on,
          state: item(library, 'states', state.state),
          since: period(state),
          href: `${linkTo(deal).href}#${termAnchor(data.terms, i)}`,
        };
      }),
  };
}
