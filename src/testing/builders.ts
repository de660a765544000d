/**
 * Entries for tests. Each is written as YAML and read by the real reader, so that a fixture that the schema would refuse fails at once,
 * and a test shows only what matters to it.
 */
import { stringify } from 'yaml';
import { checkLibrary } from '../domain/check.ts';
import type { Entry, Library } from '../domain/library.ts';
import { formatProblem, type Problem } from '../domain/problem.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { loadedText, readEntry } from '../library/read.ts';
import { kindFiles, kinds, type DataOf, type Kind, type Vocabulary } from '../schema/index.ts';

/** The day of every test. */
export const today = '2026-11-21';

const source = { id: 's1', url: 'https://example.org/a', title: 'A title', publisher: 'A publisher', tier: 'primary', evidence: 'read' };
const changes = [{ version: '1.0.0', date: '2026-01-01', note: 'First edition.' }];
const rungs = { preferred: 'All.', acceptable: 'Some.', escalate: 'Little.', walkAway: 'None.' };

const defaults: { [K in Kind]: DataOf[K] } = {
  patterns: {
    title: 'A pattern',
    gist: 'One side gives, the other pays.',
    family: 'product-supply',
    status: 'draft',
    version: '1.0.0',
    summary: 'A summary.',
    roles: [
      { id: 'lab', label: 'AI lab', does: 'Gives.' },
      { id: 'buyer', label: 'Buyer', does: 'Pays.' },
    ],
    flows: [{ from: 'lab', to: 'buyer', what: 'model', label: 'Inference' }],
    drawing: 'What moves.',
    fits: ['it fits'],
    avoid: ['it does not'],
    clauses: [],
    moves: [],
    anchors: [],
    decisions: [],
    lockIn: [],
    terms: ['exclusivity'],
    changes,
  },
  clauses: {
    name: 'A clause',
    family: 'exclusivity',
    version: '1.0.0',
    purpose: 'A purpose.',
    load: 'A load.',
    sides: { provider: 'Cloud', customer: 'Lab' },
    variants: [
      {
        stance: 'balanced',
        text: 'Cloud may match within ten days.',
        notes: [{ phrase: 'within ten days', does: 'Sets a clock.', favours: 'customer' }],
      },
    ],
    ladder: { provider: rungs, customer: rungs },
    counters: ['a-move'],
    changes,
  },
  moves: {
    name: 'A move',
    gist: 'A gist.',
    version: '1.0.0',
    intuition: 'It is tempting.',
    mechanism: 'It fails.',
    research: [],
    earlySigns: ['a sign', 'another sign'],
    mitigation: 'Do something else.',
    counterClauses: ['a-clause'],
    severity: 'serious',
    reversibility: 'hard',
    hurts: 'both',
    maturity: 'argued',
    changes,
  },
  anchors: {
    type: 'article-journal',
    title: 'A work',
    author: [{ family: 'Łukasiewicz', given: 'Anna' }],
    issued: '1987',
    field: 'economics',
    finding: 'A finding.',
    mechanism: 'A mechanism.',
    bearing: 'A bearing.',
    limits: 'Limits.',
    themes: ['a theme'],
    confirmed: { finding: 'abstract-seen', how: [] },
  },
  deals: {
    name: 'A and B',
    parties: [
      { party: 'a-party', role: 'Supplier' },
      { party: 'b-party', role: 'Customer' },
    ],
    announced: '2024-01-01',
    status: 'active',
    confidence: 'primary',
    checked: '2026-11-01',
    patterns: ['a-pattern'],
    summary: 'A summary.',
    terms: [
      {
        term: 'exclusivity',
        on: 'compute',
        held: ['a-party'],
        owed: ['b-party'],
        states: [{ from: '2024-01-01', state: 'in-force', says: 'It holds.', sources: ['s1'] }],
      },
    ],
    events: [{ date: '2024-01-01', kind: 'formed', says: 'It began.', sources: ['s1'] }],
    sources: [source],
  },
  parties: { name: 'A party', kind: 'ai-lab' },
  precedents: {
    name: 'A v. B',
    kind: 'court-judgment',
    body: 'A court',
    jurisdiction: 'US',
    date: '2020-01-01',
    status: 'Final',
    holding: 'A holding.',
    lesson: 'A lesson.',
    sources: [source],
  },
  commitments: { name: 'A: notice', provider: 'a-party', topic: 'deprecation-notice', says: 'Six months.', asOf: '2026-01', sources: [source] },
  architectures: {
    name: 'A gateway',
    gist: 'A gist.',
    fits: ['it fits'],
    avoid: ['it does not'],
    effects: [{ on: 'switching cost', level: 'low', why: 'Because.' }],
    clauses: ['a-clause'],
    patterns: ['a-pattern'],
  },
  guides: { title: 'A guide', gist: 'A gist.', order: 1 },
};

/** The text of the file of an entry. */
export function entryText<K extends Kind>(kind: K, data: DataOf[K], body = ''): string {
  const yaml = stringify(data, { aliasDuplicateObjects: false });
  return kindFiles[kind].extension === 'mdx' ? `---\n${yaml}---\n${body}` : yaml;
}

/** An entry of a kind with defaults, its file being `<folder>/<id>`. @throws Error with the problems where the reader refuses it */
export function anEntry<K extends Kind>(kind: K, id: string, changed: Partial<DataOf[K]> = {}, body = ''): Entry<K> {
  const { folder, extension } = kindFiles[kind];
  const text = entryText(kind, { ...defaults[kind], ...changed }, body);
  const { entry, problems } = readEntry(kind, id, loadedText(`${folder}/${id}.${extension}`, text));
  if (!entry) throw new Error(problems.map(formatProblem).join('\n'));
  return entry;
}

export const aPattern = (changed: Partial<DataOf['patterns']> = {}, id = 'a-pattern', body = '') => anEntry('patterns', id, changed, body);
export const aClause = (changed: Partial<DataOf['clauses']> = {}, id = 'a-clause', body = '') => anEntry('clauses', id, changed, body);
export const aMove = (changed: Partial<DataOf['moves']> = {}, id = 'a-move', body = '') => anEntry('moves', id, changed, body);
export const anAnchor = (changed: Partial<DataOf['anchors']> = {}, id = 'an-anchor') => anEntry('anchors', id, changed);
export const aDeal = (changed: Partial<DataOf['deals']> = {}, id = 'a-deal') => anEntry('deals', id, changed);
export const aParty = (changed: Partial<DataOf['parties']> = {}, id = 'a-party') => anEntry('parties', id, changed);
export const aPrecedent = (changed: Partial<DataOf['precedents']> = {}, id = 'a-precedent') => anEntry('precedents', id, changed);

/** The entries to which the defaults of the others point. */
export const neighbours = () => [aPattern(), aClause(), aMove(), aDeal(), aParty(), aParty({ name: 'B party' }, 'b-party')];

/** A library of these entries with the vocabulary given; places in vocabulary files are not kept. */
export function aLibrary(entries: readonly Entry[], vocabulary: ReadonlyMap<string, Vocabulary> = new Map()): Library {
  const maps = Object.fromEntries(kinds.map((kind) => [kind, new Map(entries.filter((e) => e.kind === kind).map((e) => [e.id, e]))]));
  return {
    entries: maps as unknown as Library['entries'],
    vocabulary,
    vocabularyDigest: String(vocabulary.size),
    vocabularyAt: () => ({ line: 1, column: 1 }),
    exceptions: [],
    exceptionsAt: () => ({ line: 1, column: 1 }),
    unreadable: new Set(),
    releases: [],
    retired: [],
    retiredAt: () => ({ line: 1, column: 1 }),
  };
}

/** What a rule says of a library, as a person would read it. */
export function words(rule: Rule, library: Library): string[] {
  return rule.check(library, { today }).map(formatProblem);
}

/** What the reader says of a text in a file, as a person would read it. */
export function readerWords(kind: Kind, text: string, id = 'an-entry'): string[] {
  const { folder, extension } = kindFiles[kind];
  return readEntry(kind, id, loadedText(`${folder}/${id}.${extension}`, text)).problems.map(formatProblem);
}

/** The whole check of a library, for tests of how rules and exceptions work together. */
export function checkWords(library: Library, inFiles: readonly Problem[] = []): string[] {
  return checkLibrary(library, inFiles, { today }).map(formatProblem);
}
