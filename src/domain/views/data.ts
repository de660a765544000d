import { type Kind, kinds } from '../../schema/index.ts';
import type { Library } from '../library.ts';

/** What the page of the data shows: how many entries each kind has. */
export const dataPage = (library: Library): Record<Kind, number> =>
  Object.fromEntries(kinds.map((kind) => [kind, library.entries[kind].size])) as Record<Kind, number>;
