import { expect, it } from 'vitest';
import { readLibrary } from '../../library/read.ts';
import { aliasTable, searchRecords, titles } from './records.ts';

const { library } = await readLibrary(process.cwd());
const records = searchRecords(library);
const of = (kind: string) => records.filter((r) => r.kind === kind);

it('has one record per entry, term state, event, clause variant and kind of term', () => {
  const deals = [...library.entries.deals.values()];
  const entries = Object.values(library.entries).reduce((n, map) => n + map.size, 0);
  expect(of('Term state')).toHaveLength(deals.reduce((n, d) => n + d.data.terms.reduce((m, t) => m + t.states.length, 0), 0));
  expect(of('Event')).toHaveLength(deals.reduce((n, d) => n + d.data.events.length, 0));
  expect(of('Clause variant')).toHaveLength([...library.entries.clauses.values()].reduce((n, c) => n + c.data.variants.length, 0));
  expect(titles(records).length).toBeGreaterThan(entries - library.entries.commitments.size);
});

it('gives every record an address of its own, because a result is known by its address', () => {
  const urls = records.map((r) => r.url);
  expect(new Set(urls).size).toBe(urls.length);
});

it('knows what the library calls a thing by its other names, and leaves out names that two things share', () => {
  const table = aliasTable(library);
  expect(table['rofr']).toBe('Right of first refusal');
  for (const [alias, called] of Object.entries(table)) expect(alias).not.toBe(called.toLowerCase());
});
