/** Finds a Chromium on this machine for the tests, the screenshots and the measurements. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a Chromium, installed from Debian's packages where there is none and we may; undefined where that is not possible. */
export function findBrowser(): string | undefined {
  const here = () => places.find((p) => p && existsSync(p));
  const found = here();
  if (found || process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  console.log('Installing Chromium from the system packages, because the tests look at the site in a browser.');
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options);
  } catch {
    return undefined;
  }
  return here();
}

/** What to do where no browser was found, in one line. */
export const noBrowser = 'No Chromium was found: install it (Debian: apt-get install chromium) or set CHROMIUM to the path of a Chromium or Chrome.';

/** Flags with which Chromium asks nothing of the network on its own. The sandbox cannot be used by root. */
export const flags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser. @throws Error with what to do where there is none */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(noBrowser);
  return chromium.launch({ executablePath, args: flags });
}
