/** npm start: checks the content, builds the site with its search, serves it, and builds it again when the content changes. */
import { watch } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { serveSite } from './serve.ts';

enableCompileCache('.cache/compiled');
const { Builder } = await import('../src/library/build/build.ts');

const folder = 'dist';
const builder = new Builder(folder, { again: true });
if (await builder.build()) {
  const { address } = await serveSite(folder, { port: Number(process.env['PORT'] ?? 4321), base: process.env['BASE'] ?? '/', changing: true });
  console.log(`\nDealshape is at ${address} and follows changes of the content.  (stop with Ctrl+C)`);
  let changed = false;
  let building = false;
  const follow = async () => {
    changed = true;
    if (building) return;
    building = true;
    while (changed) {
      // An editor changes a file in several steps.
      await setTimeout(50);
      changed = false;
      const start = performance.now();
      const outcome = await builder.build();
      if (outcome) console.log(`Built again in ${((performance.now() - start) / 1000).toFixed(2)} s; files that changed: ${outcome.written}.`);
    }
    building = false;
  };
  for (const content of ['patterns', 'content'])
    watch(content, { recursive: true }, () => void follow()).on('error', ({ message }) =>
      console.error(`Changes are no longer followed: ${message}`),
    );
} else {
  await builder.close();
  process.exitCode = 1;
}
