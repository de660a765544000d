/** npm start: checks the content, builds the site with its search, and serves it. */
import { buildSite } from './build.ts';
import { serveSite } from './serve.ts';

if (await buildSite('dist')) {
  const { address } = await serveSite('dist', { port: Number(process.env['PORT'] ?? 4321), base: process.env['BASE'] ?? '/' });
  console.log(`\nDealshape is at ${address}  (stop with Ctrl+C)`);
} else {
  process.exitCode = 1;
}
