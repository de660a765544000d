import { defineConfig } from 'astro/config';
import path from 'node:path';
import { base, site } from './src/library/addresses.ts';
import { dealshape } from './src/library/integration.ts';

export default defineConfig({
  site,
  base: base || '/',
  cacheDir: './.cache/astro',
  trailingSlash: 'ignore',
  // Four pages at a time: most of the time of a page is the writing of its files.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
  // Nothing inline, so that the content-security policy needs no exception; no request beyond the site itself.
  // The spreadsheet is zipped without a worker made from text, which the policy would refuse.
  // The folder is new with each build, and files are written into it beside the pages from the beginning.
  vite: {
    build: { assetsInlineLimit: 0, emptyOutDir: false },
    resolve: { alias: [{ find: /^fflate$/, replacement: path.resolve('src/islands/zip.ts') }] },
  },
  devToolbar: { enabled: false },
  prefetch: false,
  integrations: [dealshape()],
});
