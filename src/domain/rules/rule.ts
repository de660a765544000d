import type { Entry, Library, Path } from '../library.ts';
import type { Problem } from '../problem.ts';

/** What a rule may know besides the library. */
export interface RuleContext {
  /** The day of the check, as 2026-11-21. */
  today: string;
}

/** A rule is a small object with a name and a sentence of its own; the list of rules is just a list. */
export interface Rule {
  /** Permanent name, kebab-case. */
  name: string;
  /** What the rule keeps true, in one sentence. */
  about: string;
  check(library: Library, context: RuleContext): Problem[];
}

/** A problem at a place of an entry. */
export function problemAt(entry: Entry, path: Path, rule: string, what: string, todo: string, level: Problem['level'] = 'error'): Problem {
  return { rule, level, file: entry.file, ...entry.at(path), what, todo };
}

/** All entries of all kinds. */
export function* everyEntry(library: Library): Generator<Entry> {
  for (const map of Object.values(library.entries)) yield* map.values() as Iterable<Entry>;
}
