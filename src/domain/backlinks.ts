import type { Kind } from '../schema/index.ts';
import { compareText } from './problem.ts';
import { addressOf, type Entry, type Library, nameOf, type Path } from './library.ts';
import { perLibrary } from './memo.ts';
import { referencesIn } from './references.ts';
import { everyEntry } from './rules/rule.ts';

/** A pointer, seen from the entry to which it leads. */
export interface Backlink {
  from: Entry;
  path: Path;
}

/** Every pointer to an entry, in order of the kind and id of the entries that make it. */
export function backlinksTo(library: Library, kind: Kind, id: string): readonly Backlink[] {
  return backlinks(library).get(`${kind}/${id}`) ?? [];
}

const backlinks = perLibrary((library) => {
  const map = new Map<string, Backlink[]>();
  for (const from of everyEntry(library)) {
    for (const reference of referencesIn(from)) {
      const key = `${reference.kind}/${reference.id}`;
      const list = map.get(key);
      if (list) list.push({ from, path: reference.path });
      else map.set(key, [{ from, path: reference.path }]);
    }
  }
  return map;
});

/** Entries of one kind that point to an entry, once each, in order of name. */
export function citing<K extends Kind>(library: Library, to: { kind: Kind; id: string }, by: K): Entry<K>[] {
  const found = new Map<string, Entry<K>>();
  for (const { from } of backlinksTo(library, to.kind, to.id)) if (from.kind === by) found.set(from.id, from as unknown as Entry<K>);
  return [...found.values()].sort((a, b) => compareText(nameOf(a).toLowerCase(), nameOf(b).toLowerCase()));
}

/** A name and an address: what a link needs. */
export interface Link {
  name: string;
  href: string;
}

/** The link to an entry. */
export function linkTo(entry: Entry): Link {
  return { name: nameOf(entry), href: addressOf(entry) };
}
