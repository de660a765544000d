/** What the search knows: a record for every page, and one of its own for every state of a term, event of a deal and variant of a clause. */
import { kindFiles, schemas } from '../../schema/index.ts';
import { addressOf, all, type Entry, get, label, type Library, nameOf } from '../library.ts';
import { period } from '../draw/bars.ts';
import { formatAmount, formatShortDate } from '../format.ts';
import { everyEntry } from '../rules/rule.ts';
import { sitePages } from '../site-pages.ts';
import { spans } from '../timeline.ts';
import { compareText } from '../problem.ts';
import { type Aliases, wordsOf } from './question.ts';
import type { Title } from './nearest-titles.ts';
import { eventAnchor, stateAnchor, termAnchor } from '../views/deal.ts';
import { leaves } from '../walk.ts';

/** The facets by which results can be narrowed. Values are ids, so that an address with them stays good. */
export const facets = ['kind', 'pattern', 'party', 'term', 'state', 'year'] as const;
export type Facet = (typeof facets)[number];

/** One thing that the search can find. */
export interface SearchRecord {
  /** Address without the site's base, with a fragment where the record is part of a page. */
  url: string;
  title: string;
  /** What kind of thing it is, in words: "Deal", "Term state". */
  kind: string;
  /** Words below the title, such as the period of a state. */
  note: string;
  /** Other names by which people look for it. */
  aliases: string[];
  content: string;
  filters: Partial<Record<Facet, string[]>>;
  /** When a state held or an event happened, as precisely as is known; an open state has no end. */
  span?: { from: string; to?: string };
  usd?: number;
}

/** A record whose text is made when it is asked for: it is most of the work, and not everybody wants it. */
type Draft = Omit<SearchRecord, 'content'> & { content(): string };

/** Every record of the library, in an order that depends on the content alone. */
export function searchRecords(library: Library): SearchRecord[] {
  return Array.from(eachRecord(library), (draft) => ({ ...draft, content: draft.content() }));
}

/** The values of each facet that some record has. */
export function facetValues(library: Library): Record<Facet, ReadonlySet<string>> {
  const found = Object.fromEntries(facets.map((facet) => [facet, new Set<string>()])) as Record<Facet, Set<string>>;
  for (const { filters } of eachRecord(library)) for (const facet of facets) for (const value of filters[facet] ?? []) found[facet].add(value);
  return found;
}

function* eachRecord(library: Library): Generator<Draft> {
  for (const { href, title, about } of sitePages)
    yield { url: href, title, kind: 'Page', note: '', aliases: [], content: () => `${title}. ${about}`, filters: { kind: ['page'] } };
  for (const entry of everyEntry(library)) yield entryRecord(entry);
  for (const deal of all(library, 'deals')) {
    yield* stateRecords(library, deal);
    yield* eventRecords(library, deal);
  }
  for (const clause of all(library, 'clauses')) yield* variantRecords(library, clause);
  yield* termRecords(library);
}

function entryRecord(entry: Entry): Draft {
  const { one } = kindFiles[entry.kind];
  const filters: SearchRecord['filters'] = { kind: [one] };
  if (entry.kind === 'patterns') filters.pattern = [entry.id];
  if (entry.kind === 'parties') filters.party = [entry.id];
  if (entry.kind === 'deals') {
    const { patterns, parties, terms, announced } = (entry as Entry<'deals'>).data;
    filters.pattern = [...patterns];
    filters.party = parties.map((p) => p.party);
    filters.term = [...new Set(terms.map((t) => t.term))];
    filters.state = [...new Set(terms.flatMap((t) => t.states.slice(-1).map((s) => s.state)))];
    filters.year = [announced.slice(0, 4)];
  }
  return {
    url: addressOf(entry),
    title: nameOf(entry),
    kind: capital(one),
    note: (entry.data as { gist?: string }).gist ?? '',
    aliases: (entry.data as { aliases?: string[] }).aliases ?? [],
    content: () => searchText(entry),
    filters,
  };
}

function stateRecords(library: Library, deal: Entry<'deals'>): Draft[] {
  return deal.data.terms.flatMap((term, i) => {
    const kind = label(library, 'terms', term.term);
    const names = [...term.held, ...term.owed].map((p) => get(library, 'parties', p).data.name);
    return spans(term).map(({ state, to }, nth): Draft => {
      const words = label(library, 'states', state.state);
      const amount = state.amount ? ` ${formatAmount(library, state.amount)}.` : '';
      return {
        url: `${addressOf(deal)}#${stateAnchor(termAnchor(deal.data.terms, i), nth)}`,
        title: `${kind} on ${term.on}: ${deal.data.name}`,
        kind: 'Term state',
        note: `${words}, ${period(state, to)}`,
        aliases: [],
        // The title says kind, object and deal already, and titles are searched too. Aliases lead to the page of the term.
        content: () => `${words} ${period(state, to)}.${amount} ${state.says} ${[...new Set(names)].join(', ')}.`,
        filters: {
          kind: ['term-state'],
          pattern: [...deal.data.patterns],
          party: [...new Set([...term.held, ...term.owed])],
          term: [term.term],
          state: [state.state],
          year: years(state.from, to),
        },
        span: { from: state.from, ...(to ? { to } : {}) },
        ...(state.amount?.usd === undefined ? {} : { usd: state.amount.usd }),
      };
    });
  });
}

function eventRecords(library: Library, deal: Entry<'deals'>): Draft[] {
  const { events, parties, patterns, name } = deal.data;
  return events.map((event, i) => {
    const kind = label(library, 'event-kinds', event.kind);
    return {
      url: `${addressOf(deal)}#${eventAnchor(i)}`,
      title: `${kind}, ${formatShortDate(event.date)}: ${name}`,
      kind: 'Event',
      note: '',
      aliases: [],
      content: () => event.says,
      filters: { kind: ['event'], pattern: [...patterns], party: parties.map((p) => p.party), year: [event.date.slice(0, 4)] },
      span: { from: event.date, to: event.date },
    };
  });
}

function variantRecords(library: Library, clause: Entry<'clauses'>): Draft[] {
  return clause.data.variants.map((variant) => {
    const stance = label(library, 'stances', variant.stance);
    const notes = variant.notes.map((n) => [n.does, n.ask].filter(Boolean).join(' '));
    return {
      url: `${addressOf(clause)}#${variant.stance}`,
      title: `${clause.data.name}, ${stance.toLowerCase()} text`,
      kind: 'Clause variant',
      note: '',
      aliases: [],
      content: () => [variant.text, ...notes].join(' ').replace(/\s+/g, ' '),
      filters: { kind: ['clause-variant'] },
    };
  });
}

function termRecords(library: Library): Draft[] {
  const occurring = new Set(all(library, 'deals').flatMap((d) => d.data.terms.map((t) => t.term)));
  return (library.vocabulary.get('terms')?.items ?? [])
    .filter((t) => occurring.has(t.id))
    .map(({ id, label: words, description, aliases = [] }) => ({
      url: `/terms/${id}/`,
      title: `${words}: who had one, and when`,
      kind: 'Term',
      note: description,
      aliases,
      content: () => `${words}. ${description} Which deals had ${words.toLowerCase()}, and when.`,
      filters: { kind: ['term'], term: [id] },
    }));
}

/** The years in which a state lasted at all; an open end counts its first year only, because its last is not known. */
function years(from: string, to?: string): string[] {
  const first = Number(from.slice(0, 4));
  const last = to ? Number(to.slice(0, 4)) : first;
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}

/** The sentences of an entry and its prose, without ids, addresses and sources. */
export function searchText(entry: Entry): string {
  // A reader does not look for these, and they would crowd the excerpt.
  const aside = new Set([
    'aliases',
    'sources',
    'changes',
    'confirmed',
    'version',
    'container-title',
    'volume',
    'issue',
    'page',
    'publisher',
    'DOI',
    'field',
  ]);
  const words = leaves(schemas[entry.kind], entry.data)
    .filter(
      ({ path, value, meta }) =>
        typeof value === 'string' &&
        !aside.has(String(path[0])) &&
        !meta.reference &&
        !meta.vocabulary &&
        !meta.sourceId &&
        !meta.roleId &&
        !meta.partialDate &&
        !value.startsWith('https://'),
    )
    .map(({ value }) => String(value))
    .map((text) => (/[.!?]$/.test(text) ? text : `${text}.`));
  return [words.join(' ').replace(/\s+/g, ' ').trim(), entry.prose.text].filter(Boolean).join(' ');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * Other names of kinds of term, patterns, clauses, moves and parties, in lower case, with what the library calls the thing. A name that
 * two things share is left out, because it would have to be guessed which is meant.
 */
export function aliasTable(library: Library): Aliases {
  const names = new Map<string, Set<string>>();
  const add = (name: string, aliases: readonly string[] = []) => {
    for (const alias of aliases) {
      const key = wordsOf(alias).join(' ');
      if (key && key !== wordsOf(name).join(' ')) names.set(key, (names.get(key) ?? new Set()).add(name));
    }
  };
  for (const { label: name, aliases } of library.vocabulary.get('terms')?.items ?? []) add(name, aliases);
  for (const kind of ['patterns', 'clauses', 'moves', 'parties'] as const)
    for (const entry of all(library, kind)) add(nameOf(entry), entry.data.aliases);
  return Object.fromEntries(
    [...names]
      .filter(([, called]) => called.size === 1)
      .map(([alias, called]): [string, string] => [alias, [...called][0] ?? ''])
      .sort(([a], [b]) => compareText(a, b)),
  );
}

/** Names of whole pages with their addresses: what is offered where nothing was found. */
export function titles(records: readonly SearchRecord[]): Title[] {
  return records.filter((r) => !r.url.includes('#')).map(({ title, url }) => [title, url]);
}
