import { type Link, linkTo } from '../backlinks.ts';
import { type Bars, layOutDeals, period } from '../draw/bars.ts';
import { count, formatShortDate } from '../format.ts';
import { all, dealsOfParty, type Entry, find, get, item, type Library } from '../library.ts';
import { compareText } from '../problem.ts';
import { currentState, holds, knownUntil } from '../timeline.ts';
import type { VocabularyItem } from '../../schema/index.ts';
import { amountWords, type AmountWords, dealRow, termAnchor, type DealRow } from './deal.ts';

/** A right or duty that a party has now, as far as is known. */
export interface Standing {
  term: VocabularyItem;
  on: string;
  state: VocabularyItem;
  since: string;
  others: Link[];
  amount?: AmountWords;
  deal: Link;
  href: string;
}

/** A party that stands in a deal with this one. */
export interface Counterparty {
  link: Link;
  /** Deals with it, the newest first. */
  deals: Link[];
  /** Length of its bar: its deals in percent of those of the first. */
  width: number;
}

export interface PartyPage {
  entry: Entry<'parties'>;
  kind: VocabularyItem;
  country?: string;
  parent?: Link;
  children: Link[];
  /** What it is in, in one or two sentences. */
  answer: string;
  deals: (DealRow & { role: string; figure?: AmountWords })[];
  /** Its deals over time, the oldest first, and the day up to which the bars run; absent where there is only one. */
  bars?: Bars & { until: string };
  holds: Standing[];
  owes: Standing[];
  /** Those with most deals first. */
  counterparties: Counterparty[];
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

export function partyPage(library: Library, id: string): PartyPage {
  const entry = get(library, 'parties', id);
  const deals = [...dealsOfParty(library, id)].sort((a, b) => compareText(b.data.announced, a.data.announced) || compareText(a.id, b.id));
  const roleIn = (deal: Entry<'deals'>) => deal.data.parties.flatMap((p) => (p.party === id ? [p.role] : [])).join('; ');
  const held = deals.flatMap((deal) => standings(library, deal, id, 'held'));
  const owed = deals.flatMap((deal) => standings(library, deal, id, 'owed'));
  const parent = entry.data.parent ? find(library, 'parties', entry.data.parent) : undefined;
  const country = entry.data.country ? countryNames.of(entry.data.country) : undefined;
  return {
    entry,
    kind: item(library, 'party-kinds', entry.data.kind),
    ...(country ? { country } : {}),
    ...(parent ? { parent: linkTo(parent) } : {}),
    children: all(library, 'parties')
      .filter((p) => p.data.parent === id)
      .map(linkTo),
    answer: answerOf(library, entry.data.name, deals, held, owed),
    deals: deals.map((deal) => {
      const figure = largestFigure(library, deal);
      return { ...dealRow(library, deal), role: roleIn(deal), ...(figure ? { figure } : {}) };
    }),
    ...(deals.length > 1
      ? {
          bars: {
            ...layOutDeals(
              library,
              [...deals].reverse().map((deal) => ({ deal, href: linkTo(deal).href, note: roleIn(deal) })),
            ),
            until: knownUntil(library),
          },
        }
      : {}),
    holds: held,
    owes: owed,
    counterparties: counterparties(library, id, deals),
  };
}

/** What a party holds or owes in a deal by the latest state of each term. Terms that do not exist now are left out. */
function standings(library: Library, deal: Entry<'deals'>, id: string, side: 'held' | 'owed'): Standing[] {
  return deal.data.terms.flatMap((term, i) => {
    const state = currentState(term);
    if (!term[side].includes(id) || holds(library, state) === 'no') return [];
    return [
      {
        term: item(library, 'terms', term.term),
        on: term.on,
        state: item(library, 'states', state.state),
        since: period(state),
        others: term[side === 'held' ? 'owed' : 'held'].filter((p) => p !== id).map((p) => linkTo(get(library, 'parties', p))),
        ...(state.amount ? { amount: amountWords(library, state.amount) } : {}),
        deal: linkTo(deal),
        href: `${linkTo(deal).href}#${termAnchor(deal.data.terms, i)}`,
      },
    ];
  });
}

/** The parties that share deals with this one, with those deals in the order given; those with most deals first. */
function counterparties(library: Library, id: string, deals: readonly Entry<'deals'>[]): Counterparty[] {
  const found = new Map<string, Link[]>();
  for (const deal of deals)
    for (const party of new Set(deal.data.parties.map((p) => p.party)))
      if (party !== id) {
        const shared = found.get(party);
        if (shared) shared.push(linkTo(deal));
        else found.set(party, [linkTo(deal)]);
      }
  const most = Math.max(...[...found.values()].map((d) => d.length));
  return [...found]
    .map(([party, shared]) => ({ link: linkTo(get(library, 'parties', party)), deals: shared, width: Math.round((shared.length / most) * 100) }))
    .sort((a, b) => b.deals.length - a.deals.length || compareText(a.link.name.toLowerCase(), b.link.name.toLowerCase()));
}

/** The largest dollar figure among the latest states of a deal's terms that are not over. */
function largestFigure(library: Library, deal: Entry<'deals'>): AmountWords | undefined {
  const amounts = deal.data.terms
    .map(currentState)
    .filter((s) => holds(library, s) !== 'no')
    .flatMap((s) => (s.amount?.usd === undefined ? [] : [s.amount]))
    .sort((a, b) => (b.usd ?? 0) - (a.usd ?? 0));
  return amounts[0] && amountWords(library, amounts[0]);
}

/**
 * "Oracle is in 8 deals of the library: 7 active and 1 pending. The latest is ... (30 Jun 2026). It surely holds 5 rights and owes 6 duties now; of
 * 20 more the record does not tell whether they exist."
 */
function answerOf(library: Library, name: string, deals: readonly Entry<'deals'>[], held: readonly Standing[], owed: readonly Standing[]): string {
  const [latest] = deals;
  if (!latest) return '';
  const statuses = (library.vocabulary.get('deal-statuses')?.items ?? []).flatMap((status) => {
    const n = deals.filter((d) => d.data.status === status.id).length;
    return n > 0 ? [`${n} ${status.label.toLowerCase()}`] : [];
  });
  const surely = (list: readonly Standing[]) => list.filter((s) => s.state.holds === 'yes').length;
  const unsure = held.length + owed.length - surely(held) - surely(owed);
  const standing = `It surely holds ${some(surely(held), 'right', 'rights')} and owes ${some(surely(owed), 'duty', 'duties')} now${unsure > 0 ? `; of ${unsure} more the record does not tell whether ${unsure === 1 ? 'it exists' : 'they exist'}` : ''}.`;
  if (deals.length === 1) return standing;
  const last = `The latest is ${latest.data.name} (${formatShortDate(latest.data.announced)}).`;
  return `${name} is in ${count(deals.length, 'deal')} of the library: ${listOf(statuses)}. ${last} ${standing}`;
}

/** "no rights", "1 right", "3 rights". */
function some(n: number, one: string, many: string): string {
  return n === 0 ? `no ${many}` : count(n, one, many);
}

/** "a", "a and b", "a, b and c". */
function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** A party as the list of parties names it. */
export interface PartyLine {
  id: string;
  name: string;
  /** Number of its deals. */
  deals: number;
}

/** The list of parties, grouped by kind in the order of the vocabulary. */
export function partiesPage(library: Library): { id: string; label: string; description: string; parties: PartyLine[] }[] {
  return (library.vocabulary.get('party-kinds')?.items ?? [])
    .map((kind) => ({
      id: kind.id,
      label: kind.label,
      description: kind.description,
      parties: all(library, 'parties')
        .filter((p) => p.data.kind === kind.id)
        .map(({ id, data }) => ({ id, name: data.name, deals: dealsOfParty(library, id).length })),
    }))
    .filter((k) => k.parties.length > 0);
}
