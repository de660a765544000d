/** What has happened, as feeds tell it: releases, dated events and new states of terms in deals, new versions of entries. Newest first. */
import { firstDay, lastDay } from '../../schema/dates.ts';
import { type Change, kindFiles, type Source } from '../../schema/index.ts';
import { count, formatAmount, formatDate } from '../format.ts';
import { addressOf, all, dealsOfParty, dealsOfPattern, type Entry, get, label, type Library, nameOf } from '../library.ts';
import { perLibrary } from '../memo.ts';
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

/** What a feed tells of: releases, deals with their events and states, and entries with their versions. */
export interface Told {
  releases: readonly Happening[];
  deals: readonly Entry<'deals'>[];
  versions: readonly Entry<(typeof versioned)[number]>[];
}

/** The feed of the library tells of everything. */
export const libraryTold = (library: Library): Told => ({
  releases: library.releases.map(ofRelease).reverse(),
  deals: all(library, 'deals'),
  versions: versioned.flatMap((kind) => all(library, kind)),
});

export const dealTold = (library: Library, id: string): Told => ({ releases: [], deals: [get(library, 'deals', id)], versions: [] });

/** The feed of a party tells of its deals. */
export const partyTold = (library: Library, id: string): Told => ({ releases: [], deals: dealsOfParty(library, id), versions: [] });

/** The feed of a pattern tells of its deals, and of the versions of the pattern and of the clauses and moves that it names. */
export function patternTold(library: Library, id: string): Told {
  const pattern = get(library, 'patterns', id);
  const clauses = pattern.data.clauses.map(({ clause }) => get(library, 'clauses', clause));
  const moves = pattern.data.moves.map(({ move }) => get(library, 'moves', move));
  return { releases: [], deals: dealsOfPattern(library, id), versions: [pattern, ...clauses, ...moves] };
}

/** What has happened of that, as far as a feed holds it. */
export function happenings(library: Library, { releases, deals, versions }: Told): Happening[] {
  return newest([...releases, ...deals.flatMap((d) => ofDeal(library, d)), ...versions.flatMap(ofChanges)]);
}

const versioned = ['patterns', 'clauses', 'moves'] as const;

/** What happened to each deal: the feeds of its parties and patterns ask for it too. */
const byDeal = perLibrary(() => new Map<string, Happening[]>());

function ofDeal(library: Library, deal: Entry<'deals'>): Happening[] {
  const known = byDeal(library);
  let found = known.get(deal.id);
  if (!found) known.set(deal.id, (found = workedOut(library, deal)));
  return found;
}

function workedOut(library: Library, deal: Entry<'deals'>): Happening[] {
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
