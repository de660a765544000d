/** npm run look -- <folder> <path> ...: pictures of pages at 390 and 1440 px, light and dark, into <folder>; for the eye, not a test. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startBrowser } from './browser.ts';
import { serveSite } from './serve.ts';

const [folder = 'look', ...paths] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const { server, address } = await serveSite(process.env['SITE_FOLDER'] ?? 'dist', { port: 0 });
const browser = await startBrowser();
for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    const page = await browser.newPage({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme });
    for (const p of paths) {
      await page.goto(new URL(p.replace(/^\//, ''), address).href, { waitUntil: 'networkidle' });
      const name = `${p.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(folder, name), fullPage: process.env['FULL'] === '1' });
    }
    await page.close();
  }
}
await browser.close();
server.close();
