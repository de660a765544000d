import { type Link, linkTo } from '../backlinks.ts';
import { layOutBars, period, type Bars } from '../draw/bars.ts';
import { count, formatShortDate } from '../format.ts';
import { hasKnownLength, type Holding, holdings, lengthOf, type Lengths, lengthsOf, lengthWords } from '../holdings.ts';
import { find, get, item, type Library } from '../library.ts';
import { perLibrary } from '../memo.ts';
import { currentState, type DealTerm, everHeld, holds, spans, termsOfKind } from '../timeline.ts';
import type { TermState, VocabularyItem } from '../../schema/index.ts';
import { amountWords, type AmountWords, stateLines, termAnchor, type StateLine } from './deal.ts';
import { claim, type Claim } from './sources.ts';
import { knowledge, type Knowledge } from './versions.ts';

/** A term of a deal, as pages name it. */
interface Named {
  deal: Link;
  /** Address of the term on its deal's page. */
  href: string;
  on: string;
}

/** How a right ended, with the state that followed it. */
export interface Ending extends Named {
  /** "21 Jan 2025", or "by Jun 2024" where it had begun by then. */
  began: string;
  ended: string;
  /** The state that stood before the end. */
  before: VocabularyItem;
  after: VocabularyItem;
  how?: VocabularyItem;
  claim: Claim;
}

/** A published figure of a term. */
export interface Figure extends Named {
  amount: AmountWords;
  state: VocabularyItem;
  period: string;
  claim: Claim;
}

/** What the page of a term shows: who had one, when, for how long, and for how much. */
export interface TermPage {
  term: VocabularyItem;
  clause?: Link;
  patterns: Link[];
  /** One sentence that answers the question of the page. */
  answer: string;
  bars: Bars;
  rows: (Named & { held: Link[]; owed: Link[]; states: StateLine[] })[];
  /** States of now, each with the terms that are in it and their deals. */
  byState: { state: VocabularyItem; n: number; deals: number }[];
  /** Median and range of how long it lasted, and what that leaves out, in sentences. */
  lengths: string[];
  /** Rights that ended, the longest first. */
  ended: (Ending & { length: string; counts: boolean })[];
  /** What ended, or was shown to be absent, without ever having surely existed. */
  neverHeld: Ending[];
  /** The largest dollar figures, one for each term of a deal. */
  figures: Figure[];
  /** Terms with a dollar figure, and terms whose figures are in another currency only. */
  withFigure: { usd: number; other: number };
  knowledge: Knowledge;
}

/** Address of the page of a term, without the site's base. */
export const termAddress = (id: string): string => `/terms/${id}/`;

/** Figures that the page shows. */
const figuresShown = 8;

export function termPage(library: Library, id: string): TermPage {
  const term = item(library, 'terms', id);
  const found = termsOfKind(library, id);
  const party = (p: string) => linkTo(get(library, 'parties', p));
  const clause = term.clause ? find(library, 'clauses', term.clause) : undefined;
  const figures = found.flatMap((t) => largestFigure(library, t) ?? []);
  return {
    term,
    ...(clause ? { clause: linkTo(clause) } : {}),
    patterns: [...library.entries.patterns.values()].filter((p) => p.data.terms.includes(id)).map(linkTo),
    answer: answerOf(library, id),
    bars: layOutBars(
      library,
      found.map((t) => {
        const { deal, href, on } = named(t);
        return { title: `${deal.name}: ${on}`, href, term: t.term };
      }),
    ),
    rows: found.map((t) => ({
      ...named(t),
      held: t.term.held.map(party),
      owed: t.term.owed.map(party),
      states: stateLines(library, t.deal, t.term),
    })),
    byState: (library.vocabulary.get('states')?.items ?? []).flatMap((state) => {
      const inIt = found.filter((t) => currentState(t.term).state === state.id);
      return inIt.length > 0 ? [{ state, n: inIt.length, deals: new Set(inIt.map((t) => t.deal.id)).size }] : [];
    }),
    lengths: lengthSentences(lengthsOf(found.flatMap((t) => holdings(library, t.term)))),
    ended: found
      .flatMap((t) => holdings(library, t.term).flatMap((h) => endedRow(library, t, h) ?? []))
      .sort((a, b) => b.days.least - a.days.least)
      .map(({ days, ...row }) => ({ ...row, length: lengthWords(days) })),
    neverHeld: found.flatMap((t) => neverHeldRow(library, t) ?? []),
    figures: figures
      .sort((a, b) => b.usd - a.usd)
      .slice(0, figuresShown)
      .map(({ usd: _, ...figure }) => figure),
    withFigure: {
      usd: figures.length,
      other: found.filter(({ term: t }) => t.states.some((s) => s.amount?.other) && !t.states.some((s) => s.amount?.usd)).length,
    },
    knowledge: knowledge(library),
  };
}

function named({ deal, term, index }: DealTerm): Named {
  return { deal: linkTo(deal), href: `${linkTo(deal).href}#${termAnchor(deal.data.terms, index)}`, on: term.on };
}

function dated({ from, onset }: { from: string; onset?: string | undefined }): string {
  return `${onset === 'by' ? 'by ' : ''}${formatShortDate(from)}`;
}

function endedRow(library: Library, t: DealTerm, holding: Holding) {
  const days = lengthOf(holding);
  const { first, last, after } = holding;
  return days && after ? { ...ending(library, t, { first, before: last, after }), days, counts: hasKnownLength(holding) } : undefined;
}

/** The last step from a state that does not tell to one in which the right does not exist, where it never surely existed. */
function neverHeldRow(library: Library, t: DealTerm): Ending | undefined {
  if (everHeld(library, t.term)) return undefined;
  const step = spans(t.term)
    .map(({ state }, i) => ({ before: t.term.states[i - 1], after: state }))
    .findLast(({ before, after }) => before && holds(library, before) === 'unknown' && holds(library, after) === 'no');
  return step?.before && ending(library, t, { first: step.before, before: step.before, after: step.after });
}

function ending(library: Library, t: DealTerm, { first, before, after }: Record<'first' | 'before' | 'after', TermState>): Ending {
  return {
    ...named(t),
    began: dated(first),
    ended: dated(after),
    before: item(library, 'states', before.state),
    after: item(library, 'states', after.state),
    ...(after.ending ? { how: item(library, 'endings', after.ending) } : {}),
    claim: claim(t.deal, after.says, after.sources),
  };
}

/** The largest dollar figure that any state of the term gives; of equal ones the latest. */
function largestFigure(library: Library, t: DealTerm): (Figure & { usd: number }) | undefined {
  let largest: { usd: number; figure: Figure } | undefined;
  for (const { state, to } of spans(t.term)) {
    const { amount } = state;
    if (amount?.usd === undefined || amount.usd < (largest?.usd ?? 0)) continue;
    largest = {
      usd: amount.usd,
      figure: {
        ...named(t),
        amount: amountWords(library, amount),
        state: item(library, 'states', state.state),
        period: period(state, to),
        claim: claim(t.deal, state.says, state.sources),
      },
    };
  }
  return largest && { ...largest.figure, usd: largest.usd };
}

/** Median and range, then what they leave out; empty where no deal surely had one. */
export function lengthSentences({ counted, median, shortest, longest, leftOut }: Lengths): string[] {
  const { begunBy, endedBy, running, runningBy, unclear } = leftOut;
  const left = [
    begunBy > 0 ? `${begunBy} that ended but had begun by a date, the beginning itself not being known` : '',
    endedBy > 0 ? `${endedBy} that had ended by a date` : '',
    running > 0 ? `${running} still in force as far as is known${runningBy > 0 ? ` (${runningBy} begun by a date)` : ''}` : '',
    unclear > 0 ? `${unclear} of which the record no longer tells` : '',
  ].filter(Boolean);
  if (counted === 0 && left.length === 0) return [];
  const result =
    !median || !shortest || !longest
      ? 'No holding both began and ended on known dates, so there is no median.'
      : counted === 1
        ? `One holding began and ended on known dates; it lasted ${lengthWords(median)}. One is no median.`
        : `${count(counted, 'holding')} began and ended on known dates: median ${lengthWords(median)}, shortest ${lengthWords(shortest)}, longest ${lengthWords(longest)}.`;
  return [result, ...(left.length > 0 ? [`Left out: ${left.join('; ')}.`] : [])];
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
export const termList = perLibrary((library): readonly { term: VocabularyItem; deals: number; states: number; now: number }[] =>
  (library.vocabulary.get('terms')?.items ?? [])
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
    .filter((t) => t.deals > 0),
);

/** A term as the list of terms shows it. */
export interface TermRow {
  id: string;
  label: string;
  description: string;
  deals: number;
  states: number;
  now: number;
}

/** The list of terms, those that occur. */
export const termsPage = (library: Library): TermRow[] =>
  termList(library).map(({ term: { id, label, description }, ...counts }) => ({ id, label, description, ...counts }));
