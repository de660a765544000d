import { type Link, linkTo } from '../backlinks.ts';
import { all, type Entry, find, get, item, type Library } from '../library.ts';
import { currentState, holds } from '../timeline.ts';
import type { VocabularyItem } from '../../schema/index.ts';
import { period } from '../draw/bars.ts';
import { dealRow, termAnchor, type DealRow } from './deal.ts';

/** A right or duty that a party has now, as far as is known. */
export interface Standing {
  term: VocabularyItem;
  on: string;
  state: VocabularyItem;
  since: string;
  others: Link[];
  deal: Link;
  href: string;
}

export interface PartyPage {
  entry: Entry<'parties'>;
  kind: VocabularyItem;
  country?: string;
  parent?: Link;
  children: Link[];
  deals: (DealRow & { role: string })[];
  holds: Standing[];
  owes: Standing[];
  counterparties: { link: Link; deals: number }[];
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

export function partyPage(library: Library, id: string): PartyPage {
  const entry = get(library, 'parties', id);
  const deals = all(library, 'deals')
    .filter((d) => d.data.parties.some((p) => p.party === id))
    .sort((a, b) => (a.data.announced < b.data.announced ? 1 : -1));
  const standing = (side: 'held' | 'owed'): Standing[] =>
    deals.flatMap((deal) =>
      deal.data.terms.flatMap((term, i) => {
        const state = currentState(term);
        if (!term[side].includes(id) || holds(library, state) === 'no') return [];
        return [
          {
            term: item(library, 'terms', term.term),
            on: term.on,
            state: item(library, 'states', state.state),
            since: period(state),
            others: term[side === 'held' ? 'owed' : 'held'].filter((p) => p !== id).map((p) => linkTo(get(library, 'parties', p))),
            deal: linkTo(deal),
            href: `${linkTo(deal).href}#${termAnchor(deal.data.terms, i)}`,
          },
        ];
      }),
    );
  const counts = new Map<string, number>();
  for (const d of deals) for (const { party } of d.data.parties) if (party !== id) counts.set(party, (counts.get(party) ?? 0) + 1);
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
    deals: deals.map((d) => ({ ...dealRow(library, d), role: d.data.parties.find((p) => p.party === id)?.role ?? '' })),
    holds: standing('held'),
    owes: standing('owed'),
    counterparties: [...counts]
      .map(([party, n]) => ({ link: linkTo(get(library, 'parties', party)), deals: n }))
      .sort((a, b) => b.deals - a.deals || (a.link.name < b.link.name ? -1 : 1)),
  };
}

/** Parties grouped by kind, in the order of the vocabulary, each with its number of deals. */
export function partyKinds(
  library: Library,
): { id: string; label: string; description: string; parties: { entry: Entry<'parties'>; deals: number }[] }[] {
  const counts = new Map<string, number>();
  for (const d of all(library, 'deals')) for (const { party } of d.data.parties) counts.set(party, (counts.get(party) ?? 0) + 1);
  return (library.vocabulary.get('party-kinds')?.items ?? [])
    .map(({ id, label, description }) => ({
      id,
      label,
      description,
      parties: all(library, 'parties')
        .filter((p) => p.data.kind === id)
        .map((entry) => ({ entry, deals: counts.get(entry.id) ?? 0 })),
    }))
    .filter((k) => k.parties.length > 0);
}
