/** Small search indexes for tests. */
import { Engine } from '../domain/search/engine.ts';
import { type IndexFile, indexFiles } from '../domain/search/index-files.ts';
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
  (await openIndex(indexFiles(records, aliases, () => 'digest'))).engine;
