/** What has happened, as feeds tell it: releases, dated events and new states of terms in deals, new versions of entries. Newest first. */
import { firstDay, lastDay } from '../../schema/dates.ts';
import { type Change, kindFiles, type Source } from '../../schema/index.ts';
import { count, formatAmount, formatDate } from '../format.ts';
import { addressOf, all, dealsOfParty, dealsOfPattern, type Entry, get, label, type Library, nameOf } from '../library.ts';
import { compareText } from '../problem.ts';
import { knownUntil } from '../timeline.ts';
import { eventAnchor, stateAnchor, termAnchor } from '../views/deal.ts';
import { releaseAddress } from '../views/versions.ts';
import type { Release } from '../releases/release.ts';

/** One thing that happened. */
export interface Happening {
  /** Made from what happened and not from its place in a list, so that it stays when others are added: "deals/x/events/2026-10-13/formed". */
  id: string;
  title: string;
  /** The date as precise as it is known, and the fact. */
  says: string;
  sources: readonly Source[];
  /** Day that orders it: see `dayOf`. */
  day: string;
  /** Address without the site's base. */
  address: string;
}

/** As many as a feed holds. */
const most = 50;

/**
 * The day on which something of a date as precise as this is reported. A month or a year counts as its last day, unless the library does not
 * speak of that day yet: then as the day up to which it speaks.
 */
export function dayOf(date: string, known: string): string {
  const [first, last] = [firstDay(date), lastDay(date)];
  if (last <= known) return last;
  return first > known ? first : known;
}

/** What happened in the whole library. */
export function libraryHappenings(library: Library): Happening[] {
  const deals = all(library, 'deals').flatMap((d) => ofDeal(library, d));
  return newest([...library.releases.map(ofRelease).reverse(), ...deals, ...versioned.flatMap((kind) => all(library, kind).flatMap(ofChanges))]);
}

/** What happened to a deal. */
export function dealHappenings(library: Library, id: string): Happening[] {
  return newest(ofDeal(library, get(library, 'deals', id)));
}

/** What happened in the deals of a party. */
export function partyHappenings(library: Library, id: string): Happening[] {
  return newest(dealsOfParty(library, id).flatMap((d) => ofDeal(library, d)));
}

/** What happened in the deals of a pattern, and the versions of the pattern and of the clauses and moves that it names. */
export function patternHappenings(library: Library, id: string): Happening[] {
  const pattern = get(library, 'patterns', id);
  const deals = dealsOfPattern(library, id);
  const named = [
    ...pattern.data.clauses.map(({ clause }) => get(library, 'clauses', clause)),
    ...pattern.data.moves.map(({ move }) => get(library, 'moves', move)),
  ];
  return newest([...deals.flatMap((d) => ofDeal(library, d)), ...[pattern, ...named].flatMap(ofChanges)]);
}

const versioned = ['patterns', 'clauses', 'moves'] as const;

function ofDeal(library: Library, deal: Entry<'deals'>): Happening[] {
  const { data } = deal;
  const known = knownUntil(library);
  const address = addressOf(deal);
  const sourcesOf = (ids: readonly string[]) => data.sources.filter((s) => ids.includes(s.id));
  const events = data.events.map(({ date, kind, says, sources }, i): Happening => ({
    id: `deals/${deal.id}/events/${date}/${kind}`,
    title: `${data.name}: ${label(library, 'event-kinds', kind).toLowerCase()}`,
    says: `${formatDate(date)}: ${says}`,
    sources: sourcesOf(sources),
    day: dayOf(date, known),
    address: `${address}#${eventAnchor(i)}`,
  }));
  const states = data.terms.flatMap((term, i) =>
    term.states.map(({ from, onset, state, says, amount, sources }, nth): Happening => {
      const money = amount ? ` Amount: ${formatAmount(library, amount)}, ${label(library, 'firmness', amount.firmness).toLowerCase()}.` : '';
      return {
        id: `deals/${deal.id}/terms/${term.term}/${slug(term.on)}/${from}/${state}`,
        title: `${data.name}: ${label(library, 'terms', term.term).toLowerCase()}, ${term.on}: ${label(library, 'states', state).toLowerCase()}`,
        says: `${onset === 'by' ? 'By' : 'From'} ${formatDate(from)}: ${says}${money}`,
        sources: sourcesOf(sources),
        day: dayOf(from, known),
        address: `${address}#${stateAnchor(termAnchor(data.terms, i), nth)}`,
      };
    }),
  );
  return [...events, ...states];
}

function ofRelease({ release, date, previous, notes }: Release): Happening {
  const what = previous
    ? `${count(notes.length, 'change')} since release ${previous}`
    : `the first release, with ${count(notes.length, 'entry', 'entries')}`;
  return {
    id: `releases/${release}`,
    title: `Release ${release} of Dealshape`,
    says: `${formatDate(date)}: ${what}.`,
    sources: [],
    day: date,
    address: releaseAddress(release),
  };
}

function ofChanges(entry: Entry<(typeof versioned)[number]>): Happening[] {
  return entry.data.changes.map(({ version, date, note }: Change): Happening => ({
    id: `${entry.kind}/${entry.id}/versions/${version}`,
    title: `${nameOf(entry)} (${kindFiles[entry.kind].one}): version ${version}`,
    says: `${formatDate(date)}: ${note}`,
    sources: [],
    day: date,
    address: `${addressOf(entry)}#changes`,
  }));
}

/**
 * The newest, each with an id of its own: where two have the same, the later ones in the file are counted. On one day releases come
 * first, and what happened in deals before versions, so that a day on which many entries were written does not push the deals out of a feed.
 */
function newest(happenings: readonly Happening[]): Happening[] {
  const seen = new Map<string, number>();
  const own = happenings.map((h) => {
    const nth = (seen.get(h.id) ?? 0) + 1;
    seen.set(h.id, nth);
    return nth === 1 ? h : { ...h, id: `${h.id}/${nth}` };
  });
  const order = (h: Happening) => ['releases/', 'deals/', ...versioned].findIndex((kind) => h.id.startsWith(kind));
  // Releases of one day stay as they come, the newest first.
  const byName = (a: Happening, b: Happening) => (order(a) === 0 ? 0 : compareText(a.id, b.id));
  return own.sort((a, b) => compareText(b.day, a.day) || order(a) - order(b) || byName(a, b)).slice(0, most);
}

/** Words as a part of an address: "new compute, 2025" becomes "new-compute-2025". */
function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
