/** The one reader: files of the project to a library with positions, and everything that is wrong with them. */
import { createHash, hash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';

import path from 'node:path';
import type { z } from 'zod';
import type { Entry, Library, Path } from '../domain/library.ts';
import { compareProblems, compareText, type Problem } from '../domain/problem.ts';
import { exceptions as exceptionsSchema } from '../schema/exceptions.ts';
import { idPattern } from '../schema/atoms.ts';
import { kindFiles, kinds, schemas, type Exceptions, type Kind, type Retired, type Vocabulary } from '../schema/index.ts';
import { vocabulary as vocabularySchema } from '../schema/vocabulary.ts';
import { retired as retiredSchema } from '../schema/release.ts';
import { readProse } from './prose.ts';
import { readReleases } from './releases.ts';
import { schemaProblems } from './schema-problems.ts';
import { parseYaml, yamlPlaces, type YamlText } from './yaml.ts';

/** A file larger than this is refused: no entry written by hand comes near it. */
const largestFile = 1024 * 1024;

export interface Reading {
  library: Library;
  /** Problems of single files, sorted. What entries mean together is for the domain's rules. */
  problems: Problem[];
}

/** Text of a file, or the reason why it has none. */
interface Loaded {
  file: string;
  text?: string;
  problems: Problem[];
}

/** What was read of one file, and its data as text, in which places are found. */
interface FileReading<K extends Kind = Kind> {
  entry?: Entry<K>;
  problems: Problem[];
  source?: YamlText;
}

/** What was read of a file, as long as its stamp is the same: the dev server reads the same files again and again. */
interface Remembered {
  /** Changes whenever the file does. */
  stamp: string;
  /** Time of the last change, in milliseconds. */
  changed: number;
  reading: FileReading;
}

/** By full path. It belongs to the process and not to this module, because Astro bundles a second copy of the module for the pages. */
const remembered = ((globalThis as { dealshapeFiles?: Map<string, Remembered> }).dealshapeFiles ??= new Map());

/** An entry without what is no data. */
type PlainEntry = Omit<Entry, 'at' | 'toJSON'>;

const ofEntry = (kind: Kind, id: string, digest: string, at: Entry['at']): Pick<Entry, 'at' | 'toJSON'> => ({
  at,
  toJSON: () => `${kind}/${id} ${digest}`,
});

/** What was read of a file, as one thread gives it to another. */
export interface Parcel {
  file: string;
  stamp: string;
  changed: number;
  reading: Omit<FileReading, 'entry'> & { entry?: PlainEntry };
}

const noPlace = { line: 1, column: 1 };

/**
 * Reads the whole library below `root` (the project's folder). Never throws for what a contributor wrote: each mistake
 * is a problem, and the entry that has it is left out of the library.
 */
export async function readLibrary(root: string): Promise<Reading> {
  const problems: Problem[] = [];
  const unreadable = new Set<string>();
  const entries = Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as { [K in Kind]: Map<string, Entry<K>> };

  for (const kind of kinds) {
    const { files, problems: strays } = filesOfKind(root, kind);
    problems.push(...strays);
    for (const file of files) {
      const reading = readFileOfKind(root, kind, file);
      if (!reading) continue;
      problems.push(...reading.problems);
      if (reading.entry) (entries[kind] as Map<string, Entry>).set(idOf(kind, file), reading.entry);
      else unreadable.add(`${kind}/${idOf(kind, file)}`);
    }
  }

  const vocabulary = new Map<string, Vocabulary>();
  const vocabularyPlaces = new Map<string, (path: Path) => { line: number; column: number }>();
  const lists = filesIn(root, 'content/vocabulary', 'yaml');
  problems.push(...lists.problems);
  const vocabularyDigest = createHash('sha256');
  for (const loaded of lists.files.map((file) => load(root, file))) {
    if (!loaded) continue;
    vocabularyDigest.update(`${loaded.file}\n${loaded.text ?? ''}\n`);
    const { value, at } = parseData(loaded, vocabularySchema, problems);
    const name = path.posix.basename(loaded.file, '.yaml');
    if (value) vocabulary.set(name, value);
    vocabularyPlaces.set(name, at);
  }

  const listed = load(root, 'content/exceptions.yaml');
  const { value: exceptions, at: exceptionsAt } = listed
    ? parseData(listed, exceptionsSchema, problems)
    : { value: [] as Exceptions, at: () => noPlace };

  const ended = load(root, 'content/releases/retired.yaml');
  const { value: retired, at: retiredAt } = ended ? parseData(ended, retiredSchema, problems) : { value: [] as Retired, at: () => noPlace };
  const { releases, problems: inReleases } = await readReleases(root);
  problems.push(...inReleases);

  return {
    library: {
      entries,
      vocabulary,
      vocabularyDigest: vocabularyDigest.digest('hex'),
      vocabularyAt: (name, place) => vocabularyPlaces.get(name)?.(place) ?? noPlace,
      exceptions: exceptions ?? [],
      exceptionsAt,
      unreadable,
      releases,
      retired: retired ?? [],
      retiredAt,
    },
    problems: problems.sort(compareProblems),
  };
}

const idOf = (kind: Kind, file: string) => path.posix.basename(file, `.${kindFiles[kind].extension}`);

/** A text that changes whenever the file does; undefined where there is no such file. */
function stampOf(full: string): { stamp: string; changed: number } | undefined {
  const stat = statOf(full);
  return stat && { stamp: `${stat.mtimeMs} ${stat.ctimeMs} ${stat.size}`, changed: Math.max(stat.mtimeMs, stat.ctimeMs) };
}

/** Whether a file is as it was when it was read. */
export function isKnown(root: string, file: string): boolean {
  const full = path.join(root, file);
  const known = remembered.get(full);
  return known !== undefined && known.stamp === stampOf(full)?.stamp;
}

/** One entry from its file, read again only where the file has changed; undefined where there is no such file any more. */
function readFileOfKind(root: string, kind: Kind, file: string): FileReading | undefined {
  const full = path.join(root, file);
  const now = stampOf(full);
  if (!now) return undefined;
  const before = remembered.get(full);
  if (before?.stamp === now.stamp) return before.reading;
  const loaded = load(root, file);
  if (!loaded) return undefined;
  const reading = readEntry(kind, idOf(kind, file), loaded);
  remembered.set(full, { ...now, reading });
  return reading;
}

/** Number of parts into which the files of entries are divided, by their names: for threads that read together and for what is kept of them. */
export const parts = 64;

function partOf(file: string): number {
  let sum = 0;
  for (let i = 0; i < file.length; i++) sum = (sum * 31 + file.charCodeAt(i)) >>> 0;
  return sum % parts;
}

/** Files of entries by part. */
export function filesByPart(root: string): { kind: Kind; file: string }[][] {
  const found = Array.from({ length: parts }, (): { kind: Kind; file: string }[] => []);
  for (const kind of kinds) for (const file of filesOfKind(root, kind).files) found[partOf(file)]?.push({ kind, file });
  return found;
}

/** Reads files and gives what was read, for another thread or a later build to take with `remember`, and says which of them had not been known before. */
export function readParcels(root: string, files: readonly { kind: Kind; file: string }[]): { parcels: Parcel[]; fresh: Parcel[] } {
  const parcels: Parcel[] = [];
  const fresh: Parcel[] = [];
  for (const { kind, file } of files) {
    const full = path.join(root, file);
    const before = remembered.get(full);
    readFileOfKind(root, kind, file);
    const known = remembered.get(full);
    if (!known) continue;
    const { entry, ...reading } = known.reading;
    const { at: _, toJSON: __, ...plain } = entry ?? {};
    const parcel = {
      file,
      stamp: known.stamp,
      changed: known.changed,
      reading: { ...reading, ...(entry ? { entry: plain as PlainEntry } : {}) },
    };
    parcels.push(parcel);
    if (known !== before) fresh.push(parcel);
  }
  return { parcels, fresh };
}

/** Forgets what was read, as a new process would have it. For tests. */
export const forget = (): void => remembered.clear();

/** Takes what another thread or an earlier build has read. A file that has changed since then is read again when it is wanted. */
export function remember(root: string, parcels: readonly Parcel[]): void {
  for (const { file, stamp, changed, reading } of parcels) {
    const { entry, ...rest } = reading;
    const whole =
      entry && rest.source ? { entry: { ...entry, ...ofEntry(entry.kind, entry.id, entry.digest, yamlPlaces(rest.source)) } as Entry } : {};
    remembered.set(path.join(root, file), { stamp, changed, reading: { ...rest, ...whole } });
  }
}

/** Reads one entry from the text of its file. */
export function readEntry<K extends Kind>(kind: K, entryId: string, loaded: Loaded): FileReading<K> {
  const { file, text } = loaded;
  const problems = [...loaded.problems];
  if (!idPattern.test(entryId)) {
    problems.push(
      fileProblem(
        file,
        'file-name',
        `The file name "${entryId}" is no kebab-case id.`,
        `Rename the file to ${suggestId(entryId)}.${kindFiles[kind].extension}; the file name is the id, for good.`,
      ),
    );
  }
  if (text === undefined) return { problems };

  const split = kindFiles[kind].extension === 'mdx' ? splitFrontMatter(text) : { yaml: text, linesBefore: 0, body: '', bodyLine: 1 };
  if (!split) {
    problems.push(
      fileProblem(
        file,
        'no-front-matter',
        'The file does not begin with front matter.',
        'Begin with a line "---", then the data, then a line "---", then the prose.',
      ),
    );
    return { problems };
  }
  const source: YamlText = { file, text: split.yaml, linesBefore: split.linesBefore };
  const at = yamlPlaces(source);
  const data = parseText(source, at, schemas[kind] as z.ZodType, problems);
  const { prose, problems: inProse } = readProse(split.body, file, split.bodyLine - 1);
  problems.push(...inProse);
  if (data === undefined || problems.length > 0) return { problems };
  const digest = hash('sha256', text);
  const entry: Entry<K> = {
    kind,
    id: entryId,
    file,
    digest,
    data: data as Entry<K>['data'],
    body: split.body,
    bodyLine: split.bodyLine,
    prose,
    ...ofEntry(kind, entryId, digest, at),
  };
  return { entry, problems, source };
}

/** A text as it would be if it stood in a file of the project. For tests and for the scaffold. */
export function loadedText(file: string, text: string): Loaded {
  return { file, text, problems: [] };
}

function parseText(source: YamlText, at: (path: Path) => { line: number; column: number }, schema: z.ZodType, problems: Problem[]): unknown {
  const { value, problems: syntax } = parseYaml(source);
  if (syntax.length > 0) {
    problems.push(...syntax);
    return undefined;
  }
  if (value === null || value === undefined) {
    problems.push(fileProblem(source.file, 'missing-field', 'The file is empty.', 'See docs/content-model.md for what an entry holds.'));
    return undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.push(...schemaProblems(schema, parsed.error.issues, value, source.file, at));
  return undefined;
}

function parseData<T>(
  loaded: Loaded,
  schema: z.ZodType<T>,
  problems: Problem[],
): { value?: T; at: (path: Path) => { line: number; column: number } } {
  problems.push(...loaded.problems);
  if (loaded.text === undefined) return { at: () => noPlace };
  const source: YamlText = { file: loaded.file, text: loaded.text, linesBefore: 0 };
  const at = yamlPlaces(source);
  const value = parseText(source, at, schema, problems) as T | undefined;
  return value === undefined ? { at } : { value, at };
}

/** Front matter between two lines "---" at the head of the file, and what follows. */
function splitFrontMatter(text: string): { yaml: string; linesBefore: number; body: string; bodyLine: number } | undefined {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (!match || match.index !== 0) return undefined;
  const yaml = match[1] ?? '';
  return { yaml, linesBefore: 1, body: text.slice(match[0].length), bodyLine: match[0].split('\n').length };
}

/** The files of a kind in order of name, and a problem for each that is none. */
function filesOfKind(root: string, kind: Kind): { files: string[]; problems: Problem[] } {
  const { folder, extension } = kindFiles[kind];
  return filesIn(root, folder, extension);
}

function filesIn(root: string, folder: string, extension: string): { files: string[]; problems: Problem[] } {
  const files: string[] = [];
  const problems: Problem[] = [];
  let names: string[];
  try {
    names = readdirSync(path.join(root, folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { files, problems };
    throw error;
  }
  for (const name of names.sort(compareText)) {
    if (name.startsWith('.')) continue;
    if (name.endsWith(`.${extension}`)) files.push(`${folder}/${name}`);
    else
      problems.push(
        fileProblem(
          `${folder}/${name}`,
          'stray-file',
          `The file is not read, because entries of ${folder} end in .${extension}.`,
          `Rename it to end in .${extension}, or move it elsewhere.`,
        ),
      );
  }
  return { files, problems };
}

/** What the file system says of a file itself, and not of what a link leads to; undefined where there is none. */
const statOf = (full: string) => lstatSync(full, { throwIfNoEntry: false });

function load(root: string, file: string): Loaded | undefined {
  const full = path.join(root, file);
  const stat = statOf(full);
  if (!stat) return undefined;
  // A link could make the site show any file of the machine that builds it.
  if (!stat.isFile())
    return { file, problems: [fileProblem(file, 'stray-file', 'This is not a plain file.', 'Replace links and folders by plain files.')] };
  if (stat.size > largestFile)
    return { file, problems: [fileProblem(file, 'file-size', `The file has ${stat.size} bytes.`, `Keep it under ${largestFile} bytes.`)] };
  const bytes = readFileSync(full);
  try {
    return {
      file,
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      problems: [],
    };
  } catch {
    return {
      file,
      problems: [{ ...fileProblem(file, 'not-utf8', 'The file is not UTF-8.', 'Save it with the encoding UTF-8.'), ...firstBadByte(bytes) }],
    };
  }
}

/** Line and column of the first byte that is not UTF-8. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const text = new TextDecoder('utf-8').decode(bytes);
  const before = text.slice(0, text.indexOf('\uFFFD')).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function fileProblem(file: string, rule: string, what: string, todo: string): Problem {
  return { rule, level: 'error', file, ...noPlace, what, todo };
}

function suggestId(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'a-short-name'
  );
}
