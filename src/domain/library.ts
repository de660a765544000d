import type { DataOf, Exceptions, Kind, Retired, Vocabulary, VocabularyItem } from '../schema/index.ts';
import type { Position } from './problem.ts';
import { perLibrary } from './memo.ts';
import type { Release } from './releases/release.ts';

/** A place inside an entry's data: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** One file of the library, parsed and valid by its schema. */
export interface Entry<K extends Kind = Kind> {
  kind: K;
  id: string;
  /** Path from the project's root. */
  file: string;
  /** Digest of the text of the file: an entry with the same id and digest is the same. */
  digest: string;
  data: DataOf[K];
  /** Prose below the front matter, as written; empty for kinds that have none. */
  body: string;
  /** Line of the file on which the body begins. */
  bodyLine: number;
  /** The prose as HTML, its links and its length. Worked out once by the reader. */
  prose: Prose;
  /** An entry in short, as it stands in the text of a view: its kind, id and digest. */
  toJSON(): string;
  /** Where a value stands in the file; the closest parent's place where the value is absent. */
  at(path: Path): Position;
}

/** What the reader learned from the prose of an entry. */
export interface Prose {
  words: number;
  links: { url: string; line: number; column: number }[];
  /** The prose without its marks, on one line; for the search. */
  text: string;
  /** The prose as HTML, empty where there is none. Links to pages of the site begin with "/", without the base. */
  html: string;
}

/** Everything that the library says, read from files once. */
export interface Library {
  entries: { [K in Kind]: ReadonlyMap<string, Entry<K>> };
  vocabulary: ReadonlyMap<string, Vocabulary>;
  /** Digest of the texts of the vocabulary. */
  vocabularyDigest: string;
  /** Place of a value in a vocabulary's file. */
  vocabularyAt(name: string, path: Path): Position;
  exceptions: Exceptions;
  exceptionsAt(path: Path): Position;
  /** Ids, as "kind/id", of files that exist but could not be read, so that pointers to them are not reported twice. */
  unreadable: ReadonlySet<string>;
  /** What was frozen, the oldest release first. */
  releases: readonly Release[];
  /** Entries that ended. */
  retired: Retired;
  retiredAt(path: Path): Position;
}

/** All entries of a kind, in order of id. */
export function all<K extends Kind>(library: Library, kind: K): Entry<K>[] {
  return [...library.entries[kind].values()];
}

/** The entry of that kind and id, if there is one. */
export function find<K extends Kind>(library: Library, kind: K, id: string): Entry<K> | undefined {
  return library.entries[kind].get(id);
}

/**
 * The entry of that kind and id.
 * @throws Error when there is none; views call this only on a library that the check has passed.
 */
export function get<K extends Kind>(library: Library, kind: K, id: string): Entry<K> {
  const entry = find(library, kind, id);
  if (!entry) throw new Error(`No entry ${kind}/${id} in the library.`);
  return entry;
}

/** The deals in which a party stands, in order of id. */
export function dealsOfParty(library: Library, id: string): readonly Entry<'deals'>[] {
  return dealsByParty(library).get(id) ?? [];
}

/** The deals that show a pattern, in order of id. */
export function dealsOfPattern(library: Library, id: string): readonly Entry<'deals'>[] {
  return dealsByPattern(library).get(id) ?? [];
}

const dealsByParty = perLibrary((library) => dealsBy(library, (d) => d.data.parties.map((p) => p.party)));
const dealsByPattern = perLibrary((library) => dealsBy(library, (d) => d.data.patterns));

function dealsBy(library: Library, keys: (deal: Entry<'deals'>) => readonly string[]): ReadonlyMap<string, Entry<'deals'>[]> {
  const found = new Map<string, Entry<'deals'>[]>();
  for (const deal of library.entries.deals.values())
    for (const key of new Set(keys(deal))) {
      const list = found.get(key);
      if (list) list.push(deal);
      else found.set(key, [deal]);
    }
  return found;
}

/** What a deal shows of a move. */
export interface MoveReading {
  deal: Entry<'deals'>;
  shown: NonNullable<DataOf['deals']['moves']>[number];
}

/** What the deals show of a move, in order of the deals' ids. */
export function readingsOfMove(library: Library, id: string): readonly MoveReading[] {
  return readingsByMove(library).get(id) ?? [];
}

const readingsByMove = perLibrary((library) => {
  const found = new Map<string, MoveReading[]>();
  for (const deal of library.entries.deals.values())
    for (const shown of deal.data.moves ?? []) {
      const list = found.get(shown.move);
      if (list) list.push({ deal, shown });
      else found.set(shown.move, [{ deal, shown }]);
    }
  return found;
});

/** The entry that once had an id and has another now, if there is one. */
export function findFormer<K extends Kind>(library: Library, kind: K, id: string): Entry<K> | undefined {
  return formerly(library).get(`${kind}/${id}`) as Entry<K> | undefined;
}

const formerly = perLibrary(
  (library) =>
    new Map(
      Object.values(library.entries).flatMap((entries) =>
        [...(entries as ReadonlyMap<string, Entry>).values()].flatMap((e) =>
          (e.data.formerly ?? []).map((id): [string, Entry] => [`${e.kind}/${id}`, e]),
        ),
      ),
    ),
);

const items = perLibrary(
  (library) =>
    new Map([...library.vocabulary].map(([name, list]): [string, Map<string, VocabularyItem>] => [name, new Map(list.items.map((i) => [i.id, i]))])),
);

/** The item of a vocabulary. @throws Error when the list or the item does not exist. */
export function item(library: Library, vocabulary: string, id: string): VocabularyItem {
  const found = items(library).get(vocabulary)?.get(id);
  if (!found) throw new Error(`No item "${id}" in content/vocabulary/${vocabulary}.yaml.`);
  return found;
}

/** The words that a reader sees for an item of a vocabulary. */
export function label(library: Library, vocabulary: string, id: string): string {
  return item(library, vocabulary, id).label;
}

/** Place of an item in its vocabulary, from 0; for sorting by severity, level and the like. */
export function rank(library: Library, vocabulary: string, id: string): number {
  return library.vocabulary.get(vocabulary)?.items.findIndex((i) => i.id === id) ?? -1;
}

/** The name of an entry, whatever its kind calls it. */
export function nameOf(entry: Entry): string {
  const data = entry.data as { name?: string; title?: string };
  return data.name ?? data.title ?? entry.id;
}

/** The address of an entry's page, without the site's base. */
export function addressOf({ kind, id }: { kind: Kind; id: string }): string {
  return kind === 'commitments' ? `/commitments/#${id}` : `/${kind}/${id}/`;
}
