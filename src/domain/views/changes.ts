/** What the pages of the releases show. */
import type { Link } from '../backlinks.ts';
import type { Library } from '../library.ts';
import { notesSince } from '../releases/notes.ts';
import { groupedNotes, type NoteGroup, releaseAddress } from './versions.ts';

/** The list of releases. */
export interface ChangesPage {
  /** The newest first, with the number of changes of each class. */
  releases: { name: string; date: string; classes: { title: string; n: number }[] }[];
  /** Changes since the last release; none where there is no release. */
  unreleased: number;
}

export function changesPage(library: Library): ChangesPage {
  return {
    releases: library.releases
      .map(({ release, date, notes }) => ({
        name: release,
        date,
        classes: groupedNotes(library, notes).map((g) => ({ title: shortTitle(g), n: g.kinds.reduce((n, k) => n + k.notes.length, 0) })),
      }))
      .reverse(),
    unreleased: library.releases.length > 0 ? notesSince(library).length : 0,
  };
}

/** What changed with a release. */
export interface ReleasePage {
  name: string;
  date: string;
  /** The release before it. */
  since?: string;
  changes: number;
  /** Changes by class, with the name of the class for the table of contents. */
  groups: (NoteGroup & { short: string })[];
  /** The releases before and after. */
  neighbours: { previous?: Link; next?: Link };
}

/** The page of the release in that place, from 0 for the oldest. */
export function releasePage(library: Library, place: number): ReleasePage {
  const { release, date, previous, notes } = library.releases[place]!;
  const newer = library.releases[place + 1]?.release;
  const link = (name: string): Link => ({ name: `Release ${name}`, href: releaseAddress(name) });
  return {
    name: release,
    date,
    ...(previous ? { since: previous } : {}),
    changes: notes.length,
    groups: groupedNotes(library, notes).map((g) => ({ ...g, short: shortTitle(g) })),
    neighbours: { ...(previous ? { previous: link(previous) } : {}), ...(newer ? { next: link(newer) } : {}) },
  };
}

/** "Minor" of "Minor: something is added". */
const shortTitle = ({ title }: NoteGroup): string => title.replace(/:.*/, '');
