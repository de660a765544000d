/** Paths of entry pages, and which entry stands before and after. */
import { addressOf, all, type Entry, nameOf, type Library } from '../domain/library.ts';
import { perLibrary } from '../domain/memo.ts';
import type { Kind } from '../schema/index.ts';
import { siteLibrary } from '../library/site.ts';

/** For getStaticPaths: one path for each entry of a kind. */
export async function entryPaths(kind: Kind): Promise<{ params: { id: string } }[]> {
  return all(await siteLibrary(), kind).map(({ id }) => ({ params: { id } }));
}

const byName = new Intl.Collator('en');

const inOrder = perLibrary((library) => {
  const known = new Map<Kind, { list: Entry[]; places: Map<string, number> }>();
  return (kind: Kind) => {
    let found = known.get(kind);
    if (!found) {
      const list = all(library, kind).sort((a, b) => byName.compare(nameOf(a), nameOf(b)));
      known.set(kind, (found = { list, places: new Map(list.map((e, i) => [e.id, i])) }));
    }
    return found;
  };
});

/** The entries of the same kind before and after, in order of name; for the links at the foot of a page. */
export function neighbours(
  library: Library,
  kind: Kind,
  id: string,
): { previous?: { name: string; href: string }; next?: { name: string; href: string } } {
  const { list, places } = inOrder(library)(kind);
  const at = places.get(id) ?? Number.NaN;
  const before = list[at - 1];
  const after = list[at + 1];
  return {
    ...(before ? { previous: { name: nameOf(before), href: addressOf(before) } } : {}),
    ...(after ? { next: { name: nameOf(after), href: addressOf(after) } } : {}),
  };
}
