import { defineConfig } from 'astro/config';
import path from 'node:path';
import { dealshape } from './src/library/integration.ts';

export default defineConfig({
  // Where the site is published; both can be set by the host, for instance SITE=https://example.org BASE=/dealshape
  site: process.env.SITE ?? 'https://dealshape.github.io',
  base: process.env.BASE ?? '/',
  cacheDir: './.cache/astro',
  trailingSlash: 'ignore',
  // Four pages at a time: most of the time of a page is the writing of its files.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
  // Nothing inline, so that the content-security policy needs no exception; no request beyond the site itself.
  // The spreadsheet is zipped without a worker made from text, which the policy would refuse.
  vite: { build: { assetsInlineLimit: 0 }, resolve: { alias: [{ find: /^fflate$/, replacement: path.resolve('src/islands/zip.ts') }] } },
  devToolbar: { enabled: false },
  prefetch: false,
  integrations: [dealshape()],
});
