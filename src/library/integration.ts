/**
 * Joins the library to Astro: what a build asks the compiled templates for; in the dev server the files beside the pages, and a fresh page with what
 * is wrong after a change of content.
 */
import type { AstroIntegration } from 'astro';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLibrary } from '../domain/check.ts';
import { siteFiles, textOf } from '../domain/export/files.ts';
import type { Library } from '../domain/library.ts';
import { formatProblem } from '../domain/problem.ts';
import { base, fullAddress } from './addresses.ts';
import { readLibrary } from './read.ts';
import { indexFolder, searchIndex } from './search-index.ts';

/** What the dev server says of a file by its ending; a host of the built site knows them itself. */
const types: Record<string, string> = {
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.bib': 'text/plain; charset=utf-8',
  '.ris': 'text/plain; charset=utf-8',
  '.xml': 'application/atom+xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Everything that the site serves beside its pages, by address; the search index is made when it is first asked for. */
function filesBeside(library: Library): (address: string) => string | undefined {
  const files = new Map<string, () => string>();
  for (const file of siteFiles(library, fullAddress)) files.set(file.address, () => textOf(file));
  let index: Map<string, string> | undefined;
  return (address) => {
    if (!address.startsWith(indexFolder)) return files.get(address)?.();
    index ??= searchIndex(library);
    return index.get(address);
  };
}

export function dealshape(): AstroIntegration {
  return {
    name: 'dealshape',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'dealshape',
          entrypointResolution: 'auto',
          serverEntrypoint: fileURLToPath(new URL('build/templates-entry.ts', import.meta.url)),
          supportedAstroFeatures: { serverOutput: 'stable' },
        }),
      'astro:server:setup': ({ server, logger }) => {
        const root = process.cwd();
        const watched = ['patterns', 'content'].map((folder) => path.join(root, folder));
        server.watcher.add(watched);
        let files: Promise<ReturnType<typeof filesBeside>> | undefined;
        for (const event of ['add', 'change', 'unlink'] as const) {
          server.watcher.on(event, (file) => {
            if (!watched.some((folder) => file.startsWith(folder + path.sep))) return;
            files = undefined;
            server.ws.send({ type: 'full-reload' });
            void errorsIn(path.relative(root, file)).then((errors) => errors.forEach((error) => logger.error(`\n${error}`)));
          });
        }
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.originalUrl ?? request.url ?? '/', 'http://localhost');
          const type = types[path.extname(pathname)];
          if (!type || !pathname.startsWith(`${base}/`)) return next();
          files ??= readLibrary(root).then(({ library }) => filesBeside(library));
          files.then(
            (fileAt) => {
              const content = fileAt(decodeURI(pathname.slice(base.length)));
              if (content === undefined) return next();
              response.setHeader('content-type', type);
              response.setHeader('cache-control', 'no-store');
              response.end(content);
            },
            (error: unknown) => {
              files = undefined;
              next(error);
            },
          );
        });
      },
    },
  };
}

/** What is wrong with a file that was changed, and with its neighbours of the same kind. */
async function errorsIn(file: string): Promise<string[]> {
  const { library, problems } = await readLibrary(process.cwd());
  const folder = `${path.posix.dirname(file.split(path.sep).join('/'))}/`;
  return checkLibrary(library, problems, { today: new Date().toISOString().slice(0, 10) })
    .filter((p) => p.level === 'error' && p.file.startsWith(folder))
    .map(formatProblem);
}
