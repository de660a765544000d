/** What stands around every entry and every term on its page: its neighbours, its standing among its versions, and how to cite it. */
import type { Link } from '../backlinks.ts';
import { type CitedKind, type CitedPage, citedPage } from '../export/citations.ts';
import { addressOf, all, type Entry, get, type Library, nameOf } from '../library.ts';
import { perLibrary } from '../memo.ts';
import { termAddress, termList } from './term.ts';
import { type Standing, standing } from './versions.ts';

export interface EntryFrame {
  /** The entries of the same kind before and after, in order of name. */
  neighbours: { previous?: Link; next?: Link };
  /** Undefined for an entry that no release could have yet. */
  standing?: Standing;
  cited: CitedPage;
}

const byName = new Intl.Collator('en');

const inOrder = perLibrary((library) => {
  const known = new Map<string, { list: Entry[]; places: Map<string, number> }>();
  return (kind: Entry['kind']) => {
    let found = known.get(kind);
    if (!found) {
      const list = all(library, kind).sort((a, b) => byName.compare(nameOf(a), nameOf(b)));
      known.set(kind, (found = { list, places: new Map(list.map((e, i) => [e.id, i])) }));
    }
    return found;
  };
});

/** What stands around an entry on its page. */
export function entryFrame(library: Library, kind: Exclude<CitedKind, 'terms'>, id: string): EntryFrame {
  const { list, places } = inOrder(library)(kind);
  const at = places.get(id) ?? Number.NaN;
  const link = (entry: Entry): Link => ({ name: nameOf(entry), href: addressOf(entry) });
  const before = list[at - 1];
  const after = list[at + 1];
  const stand = standing(library, get(library, kind, id) as Entry);
  return {
    neighbours: { ...(before ? { previous: link(before) } : {}), ...(after ? { next: link(after) } : {}) },
    ...(stand ? { standing: stand } : {}),
    cited: citedPage(library, kind, id),
  };
}

/** What stands around a term on its page: its neighbours in the order of the vocabulary, and how to cite it. */
export function termFrame(library: Library, id: string): Pick<EntryFrame, 'neighbours' | 'cited'> {
  const list = termList(library);
  const at = list.findIndex(({ term }) => term.id === id);
  const link = ({ term }: (typeof list)[number]): Link => ({ name: term.label, href: termAddress(term.id) });
  const before = list[at - 1];
  const after = list[at + 1];
  return {
    neighbours: { ...(before ? { previous: link(before) } : {}), ...(after ? { next: link(after) } : {}) },
    cited: citedPage(library, 'terms', id),
  };
}
