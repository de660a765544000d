/** The compiled templates: made when the program has changed, kept as long as it has not. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SitePage } from '../../domain/views/pages.ts';
import { fullAddress } from '../addresses.ts';

/** How many are kept: for bases at which a site is built in turn. */
const most = 4;

/**
 * The folder of the compiled templates: `server` holds the program that makes pages, `client` what browsers load.
 * @throws Error when Astro fails, which has then said why
 */
export async function compiledTemplates(root: string, key: string): Promise<string> {
  const all = path.join(root, '.cache', 'templates');
  const kept = path.join(all, key);
  if (existsSync(kept)) return kept;
  mkdirSync(all, { recursive: true });
  const others = readdirSync(all)
    .map((name) => path.join(all, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of others.slice(most - 1)) rmSync(old, { recursive: true, force: true });
  const fresh = `${kept}.${process.pid}`;
  const compile = spawn(process.execPath, [fileURLToPath(new URL('compile-templates.ts', import.meta.url)), fresh], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment(), NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const code = await new Promise<number | null>((resolve, reject) => compile.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error('The templates of the pages could not be compiled.');
  // Another build may have been as fast.
  if (!existsSync(kept)) renameSync(fresh, kept);
  rmSync(fresh, { recursive: true, force: true });
  return kept;
}

/** The environment without what Astro would take for its own and compile pages for development. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !['DEV', 'PROD', 'MODE', 'SSR'].includes(name)));
}

/** Makes the HTML of a page from its view. */
export type Renderer = (page: Pick<SitePage, 'address' | 'template'>, view: unknown) => Promise<string>;

/** The program that makes pages, from the folder of the compiled templates. */
export async function rendererOf(templates: string): Promise<Renderer> {
  const { app } = (await import(pathToFileURL(path.join(templates, 'server', 'entry.mjs')).href)) as typeof import('./templates-entry.ts');
  return async ({ address, template }, view) => {
    const missing = address === '/404.html';
    const request = new Request(fullAddress(missing ? '/404' : address));
    const response = await app.render(request, { locals: { page: { template, view } } });
    if (response.status !== (missing ? 404 : 200)) throw new Error(`The page ${address} could not be made.`);
    return response.text();
  };
}
