/**
 * npm run bench: measures the check, the build, the weight of pages and the search, and Lighthouse, in one run on this machine, and writes
 * docs/performance.md. A measurement, never a test: nothing fails by the clock.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import lighthouse, { type Flags } from 'lighthouse';
import { launch } from 'chrome-launcher';
import type { Browser } from 'playwright-core';
import { findBrowser, flags, noBrowser, startBrowser } from './browser.ts';
import { coldSearch, kB, onTheWire, run, seconds } from './measure.ts';
import { serveSite } from './serve.ts';

/** The pages that are weighed and looked at: home, the heaviest pattern, the heaviest deal, search. */
function samplePages(folder: string): Record<string, string> {
  const heaviest = (kind: string) =>
    readdirSync(path.join(folder, kind))
      .filter((name) => !name.includes('.'))
      .map((name) => ({ address: `/${kind}/${name}/`, size: statSync(path.join(folder, kind, name, 'index.html')).size }))
      .sort((a, b) => b.size - a.size)[0]?.address ?? '/';
  return { home: '/', 'heaviest pattern': heaviest('patterns'), 'heaviest deal': heaviest('deals'), search: '/search/' };
}

interface Weight {
  html: number;
  css: number;
  fonts: number;
  brotli: number;
}

function weigh(folder: string, address: string): Weight {
  const html = readFileSync(path.join(folder, address, 'index.html'));
  const styles = [...html.toString().matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => readFileSync(path.join(folder, m[1] ?? '')));
  const fonts = readdirSync(path.join(folder, '_astro'))
    .filter((f) => f.endsWith('.woff2') && !f.includes('italic'))
    .reduce((n, f) => n + statSync(path.join(folder, '_astro', f)).size, 0);
  const size = (compress: (b: Buffer) => Buffer) => styles.reduce((n, s) => n + compress(s).length, 0);
  return {
    html: gzipSync(html).length,
    css: size((b) => gzipSync(b)),
    fonts,
    brotli: brotliCompressSync(html).length + size((b) => brotliCompressSync(b)),
  };
}

/** Cumulative layout shift of a page that is loaded and scrolled to its end. */
async function layoutShift(browser: Browser, address: string, width: number): Promise<number> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.addInitScript(() => {
    const w = globalThis as unknown as { shift: number };
    w.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) w.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForTimeout(300);
  const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
  await page.close();
  return shift;
}

async function lighthouseScores(address: string, executable: string): Promise<Record<string, number>> {
  const chrome = await launch({
    chromePath: executable,
    chromeFlags: ['--headless=new', ...flags],
    userDataDir: mkdtempSync(path.join(tmpdir(), 'dealshape-lighthouse-')),
    logLevel: 'silent',
  });
  try {
    const options: Flags = {
      port: chrome.port,
      output: 'json',
      logLevel: 'silent',
      onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    };
    const result = await lighthouse(address, options);
    return Object.fromEntries(Object.entries(result?.lhr.categories ?? {}).map(([name, c]) => [name, Math.round((c.score ?? 0) * 100)]));
  } finally {
    chrome.kill();
  }
}

const executable = findBrowser();
if (!executable) throw new Error(noBrowser);
const folder = 'dist';
// Put aside and removed at the end: a file system that has just removed many files is slow to make new ones.
const aside: string[] = [];
const forget = () => {
  for (const kept of ['.cache', folder]) {
    if (!existsSync(kept)) continue;
    const name = `dist-aside-${aside.length}`;
    renameSync(kept, name);
    aside.push(name);
  }
};
process.on('exit', () => aside.forEach((name) => rmSync(name, { recursive: true, force: true })));
forget();
const check = await run('scripts/check.ts');
const checkAgain = await run('scripts/check.ts');
forget();
const build = await run('scripts/build.ts', { env: { BUILD_TO: folder } });
const buildAgain = await run('scripts/build.ts', { env: { BUILD_TO: folder } });
const pages = samplePages(folder);
const { server, address } = await serveSite(folder, { port: 0 });
const at = (p: string) => new URL(p.replace(/^\//, ''), address).href;
const browser = await startBrowser();
const questions = ['exclusivity', 'right of first refusal'];
const searchRows: string[] = [];
for (const question of questions) {
  const runs = [];
  for (let i = 0; i < 5; i++) runs.push(await coldSearch(browser, at('/'), server, question));
  const { files, ms } = runs.sort((a, b) => a.ms - b.ms)[2] ?? { files: [], ms: 0 };
  searchRows.push(
    `| cold search for "${question}" from any page: bytes of the ${new Set(files).size} files until the first result, text gzipped | ${kB(onTheWire(folder, files))} | 150 kB |`,
    `| the same: first key to first result on localhost (median of 5) | ${Math.round(ms)} ms | |`,
  );
}

const rows: string[] = [];
for (const [name, p] of Object.entries(pages)) {
  const { html, css, fonts, brotli } = weigh(folder, p);
  const shift = Math.max(await layoutShift(browser, at(p), 390), await layoutShift(browser, at(p), 1440));
  const scores = await lighthouseScores(at(p), executable);
  rows.push(
    `| ${name} (\`${p}\`) | ${kB(html)} | ${kB(css)} | ${kB(html + css)} | ${kB(brotli)} | ${kB(html + css + fonts)} | ${shift.toFixed(3)} | ${['performance', 'accessibility', 'best-practices', 'seo'].map((c) => scores[c] ?? '?').join(' / ')} |`,
  );
  console.log(rows.at(-1));
}
await browser.close();
server.close();

const report = `# Performance

Made by \`npm run bench\` on ${cpus().length} cores, Node ${process.version}. Measured, not promised; the budgets stand beside the numbers.

| what | measured | budget |
| --- | --- | --- |
| check of the whole library with nothing kept, the start of Node included | ${seconds(check.ms)} | 3 s |
| the same again | ${seconds(checkAgain.ms)} | |
| build of the whole site with its search, check included, with nothing kept | ${seconds(build.ms)} | 60 s |
| the same again, with nothing to make | ${seconds(buildAgain.ms)} | |
${searchRows.join('\n')}

| page | HTML, gzip | CSS, gzip | together (budget 40 kB) | together, brotli | with both fonts (budget 100 kB) | layout shift (budget 0) | Lighthouse mobile: performance / accessibility / best practices / SEO (budget 95 / 100 / 100 / 100) |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

No page has a render-blocking script: scripts are modules, and the one inline line that sets the theme is under 150 bytes. The search is not loaded until it is used.
`;
writeFileSync('docs/performance.md', report);
console.log(report);
