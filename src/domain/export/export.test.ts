import { parse } from 'yaml';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { aDeal, aLibrary, anAnchor, anEntry, aParty, neighbours } from '../../testing/builders.ts';
import { projectLibrary, vocabulary } from '../../testing/vocabulary.ts';
import { kinds } from '../../schema/index.ts';
import { all } from '../library.ts';
import { scaffold } from '../scaffold.ts';
import { anchorsToCsl, toBibtex, toRis } from './bibliography.ts';
import { dealsToCsv, termsToCsv } from './csv.ts';
import { type ExportedEntry, kindAsJson, libraryAsJson, toJson } from './data.ts';
import { kindSchema } from './json-schema.ts';
import { siteFiles, textOf } from './files.ts';
import { entryToMarkdown, proseToMarkdown } from './markdown.ts';

const full = (path: string) => `https://example.org${path}`;

describe('CSV', () => {
  it('gives a deal one row, with lists separated by semicolons and quotes where needed', () => {
    const csv = dealsToCsv(aLibrary([aDeal({ name: 'A, B and "C"' })], vocabulary));
    expect(csv.split('\r\n')[1]).toContain('"A, B and ""C""",2024-01-01,active,primary,2026-11-01,a-pattern,a-party; b-party,1,1,1,A summary.');
  });
  it('keeps a text from being run as a formula by a spreadsheet', () => {
    expect(dealsToCsv(aLibrary([aDeal({ summary: '=HYPERLINK("https://evil.example")' })], vocabulary))).toContain("'=HYPERLINK");
  });
  it('gives each state of a term one row, from its date to the next', () => {
    const states = [
      { from: '2024-01', state: 'in-force', says: 'It holds.', amount: { usd: 250e9, qualifier: 'incremental', firmness: 'firm' }, sources: ['s1'] },
      { from: '2025-10-28', state: 'ended', ending: 'early', says: 'It ended.', sources: ['s1'] },
    ];
    const csv = termsToCsv(
      aLibrary([aDeal({ terms: [{ term: 'exclusivity', on: 'compute', held: ['a-party'], owed: ['b-party'], states }] })], vocabulary),
    );
    expect(csv.split('\r\n').slice(1, 3)).toEqual([
      'a-deal,exclusivity,compute,a-party,b-party,in-force,on,2024-01,2025-10-28,It holds.,250000000000,,,incremental,firm,,https://example.org/a,',
      'a-deal,exclusivity,compute,a-party,b-party,ended,on,2025-10-28,,It ended.,,,,,,,https://example.org/a,early',
    ]);
  });
});

describe('bibliography', () => {
  const library = aLibrary(
    [anAnchor({ 'container-title': 'Journal of A & B', volume: '3', issue: '1', page: '39-58', DOI: '10.1000/x_1' }, 'lukasiewicz-1987')],
    vocabulary,
  );
  it('keeps every letter of a name in BibTeX, and the id as key', () => {
    expect(toBibtex(anchorsToCsl(library))).toMatchInlineSnapshot(`
      "@article{lukasiewicz-1987,
      	author = {\\L{}ukasiewicz, Anna},
      	journal = {Journal of A \\& B},
      	doi = {10.1000/x_1},
      	number = {1},
      	year = {1987},
      	pages = {39--58},
      	title = {A work},
      	volume = {3},
      }
      "
    `);
  });
  it('writes RIS', () => {
    expect(toRis(anchorsToCsl(library))).toMatchInlineSnapshot(`
      "TY  - JOUR
      AU  - Łukasiewicz, Anna
      DA  - 1987///
      PY  - 1987
      DO  - 10.1000/x_1
      ID  - lukasiewicz-1987
      IS  - 1
      SP  - 39-58
      T2  - Journal of A & B
      TI  - A work
      VL  - 3
      ER  -
      "
    `);
  });
  it('keeps a long address and a long id whole in RIS, in each of several items', () => {
    const URL = `https://example.org/${'a-long-way/'.repeat(9)}`;
    const ids = ['a-work-with-a-long-key-one', 'a-work-with-a-long-key-two'];
    const ris = toRis(anchorsToCsl(aLibrary(ids.map((id) => anAnchor({ URL }, id)))));
    expect(ris.match(/^ID .*$/gm)).toEqual(ids.map((id) => `ID  - ${id}`));
    expect(ris.match(/^UR .*$/gm)).toEqual([`UR  - ${URL}`, `UR  - ${URL}`]);
  });
});

describe('JSON', () => {
  it('is one object with a release and an array for each kind', () => {
    const data = JSON.parse([...libraryAsJson(aLibrary(neighbours(), vocabulary), 'unreleased')].join('')) as Record<string, ExportedEntry[]>;
    expect(Object.keys(data)).toEqual(['release', ...kinds]);
    expect((data['deals'] as { id: string }[])[0]!.id).toBe('a-deal');
  });

  it('in pieces is laid out as in one', () => {
    const kind = [...kindAsJson(projectLibrary, 'parties')].join('');
    expect(kind).toBe(toJson(JSON.parse(kind)));
    const library = [...libraryAsJson(aLibrary(neighbours(), vocabulary), '1.0.0')].join('');
    expect(library).toBe(toJson(JSON.parse(library)));
  });

  it.each(kinds)('of %s fits the published schema, and a wrong value does not', (kind) => {
    const schema = kindSchema(projectLibrary, kind, full(`/data/schema/${kind}.json`));
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    const data = JSON.parse([...kindAsJson(projectLibrary, kind)].join('')) as ExportedEntry[];
    expect(validate(data), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(validate([{ id: 'x', surprise: true }])).toBe(false);
  });

  it('publishes the closed lists as the values that a field can have', () => {
    const deals = JSON.stringify(kindSchema(projectLibrary, 'deals', full('/x')));
    for (const state of vocabulary.get('states')!.items) expect(deals).toContain(`"${state.id}"`);
    expect(deals).not.toContain('"vocabulary"');
  });
});

describe('Markdown', () => {
  it('shows an entry with labels, links and sources', () => {
    const library = aLibrary(
      [...neighbours(), aDeal({ moves: [{ move: 'a-move', reading: 'observed', says: 'It shows.', sources: ['s1'] }] })],
      vocabulary,
    );
    expect(entryToMarkdown(library, library.entries.deals.get('a-deal')!, full)).toMatchInlineSnapshot(`
      "# A and B

      Address: https://example.org/deals/a-deal/

      ## Parties

      - Party: [A party](https://example.org/parties/a-party/)
        - Role: Supplier
      - Party: [B party](https://example.org/parties/b-party/)
        - Role: Customer

      ## Announced

      1 January 2024

      ## Status

      Active

      ## Confidence

      Primary

      ## Checked

      1 November 2026

      ## Patterns

      - [A pattern](https://example.org/patterns/a-pattern/)

      ## Summary

      A summary.

      ## Terms

      - **Exclusivity: compute** (held by A party; owed by B party)
        - In force, since 1 Jan 2024: It holds. [s1]

      ## Events

      - Date: 1 January 2024
        - Kind: Formed
        - Says: It began.
        - Sources: [s1]

      ## Moves

      - Move: [A move](https://example.org/moves/a-move/)
        - Reading: Observed
        - Says: It shows.
        - Sources: [s1]

      ## Sources

      - [s1] [A title](https://example.org/a). A publisher. Primary, read.
      "
    `);
  });
  it('writes an aside as a quotation and makes links whole', () => {
    expect(proseToMarkdown('## Head\n\nA [deal](/deals/x/).\n\n<Aside kind="claim" title="Seventy per cent">\nSome say so.\n</Aside>\n', full)).toBe(
      '### Head\n\nA [deal](https://example.org/deals/x/).\n\n> **Claim without evidence: Seventy per cent**\n>\n> Some say so.',
    );
  });
  it('can be written for every entry of the library, without a hole', () => {
    for (const kind of kinds)
      for (const entry of all(projectLibrary, kind))
        expect(entryToMarkdown(projectLibrary, entry, full)).not.toMatch(/: undefined|\(undefined|\[undefined|\[object Object\]/);
  });
});

describe('the scaffold', () => {
  it.each(kinds)('for %s holds every required field', (kind) => {
    const text = scaffold(projectLibrary, kind, '2026-11-21')
      .replace(/^---\n/, '')
      .split('\n---\n')[0]!;
    const data = parse(text) as Record<string, unknown>;
    const sample = anEntry(kind, 'x').data as Record<string, unknown>;
    for (const field of Object.keys(sample)) if (!['related', 'review'].includes(field)) expect(Object.keys(data)).toContain(field);
  });
  it('speaks the words of the schema', () => {
    expect(scaffold(projectLibrary, 'parties', '2026-11-21')).toMatchInlineSnapshot(`
      "# Name in general use.
      name: ...
      # Other names, units and brands. Optional.
      # aliases:
      # Earlier ids of this entry. Their addresses lead to the present one. Optional.
      # formerly:
      # What kind of organisation it is. One of: ai-lab, hyperscaler, cloud-specialist, chip-maker, enterprise-software, data-platform, consumer-platform, device-maker, telecom, systems-integrator, publisher, government, investor, other.
      kind: ...
      # Country of its head office, ISO 3166 alpha-2. Optional.
      # country:
      # The party that controls it. Optional.
      # parent:
      "
    `);
    expect(aParty().data.name).toBe('A party');
  });
});

describe('files beside the pages', () => {
  const files = [...siteFiles(projectLibrary, full)];
  const at = (address: string) => {
    const file = files.find((f) => f.address === address);
    return file ? textOf(file) : '';
  };

  it('have an address each', () => {
    const addresses = files.map((f) => f.address);
    expect(addresses.length).toBeGreaterThan(5_000);
    expect(addresses.filter((a, i) => addresses.indexOf(a) !== i)).toEqual([]);
  });
  it('say where the others are, to whoever reads the site with a program', () => {
    const known = new Set(files.map((f) => full(f.address)));
    const named = [...at('/llms.txt').matchAll(/https:\/\/example\.org\/\S*?\.(?:json|md|txt|xml|ics|csv)\b/g)].map(([address]) => address);
    expect(named.length).toBeGreaterThan(300);
    expect(named.filter((address) => !known.has(address))).toEqual([]);
  });
});
