/** What the benches share: running a script of ours and watching its memory, and a cold search in a browser. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
export const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Resident memory in bytes of a process and all that it started, as Linux says it; 0 elsewhere. */
function memoryOf(pid: number): number {
  const processes = new Map<number, { parent: number; bytes: number }>();
  try {
    for (const name of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const number = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        processes.set(Number(name), { parent: number('PPid'), bytes: number('VmRSS') * 1024 });
      } catch {
        // The process has ended since it was listed.
      }
    }
  } catch {
    return 0;
  }
  const ours = (one: number): boolean => one === pid || (one > 1 && ours(processes.get(one)?.parent ?? 0));
  return [...processes].reduce((sum, [one, { bytes }]) => sum + (ours(one) ? bytes : 0), 0);
}

/**
 * Runs a script of ours in a folder.
 * @returns wall time in milliseconds and the most memory in bytes that it and its children held, sampled every 100 ms
 * @throws Error when it fails
 */
export async function run(
  script: string,
  { cwd = '.', env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<{ ms: number; memory: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [script], { cwd, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  let memory = 0;
  const sampling = setInterval(() => {
    memory = Math.max(memory, memoryOf(child.pid ?? 0));
  }, 100);
  const status = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearInterval(sampling);
  if (status !== 0) throw new Error(`${script} failed.`);
  return { ms: performance.now() - start, memory };
}

/**
 * Files that a browser asks of the server, and milliseconds from the first key to the first result of a cold search on localhost, by the clock of
 * the page: what drives the browser from outside takes as long again.
 */
export async function coldSearch(browser: Browser, address: string, server: Server, query: string): Promise<{ files: string[]; ms: number }> {
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const files: string[] = [];
  const note = ({ url }: IncomingMessage) => files.push(url ?? '');
  const time = await page.evaluateHandle(() => {
    const list = document.querySelector('[data-hits]');
    if (!list) throw new Error('The page has no list of results.');
    const seen = new Promise<number>((resolve) => {
      const first = ({ timeStamp }: KeyboardEvent) =>
        new MutationObserver(() => list.querySelector('li') && resolve(performance.now() - timeStamp)).observe(list, { childList: true });
      addEventListener('keydown', first, { capture: true, once: true });
    });
    // In an object, because a promise itself would be waited for.
    return { seen };
  });
  server.on('request', note);
  await page.keyboard.press('/');
  await page.keyboard.insertText(query);
  const ms = await time.evaluate(({ seen }) => seen);
  server.off('request', note);
  await page.close();
  // The first result is shown from the first block of records; the others are asked for after it.
  const first = files.findIndex((f) => f.includes('/records-'));
  return { files: files.slice(0, first + 1), ms };
}

/** Bytes of files on the wire of a host that compresses text. */
export function onTheWire(folder: string, files: readonly string[]): number {
  return [...new Set(files)]
    .map((f) => readFileSync(path.join(folder, new URL(f, 'http://x').pathname)))
    .map((content) => Math.min(gzipSync(content).length, content.length))
    .reduce((n, bytes) => n + bytes, 0);
}
