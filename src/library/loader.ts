/** Feeds Astro's collections from the one reader, so that the site and the check can never disagree about a file. */
import type { Loader } from 'astro/loaders';
import path from 'node:path';
import type { Kind } from '../schema/index.ts';
import { kindFiles } from '../schema/index.ts';
import { checkLibrary } from '../domain/check.ts';
import { formatProblem } from '../domain/problem.ts';
import { currentReading } from './site.ts';

let reading: ReturnType<typeof currentReading> | undefined;

/** The loader of one kind that has prose. Pages take data from the library; the collection compiles the prose. */
export function libraryLoader(kind: Kind): Loader {
  return {
    name: `dealshape-${kind}`,
    async load({ store, generateDigest, watcher, logger }) {
      const fill = async (fresh: boolean) => {
        if (fresh) reading = undefined;
        const { library, problems } = await (reading ??= currentReading());
        const known = new Set<string>();
        for (const entry of library.entries[kind].values()) {
          known.add(entry.id);
          store.set({
            id: entry.id,
            data: {},
            body: entry.body,
            filePath: entry.file,
            digest: generateDigest(entry.body),
            deferredRender: true,
          });
        }
        for (const id of store.keys()) if (!known.has(id)) store.delete(id);
        if (fresh) {
          const { folder } = kindFiles[kind];
          const today = new Date().toISOString().slice(0, 10);
          for (const p of checkLibrary(library, problems, { today }).filter((x) => x.file.startsWith(`${folder}/`) && x.level === 'error'))
            logger.error(`\n${formatProblem(p)}`);
        }
      };
      await fill(false);
      const folder = path.join(process.cwd(), kindFiles[kind].folder) + path.sep;
      for (const event of ['add', 'change', 'unlink'] as const) {
        watcher?.on(event, (file) => {
          if (file.startsWith(folder)) void fill(true);
        });
      }
    },
  };
}
