/** Answers that many pages ask for, worked out once for each library. A library never changes: after a change of content it is read anew. */
import type { Library } from './library.ts';

/** A function of the library whose answer is kept for as long as the library lives. Its answer is shared, so nobody may change it. */
export function perLibrary<T>(work: (library: Library) => T): (library: Library) => T {
  const known = new WeakMap<Library, { answer: T }>();
  return (library) => {
    let found = known.get(library);
    if (!found) known.set(library, (found = { answer: work(library) }));
    return found.answer;
  };
}
