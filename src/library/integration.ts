/** Joins the library to Astro: the site map of the build, the search index in build and dev, and a fresh page after a change of content. */
import type { AstroIntegration } from 'astro';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLibrary } from '../domain/check.ts';
import { siteMap } from '../domain/export/sitemap.ts';
import { formerAddresses } from '../domain/former.ts';
import { formatProblem } from '../domain/problem.ts';
import { readLibrary } from './read.ts';
import { headersFile } from './security.ts';
import { endSearchIndexing, searchIndex, type IndexFile } from './search-index.ts';
import { checkedLibrary } from './site.ts';

const types: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json' };

export function dealshape(): AstroIntegration {
  let address: (path: string) => string;
  return {
    name: 'dealshape',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig }) => {
        const { library } = await readLibrary(process.cwd());
        const base = config.base.replace(/\/$/, '');
        updateConfig({ redirects: Object.fromEntries(Object.entries(formerAddresses(library)).map(([old, now]) => [old, `${base}${now}`])) });
      },
      'astro:config:done': ({ config }) => {
        const base = config.base.replace(/\/$/, '');
        address = (path) => new URL(`${base}${path}`, config.site).href;
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        const library = checkedLibrary(await readLibrary(process.cwd()), new Date().toISOString().slice(0, 10));
        const files = await searchIndex(library);
        await writeIndex(path.join(fileURLToPath(dir), 'pagefind'), files);
        await endSearchIndexing();
        await writeFile(path.join(fileURLToPath(dir), '_headers'), headersFile());
        for (const { name, content } of siteMap(
          pages.map(({ pathname }) => pathname),
          address,
        ))
          await writeFile(path.join(fileURLToPath(dir), name), content);
        logger.info(`search index: ${files.length} files`);
      },
      'astro:server:setup': ({ server, logger }) => {
        const root = process.cwd();
        const watched = ['patterns', 'content'].map((folder) => path.join(root, folder));
        server.watcher.add(watched);
        let index: Promise<Map<string, IndexFile>> | undefined;
        for (const event of ['add', 'change', 'unlink'] as const) {
          server.watcher.on(event, (file) => {
            if (!watched.some((folder) => file.startsWith(folder + path.sep))) return;
            index = undefined;
            server.ws.send({ type: 'full-reload' });
            void errorsIn(path.relative(root, file)).then((errors) => errors.forEach((error) => logger.error(`\n${error}`)));
          });
        }
        server.middlewares.use((request, response, next) => {
          const address = new URL(request.url ?? '/', 'http://localhost').pathname;
          const at = address.indexOf('/pagefind/');
          if (at < 0) return next();
          index ??= readLibrary(root).then(async ({ library }) => new Map((await searchIndex(library)).map((f) => [f.path, f])));
          index.then(
            (files) => {
              const file = files.get(address.slice(at + '/pagefind/'.length));
              if (!file) return next();
              response.setHeader('content-type', types[path.extname(file.path)] ?? 'application/octet-stream');
              response.setHeader('cache-control', 'no-store');
              response.end(file.content);
            },
            (error: unknown) => {
              index = undefined;
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

async function writeIndex(folder: string, files: readonly IndexFile[]): Promise<void> {
  for (const { path: name, content } of files) {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
