/** What changed since the last release, worked out from the data. */
import { compare, diff } from 'semver';
import { type Change, type Kind, kinds, type Note, noteClasses, schemas, type Vocabulary } from '../../schema/index.ts';
import { vocabulary as vocabularySchema } from '../../schema/vocabulary.ts';
import { entryToData, vocabularyToData } from '../export/data.ts';
import { all, type Entry, type Library, nameOf } from '../library.ts';
import { perLibrary } from '../memo.ts';
import { compareText } from '../problem.ts';
import { canonical } from './canonical.ts';
import { type Difference, differences, highest, type Level, levels, type Words, wordsOf } from './classify.ts';
import {
  frozenData,
  frozenEntryData,
  frozenIn,
  frozenName,
  isVersioned,
  lastRelease,
  nameOfData,
  type Release,
  retirement,
  versionOf,
} from './release.ts';

/** An entry beside what the last release holds of it. */
export interface Comparison {
  entry: Entry;
  /** Id under which the last release has it; undefined when it is new. */
  was?: string;
  /** Version or revision in the last release. */
  from?: string;
  /** Version, or the revision that the next release would give. */
  to: string;
  differences: Difference[];
}

/** Every entry beside the last release, by "kind/id". */
export const sinceLastRelease = perLibrary((library): ReadonlyMap<string, Comparison> => {
  const words = wordsOf(library);
  return new Map(kinds.flatMap((kind) => all(library, kind).map((entry) => [`${kind}/${entry.id}`, compareEntry(library, entry, words)])));
});

function compareEntry(library: Library, entry: Entry, words: Words): Comparison {
  const { kind, id } = entry;
  const last = lastRelease(library);
  const was = [id, ...(entry.data.formerly ?? [])].find((old) => last && frozenIn(last, kind, old));
  const frozen = last && was !== undefined ? frozenIn(last, kind, was) : undefined;
  if (!last || was === undefined || !frozen) return { entry, to: versionOf(entry) ?? '1', differences: [] };
  const before = frozenEntryData(last, kind, was);
  const now = entryToData(entry);
  // Most entries are as they were, and comparing texts is quick.
  const same = before === undefined || canonical(now) === canonical(before);
  const found = same ? [] : differences(schemas[kind], before, now, words);
  const to = versionOf(entry) ?? String((frozen.revision ?? 0) + (found.length > 0 ? 1 : 0));
  return { entry, was, from: frozenName(frozen), to, differences: found };
}

/** Everything that changed since the last release, by class, kind and id. For a library without a release everything is added. */
export const notesSince = perLibrary((library): readonly Note[] => {
  const notes = [...entryNotes(library), ...endNotes(library), ...vocabularyNotes(library)];
  const order = [...kinds, 'vocabulary'];
  return notes.sort(
    (a, b) => noteClasses.indexOf(a.class) - noteClasses.indexOf(b.class) || order.indexOf(a.kind) - order.indexOf(b.kind) || compareText(a.id, b.id),
  );
});

function entryNotes(library: Library): Note[] {
  return [...sinceLastRelease(library).values()].flatMap(({ entry, was, from, to, differences: found }): Note[] => {
    const { kind, id } = entry;
    const name = nameOf(entry);
    if (was === undefined) return [{ kind, id, name, class: 'added', to, what: [] }];
    const renamed: Note[] = was === id ? [] : [{ kind, id: was, name, class: 'renamed', what: [], by: id }];
    if (found.length === 0 && from === to) return renamed;
    const level = isVersioned(kind) ? raise(from ?? to, to, found) : 'changed';
    return [...renamed, { kind, id, name, class: level, ...(from ? { from } : {}), to, what: [...told(entry, from), ...found.map((d) => d.what)] }];
  });
}

/** The class of a change: what the law asks, or more where the author chose more. */
function raise(from: string, to: string, found: readonly Difference[]): Level {
  const chosen = diff(from, to);
  return highest([...found.map((d) => d.level), ...levels.filter((l) => l === chosen)]) ?? 'patch';
}

/** What the author said of the versions since the one given, the oldest first. */
function told(entry: Entry, from: string | undefined): string[] {
  const { changes = [] } = entry.data as { changes?: Change[] };
  return from === undefined
    ? []
    : changes
        .filter((c) => compare(c.version, from) > 0)
        .map((c) => c.note)
        .reverse();
}

/** Entries of the last release that ended, and how. What ended without a line in retired.yaml is a problem for the check. */
function endNotes(library: Library): Note[] {
  const last = lastRelease(library);
  if (!last) return [];
  const kept = new Set([...sinceLastRelease(library).values()].map((c) => `${c.entry.kind}/${c.was ?? ''}`));
  return everyFrozen(last).flatMap(({ kind, id }): Note[] => {
    const end = retirement(library, kind, id);
    if (kept.has(`${kind}/${id}`) || !end) return [];
    const data = frozenEntryData(last, kind, id);
    const from = frozenIn(last, kind, id);
    return [
      {
        kind,
        id,
        name: data ? nameOfData(data) : id,
        class: end.replacedBy ? 'replaced' : 'retired',
        ...(from ? { from: frozenName(from) } : {}),
        what: [end.why],
        ...(end.replacedBy ? { by: end.replacedBy } : {}),
      },
    ];
  });
}

/** Every kind and id of a release. */
export function everyFrozen(release: Release): { kind: Kind; id: string }[] {
  return kinds.flatMap((kind) => Object.keys(release.objects[kind] ?? {}).map((id) => ({ kind, id })));
}

function vocabularyNotes(library: Library): Note[] {
  const last = lastRelease(library);
  if (!last) return [];
  const before = (frozenData(last, last.vocabulary) ?? {}) as Record<string, Vocabulary>;
  const now = vocabularyToData(library) as Record<string, Vocabulary>;
  const words = wordsOf(library);
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((id): Note[] => {
    const [old, present] = [before[id], now[id]];
    const name = (present ?? old)?.title ?? id;
    if (!old) return [{ kind: 'vocabulary', id, name, class: 'added', what: [] }];
    if (!present) return [{ kind: 'vocabulary', id, name, class: 'retired', what: ['No field draws from the list any more.'] }];
    const found = differences(vocabularySchema, old, present, words);
    const level = highest(found.map((d) => d.level));
    return level ? [{ kind: 'vocabulary', id, name, class: level, what: found.map((d) => d.what) }] : [];
  });
}
