import { defineConfig } from 'astro/config';
import path from 'node:path';
import { base, site } from './src/library/addresses.ts';
import { dealshape } from './src/library/integration.ts';

export default defineConfig({
  site,
  base: base || '/',
  cacheDir: './.cache/astro',
  trailingSlash: 'ignore',
  // Astro compiles the templates; the build makes the pages with them, and only those that show something new.
  output: 'server',
  adapter: dealshape(),
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  build: { inlineStylesheets: 'never' },
  // Nothing inline, so that the content-security policy needs no exception; no request beyond the site itself.
  // The spreadsheet is zipped without a worker made from text, which the policy would refuse.
  vite: {
    build: { assetsInlineLimit: 0 },
    resolve: { alias: [{ find: /^fflate$/, replacement: path.resolve('src/islands/zip.ts') }] },
  },
  devToolbar: { enabled: false },
  prefetch: false,
});
