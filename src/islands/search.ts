/** The search, loaded when it is first used. */
import { answerQuestion, type Answered } from '../domain/search/ask.ts';
import { type Choice, Engine } from '../domain/search/engine.ts';
import { excerpt, type Piece } from '../domain/search/excerpt.ts';
import { nearestTitles, type Title } from '../domain/search/nearest-titles.ts';
import type { Unit } from '../domain/search/question.ts';

export type { Choice };

/** Search everything: what the box in the header asks for. */
export const noChoice: Choice = {};

/** A result as it is shown, with other results on the same page below it. */
export interface Hit {
  url: string;
  title: string;
  kind: string;
  note: string;
  aliases: string[];
  excerpt: Piece[];
  /** Words of the question that it does not have. */
  lacks: string[];
  also: Hit[];
}

export interface Answer {
  /** Records that have every word. */
  whole: number;
  /** Records that have some of them. */
  some: number;
  /** What was made of the question, in sentences. */
  notes: string[];
  /** Where there is no result: the names of the library that are nearest to the question. */
  near: Title[];
  /** The first `most` pages with results, and whether there are results after these. */
  hits(most: number): Promise<{ hits: Hit[]; more: boolean }>;
  /** Facet to value to number of results, were that value chosen alone in its facet. Loads the facets. */
  counts(facets: readonly string[]): Promise<Record<string, Record<string, number>>>;
}

const base = (document.body.dataset['base'] ?? '/').replace(/\/?$/, '/');
let engine: Promise<Engine> | undefined;

async function load(name: string): Promise<unknown> {
  // The entry names the folder of the rest: an old one must not be kept beside a new site.
  const response = await fetch(`${base}search-index/${name}.json`, { cache: name === 'entry' ? 'no-cache' : 'default' });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

/** Begins to load the index and the table of names; a second call does nothing. */
export function warmUp(): Promise<Engine> {
  if (!engine) {
    engine = Engine.open(load).catch(forget);
    engine.then((opened) => opened.names()).catch(() => undefined);
  }
  return engine;
}

/** After an error the next question opens the index anew: a new version of the site may have taken its place. */
function forget(error: unknown): never {
  engine = undefined;
  throw error;
}

/**
 * Answers a question. An empty one with a choice lists everything that fits the choice.
 * @throws Error when the index cannot be loaded; so do the functions of the answer
 */
export async function find(query: string, choice: Choice): Promise<Answer> {
  const opened = await warmUp();
  const answered = await answerQuestion(opened, query, choice).catch(forget);
  const { units, results, whole, nowhere } = answered;
  const asked = units.length > 0 || Object.keys(choice).length > 0;
  return {
    whole,
    some: results.length - whole,
    notes: notesOn(units, nowhere),
    near: asked && results.length === 0 ? nearestTitles(query, await opened.titles().catch(forget)) : [],
    hits: (most) => hitsOf(opened, answered, most).catch(forget),
    counts: (facets) => answered.counts(facets).catch(forget),
  };
}

async function hitsOf(opened: Engine, { units, results, lacks, sought }: Answered, most: number): Promise<{ hits: Hit[]; more: boolean }> {
  const pages = new Map<string, Hit>();
  let next = 0;
  while (next < results.length && pages.size < most) {
    const slice = [...results.subarray(next, next + most - pages.size)];
    next += slice.length;
    const shown = await Promise.all(slice.map((record) => opened.shown(record)));
    for (const [i, { url, content, ...rest }] of shown.entries()) {
      const missing = lacks(slice[i] ?? 0);
      const page = url.includes('/commitments/') ? url : url.replace(/#.*/, '');
      const hit: Hit = {
        ...rest,
        url: marking(`${base.replace(/\/$/, '')}${url}`, units, missing),
        excerpt: excerpt(content, sought),
        lacks: missing.map((u) => u.typed),
        also: [],
      };
      const first = pages.get(page);
      if (first) first.also.push(hit);
      else pages.set(page, hit);
    }
  }
  return { hits: [...pages.values()], more: next < results.length };
}

/** The address of a result with the words that the page is to mark. */
function marking(url: string, units: readonly Unit[], lacks: readonly Unit[]): string {
  const words = units.filter((u) => !lacks.includes(u)).flatMap((u) => u.searched.map((s) => s.replaceAll('"', '')));
  if (words.length === 0) return url;
  const [page = '', fragment] = url.split('#');
  return `${page}?${new URLSearchParams(words.map((w) => ['find', w]))}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** What was changed in the question, and what of it is nowhere. */
function notesOn(units: readonly Unit[], nowhere: readonly Unit[]): string[] {
  return [
    ...units
      .filter((u) => u.because === 'correction')
      .map((u) => `Did you mean “${u.searched[0]}”? Nothing here says “${u.typed}”, so that was searched.`),
    ...units.filter((u) => u.because === 'alias').map((u) => `“${u.typed}” was also searched as “${u.searched.at(-1)}”.`),
    ...nowhere.filter((u) => u.because !== 'correction').map((u) => `Nothing here says “${u.typed}”.`),
  ];
}

/** A result as a list item. All of it is put in as text, so that no markup can come from the index. */
export function hitItem({ url, title, kind, note, aliases, excerpt: pieces, lacks, also }: Hit): HTMLLIElement {
  const item = document.createElement('li');
  item.append(linkTo(url, title));
  const about = document.createElement('p');
  about.className = 'note';
  // A note may be a sentence already, with its full stop.
  about.textContent = [
    [kind, note.replace(/\.$/, '')].filter(Boolean).join(': '),
    ...(aliases.length > 0 ? [`Also called ${aliases.join(', ')}`] : []),
    ...(lacks.length > 0 ? [`Without ${lacks.join(', ')}`] : []),
  ].join('. ');
  const words = document.createElement('p');
  for (const { text, marked } of pieces) words.append(marked ? Object.assign(document.createElement('mark'), { textContent: text }) : text);
  item.append(about, words);
  if (also.length > 0) {
    const list = document.createElement('p');
    list.className = 'note';
    list.append('On the same page: ');
    for (const [i, hit] of also.slice(0, 3).entries()) list.append(i > 0 ? '; ' : '', linkTo(hit.url, hit.title));
    if (also.length > 3) list.append(`; and ${also.length - 3} more`);
    item.append(list);
  }
  return item;
}

/** What is shown in place of results: links to the nearest names, or nothing where none is near. */
export function nearItems({ near }: Pick<Answer, 'near'>): HTMLLIElement[] {
  return near.map(([title, url]) => {
    const item = document.createElement('li');
    item.append(
      linkTo(`${base.replace(/\/$/, '')}${url}`, title),
      Object.assign(document.createElement('p'), { className: 'note', textContent: 'A name that looks like it' }),
    );
    return item;
  });
}

function linkTo(url: string, text: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href: url, textContent: text });
}

/** "No results.", "1 result.", "12 results with every word, 240 with some." */
export function resultCount({ whole, some }: Pick<Answer, 'whole' | 'some'>): string {
  const n = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'result' : 'results'}`;
  if (whole + some === 0) return 'No results.';
  if (some === 0) return `${n(whole)}.`;
  return whole === 0
    ? `No result has every word; ${n(some)} with some of them.`
    : `${n(whole)} with every word, ${some.toLocaleString('en-GB')} with some.`;
}

const recentKey = 'recent-queries';
const mostRecent = 8;

/** Queries of this device, the latest first. They never leave it. */
function recentQueries(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((q) => typeof q === 'string').slice(0, mostRecent) : [];
  } catch {
    return [];
  }
}

/** Keeps a query that somebody acted on. */
export function keepQuery(query: string): void {
  const text = query.trim();
  if (text === '') return;
  try {
    localStorage.setItem(recentKey, JSON.stringify([text, ...recentQueries().filter((q) => q !== text)].slice(0, mostRecent)));
  } catch {
    // A browser that keeps nothing still searches.
  }
}

/** The kept queries as buttons, with one that forgets them; nothing where there are none. */
export function recentList(choose: (query: string) => void): HTMLElement | undefined {
  const queries = recentQueries();
  if (queries.length === 0) return undefined;
  const list = document.createElement('div');
  list.className = 'recent';
  const button = (text: string, act: () => void) => {
    const one = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: text });
    one.addEventListener('click', act);
    return one;
  };
  list.append('Asked before on this device: ', ...queries.map((q) => button(q, () => choose(q))));
  list.append(
    button('Forget them', () => {
      localStorage.removeItem(recentKey);
      list.remove();
    }),
  );
  return list;
}
