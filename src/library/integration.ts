/** Joins the library to Astro: the search index in build and dev, and a fresh page after a change of content. */
import type { AstroIntegration } from 'astro';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formerAddresses } from '../domain/former.ts';
import type { IndexFile } from '../domain/search/index-files.ts';
import { readLibrary } from './read.ts';
import { headersFile } from './security.ts';
import { searchIndex } from './search-index.ts';
import { checkedLibrary } from './site.ts';

export function dealshape(): AstroIntegration {
  return {
    name: 'dealshape',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig }) => {
        const { library } = await readLibrary(process.cwd());
        const base = config.base.replace(/\/$/, '');
        updateConfig({ redirects: Object.fromEntries(Object.entries(formerAddresses(library)).map(([old, now]) => [old, `${base}${now}`])) });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const library = checkedLibrary(await readLibrary(process.cwd()), new Date().toISOString().slice(0, 10));
        const files = searchIndex(library);
        await writeIndex(path.join(fileURLToPath(dir), 'search-index'), files);
        await writeFile(path.join(fileURLToPath(dir), '_headers'), headersFile());
        logger.info(`search index: ${files.length} files`);
      },
      'astro:server:setup': ({ server }) => {
        const root = process.cwd();
        const watched = ['patterns', 'content'].map((folder) => path.join(root, folder));
        server.watcher.add(watched);
        let index: Promise<Map<string, IndexFile>> | undefined;
        for (const event of ['add', 'change', 'unlink'] as const) {
          server.watcher.on(event, (file) => {
            if (!watched.some((folder) => file.startsWith(folder + path.sep))) return;
            index = undefined;
            server.ws.send({ type: 'full-reload' });
          });
        }
        server.middlewares.use((request, response, next) => {
          const address = new URL(request.url ?? '/', 'http://localhost').pathname;
          const at = address.indexOf('/search-index/');
          if (at < 0) return next();
          index ??= readLibrary(root).then(({ library }) => new Map(searchIndex(library).map((f) => [f.path, f])));
          index.then(
            (files) => {
              const file = files.get(address.slice(at + '/search-index/'.length));
              if (!file) return next();
              response.setHeader('content-type', 'application/json');
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

async function writeIndex(folder: string, files: readonly IndexFile[]): Promise<void> {
  for (const { path: name, content } of files) {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
