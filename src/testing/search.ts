/** Small search indexes for tests. */
import { Engine } from '../domain/search/engine.ts';
import { type IndexMemory, writeIndex } from '../domain/search/index-files.ts';
import type { Aliases } from '../domain/search/question.ts';
import type { SearchRecord } from '../domain/search/records.ts';

/** A record of which only some fields matter. */
export const searchRecord = (fields: Partial<SearchRecord> & { url: string }): SearchRecord => ({
  title: '',
  kind: '',
  note: '',
  aliases: [],
  content: '',
  filters: {},
  ...fields,
});

/** A file of an index by its path. */
export interface IndexFile {
  path: string;
  content: string;
}

/** The files of an index, the entry first. */
export function indexFiles(records: readonly SearchRecord[], aliases: Aliases = {}, memory?: IndexMemory): IndexFile[] {
  const files: IndexFile[] = [];
  const entry = writeIndex(records, aliases, (name, content) => files.push({ path: `a-folder/${name}`, content }), memory);
  return [{ path: 'entry.json', content: JSON.stringify({ ...entry, folder: 'a-folder' }) }, ...files];
}

/** An engine over files, with the names of the files that it has loaded. */
export async function openIndex(files: readonly IndexFile[]): Promise<{ engine: Engine; loaded: string[] }> {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const loaded: string[] = [];
  const engine = await Engine.open((name) => {
    loaded.push(name);
    const content = contents.get(`${name}.json`);
    return content === undefined ? Promise.reject(new Error(`There is no ${name}.json.`)) : Promise.resolve(JSON.parse(content) as unknown);
  });
  return { engine, loaded };
}

/** An engine over records. */
export const engineOver = async (records: readonly SearchRecord[], aliases: Aliases = {}): Promise<Engine> =>
  (await openIndex(indexFiles(records, aliases))).engine;
