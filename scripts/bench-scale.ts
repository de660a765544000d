/**
 * npm run bench:scale [-- 200 2000 10000]: copies the project into a folder of its own, fills it with synthetic deals of real shape, and measures
 * check, build, memory, bytes, the first result of a cold search and the explorer in Chromium; then the same with 1,000 prose entries, cold and
 * after one change. Writes the tables into docs/scale.md, between its two marks.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { stringify } from 'yaml';
import { all, type Library } from '../src/domain/library.ts';
import { readLibrary } from '../src/library/read.ts';
import { syntheticDeals } from '../src/testing/synthetic.ts';
import { startBrowser } from './browser.ts';
import { coldSearch, kB, onTheWire, run, seconds } from './measure.ts';
import { serveSite } from './serve.ts';

const root = process.cwd();
const sizes = process.argv.slice(2).map(Number).filter(Number.isInteger);
const dealCounts = sizes.length > 0 ? sizes : [200, 2_000, 10_000];
const proseEntries = 1_000;
const question = 'exclusivity';

/**
 * Megabytes to which the heap of each thread of a build is held, as on a machine with 2 GiB: with much memory to spare, Node collects late, and what it
 * holds says little.
 */
const heap = 700;
const held = { NODE_OPTIONS: `--max-old-space-size=${heap}` };

/** Folders that go when everything is measured: a file system that has just removed many files is slow to make new ones. */
const folders: string[] = [];

/** A copy of the project in a new folder; dependencies are shared. */
function copyProject(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealshape-scale-'));
  folders.push(folder);
  for (const name of ['src', 'scripts', 'public', 'content', 'patterns', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  // What was frozen belongs to the real deals and not to these.
  rmSync(path.join(folder, 'content', 'releases'), { recursive: true, force: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  return folder;
}

/** Every file below a folder with its size, by path. */
function filesBelow(folder: string): { name: string; size: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ name: path.relative(folder, file), size: statSync(file).size }));
}

const total = (files: readonly { size: number }[]) => files.reduce((sum, { size }) => sum + size, 0);
const count = (n: number) => n.toLocaleString('en-GB');
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Milliseconds until the table of deals has answered, from its opening and for one key; and what was loaded until the first answer and in all. */
async function explorerInBrowser(browser: Browser, address: string): Promise<{ ready: number; key: number; first: string[]; all: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const urls: string[] = [];
  page.on('request', (r) => urls.push(new URL(r.url()).pathname));
  const start = performance.now();
  await page.goto(new URL('deals/?term=exclusivity', address).href);
  const answered = () =>
    page.waitForFunction(() => /\d of [\d,]+ deals/.test(document.querySelector('[data-status]')?.textContent ?? ''), undefined, {
      timeout: 120_000,
    });
  await answered();
  const ready = performance.now() - start;
  const first = [...urls];
  const times: number[] = [];
  for (const letter of 'openai') {
    times.push(
      await page.evaluate(async (key) => {
        const input = document.querySelector<HTMLInputElement>('[data-explorer] input[name=q]');
        const status = document.querySelector('[data-status]');
        if (!input || !status) throw new Error('The page has no explorer.');
        const answer = new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve(performance.now());
          });
          observer.observe(status, { childList: true, characterData: true, subtree: true });
        });
        input.value += key;
        const before = performance.now();
        input.dispatchEvent(new Event('input', { bubbles: true }));
        // Not every key changes the number of rows: then nothing more can be seen, and the key counts as answered.
        const late = new Promise<number>((resolve) => setTimeout(() => resolve(Number.NaN), 1_000));
        return (await Promise.race([answer, late])) - before;
      }, letter),
    );
  }
  await page.close();
  const seen = times.filter((t) => !Number.isNaN(t)).sort((a, b) => a - b);
  return { ready, key: seen[Math.floor(seen.length / 2)] ?? Number.NaN, first, all: urls };
}

interface Row {
  deals: number;
  records: number;
  check: number;
  build: number;
  memory: number;
  site: number;
  files: number;
  searchIndex: number;
  explorerData: number;
  searchBytes: number;
  searchMs: number;
  explorerBytes: number;
  explorerReady: number;
  explorerKey: number;
}

async function measureDeals(library: Library, deals: number, browser: Browser): Promise<Row> {
  const folder = copyProject();
  const target = path.join(folder, 'content', 'deals');
  // Fewer than there are: the first of the real ones would leave references open, so the real library stays whole.
  for (const { id, data } of syntheticDeals(library, Math.max(0, deals - library.entries.deals.size), 7))
    writeFileSync(path.join(target, `${id}.yaml`), stringify(data));
  const check = await run('scripts/check.ts', { cwd: folder });
  const build = await run('scripts/build.ts', { cwd: folder, env: held });
  const dist = path.join(folder, 'dist');
  const files = filesBelow(dist);
  const { server, address } = await serveSite(dist, { port: 0 });
  const searches = [];
  for (let i = 0; i < 3; i++) searches.push(await coldSearch(browser, address, server, question));
  const search = searches.sort((a, b) => a.ms - b.ms)[1] ?? { files: [], ms: 0 };
  const explorer = await explorerInBrowser(browser, address);
  server.close();
  const data = (urls: readonly string[]) =>
    onTheWire(
      dist,
      [...new Set(urls)].filter((u) => u.startsWith('/data/')),
    );
  const index = JSON.parse(readFileSync(path.join(dist, 'search-index', 'entry.json'), 'utf8')) as { records: number };
  return {
    deals: readdirSync(target).length,
    records: index.records,
    check: check.ms,
    build: build.ms,
    memory: build.memory,
    site: total(files),
    files: files.length,
    searchIndex: total(files.filter((f) => f.name.startsWith('search-index'))),
    explorerData: data(explorer.all),
    searchBytes: onTheWire(dist, search.files),
    searchMs: search.ms,
    explorerBytes: gzipSync(readFileSync(path.join(dist, 'deals', 'index.html'))).length + data(explorer.first),
    explorerReady: explorer.ready,
    explorerKey: explorer.key,
  };
}

/** The text of an MDX file. */
const mdx = (data: unknown, body: string) => `---\n${stringify(data)}---\n\n${body.trim()}\n`;

/**
 * Files with so many moves of about 1,100 words, put together from the sentences of the real ones. Each is argued only, because no deal shows
 * it, and countered by one clause, which says so too: the check wants both sides to agree.
 */
function proseFiles(library: Library, n: number): Map<string, string> {
  const moves = all(library, 'moves');
  const clauses = all(library, 'clauses');
  const sentences = moves.flatMap((m) => m.body.split(/(?<=[.!?])\s+/)).filter((s) => s.length > 40 && !/[[<{#|]/.test(s));
  const files = new Map<string, string>();
  const countered = new Map<string, string[]>();
  for (let i = 0; i < n; i++) {
    const shape = moves[i % moves.length];
    const clause = clauses[i % clauses.length];
    if (!shape || !clause) throw new Error('The library has no moves or no clauses.');
    const id = `${shape.id}-${i}`;
    const paragraphs: string[] = [];
    for (let s = i * 13, words = 0; words < 1_100; s += 5) {
      const paragraph = Array.from({ length: 5 }, (_, k) => sentences[(s + k) % sentences.length] ?? '').join(' ');
      paragraphs.push(paragraph);
      words += paragraph.split(/\s+/).length;
    }
    const data = {
      ...shape.data,
      name: `${shape.data.name} ${i}`,
      aliases: undefined,
      formerly: undefined,
      maturity: 'argued',
      counterClauses: [clause.id],
    };
    files.set(`content/moves/${id}.mdx`, mdx(data, paragraphs.join('\n\n')));
    countered.set(clause.id, [...(countered.get(clause.id) ?? []), id]);
  }
  for (const { id, file, data, body } of clauses) files.set(file, mdx({ ...data, counters: [...data.counters, ...(countered.get(id) ?? [])] }, body));
  return files;
}

/** Digest of every file of a folder, by path. */
function digests(folder: string): Map<string, string> {
  return new Map(
    filesBelow(folder).map(({ name }) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** Milliseconds of each build with which `npm start` follows five changes, one after the other. */
async function followChanges(cwd: string, change: () => void): Promise<number[]> {
  const start = spawn(process.execPath, ['scripts/start.ts'], { cwd, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PORT: '0' } });
  const times: number[] = [];
  for await (const line of createInterface(start.stdout)) {
    const took = /^Built again in ([\d.]+) s/.exec(line)?.[1];
    if (took) times.push(Number(took) * 1000);
    if (times.length === 5) break;
    if (took || line.startsWith('Dealshape is at')) setTimeout(change, 500);
  }
  start.kill();
  return times;
}

async function measureProse(library: Library) {
  const folder = copyProject();
  const made = proseFiles(library, proseEntries - library.entries.moves.size);
  for (const [name, text] of made) writeFileSync(path.join(folder, name), text);
  const cold = await run('scripts/build.ts', { cwd: folder, env: held });
  const [changed = '', text = ''] = [...made][0] ?? [];
  writeFileSync(path.join(folder, changed), text.replace(/\n$/, ' One more sentence.\n'));
  const second = await run('scripts/build.ts', { cwd: folder, env: held });
  const following = await followChanges(folder, () =>
    writeFileSync(path.join(folder, changed), readFileSync(path.join(folder, changed), 'utf8').replace(/\n$/, ' One more sentence.\n')),
  );
  const warm = digests(path.join(folder, 'dist'));
  for (const cache of ['.cache', 'dist']) rmSync(path.join(folder, cache), { recursive: true, force: true });
  await run('scripts/build.ts', { cwd: folder, env: held });
  const fresh = digests(path.join(folder, 'dist'));
  const different = [...new Set([...warm.keys(), ...fresh.keys()])].filter((f) => warm.get(f) !== fresh.get(f));
  return { entries: readdirSync(path.join(folder, 'content', 'moves')).length, cold, second, following, different };
}

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const { library } = await readLibrary(root);
const browser = await startBrowser();
const rows: Row[] = [];
const failures: string[] = [];
for (const deals of dealCounts) {
  try {
    rows.push(await measureDeals(library, deals, browser));
    console.log(rows.at(-1));
  } catch (error) {
    failures.push(`With ${count(deals)} deals the measurement failed: ${error instanceof Error ? error.message : String(error)}`);
    console.log(failures.at(-1));
  }
}
await browser.close();
const prose = await measureProse(library);
console.log(prose);

/** A value, and how many times the one of the size before. */
const against = (name: string, value: (row: Row) => number, words: (n: number) => string, aim = '') =>
  `| ${name} | ${rows.map((row, i) => `${words(value(row))}${i > 0 && rows[i - 1] ? ` (×${(value(row) / value(rows[i - 1]!)).toFixed(1)})` : ''}`).join(' | ')} | ${aim} |`;
const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
/** A time, and what part it is of the cold build of prose. */
const ofCold = (time: number) => `${(time / 1000).toFixed(2)} s, ${((100 * time) / prose.cold.ms).toFixed(1)} %`;
const ms = (n: number) => `${Math.round(n)} ms`;

const measured = `Made by \`npm run bench:scale\` on ${cpus().length} cores, Node ${process.version}. In brackets: how many times the size before.

| what | ${rows.map((r) => `${count(r.deals)} deals`).join(' | ')} | aim at 10,000 |
| --- | ${rows.map(() => '---').join(' | ')} | --- |
${[
  against('search records', (r) => r.records, count),
  against('check', (r) => r.check, seconds),
  against('build with search, check included', (r) => r.build, seconds, '90 s'),
  against(`most memory during the build, each of its two heaps held to ${heap} MB`, (r) => r.memory, megabytes, '2,147 MB'),
  against('files of the site', (r) => r.files, count),
  against('bytes of the site', (r) => r.site, megabytes),
  against('bytes of the search index', (r) => r.searchIndex, megabytes),
  against('bytes of the explorer’s data, gzipped, all of it loaded by a search for words', (r) => r.explorerData, kB),
  against(`cold search for "${question}": bytes to the first result`, (r) => r.searchBytes, kB, '150 kB'),
  against('the same: first key to first result (median of 3)', (r) => r.searchMs, ms, '150 ms'),
  against('explorer: bytes of its page and data until its answer to a chosen term, gzipped', (r) => r.explorerBytes, kB, '400 kB'),
  against('explorer: from opening the address to its answer', (r) => r.explorerReady, ms),
  against('explorer: one key answered (median of those that change the count)', (r) => r.explorerKey, ms, '50 ms'),
].join('\n')}
${failures.map((f) => `\n${f}\n`).join('')}
| prose | measured | aim |
| --- | --- | --- |
| ${count(prose.entries)} moves of about 1,100 words and the rest of the library: cold build | ${seconds(prose.cold.ms)}, ${megabytes(prose.cold.memory)} | 17 s |
| the build after one changed entry, by \`npm start\`, which follows changes (median of 5; the slowest) | ${ofCold(median(prose.following))} (${ofCold(Math.max(...prose.following))}) | 10 % |
| the build after one changed entry, in a new process | ${ofCold(prose.second.ms)} | |
| files that differ between the builds after changes and a cold one of the same content | ${prose.different.length} | 0 |
`;
mkdirSync('docs', { recursive: true });
const file = 'docs/scale.md';
const [before = '', rest = ''] = readFileSync(file, 'utf8').split('<!-- measured -->\n');
const after = rest.slice(rest.indexOf('<!-- /measured -->'));
writeFileSync(file, `${before}<!-- measured -->\n${measured}${after}`);
console.log(measured);
