/** npm run build: checks the content and builds the site with its search into dist/. */
import { enableCompileCache } from 'node:module';

enableCompileCache('.cache/compiled');
const { buildSite } = await import('../src/library/build/build.ts');
if (await buildSite(process.env['BUILD_TO'] ?? 'dist'))
  // At once: what is in memory need not be put away.
  process.exit(0);
process.exitCode = 1;
