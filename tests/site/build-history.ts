/**
 * Builds the site as it would be after five releases with changes of every class, and with more deals than one page of their list holds, from a
 * copy of the project in a temporary folder, so that such pages can be looked at whatever has been released and recorded so far.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { dealsPerPage } from '../../src/domain/views/deals.ts';
import { bumpEntry } from '../../src/library/bump.ts';
import { readLibrary } from '../../src/library/read.ts';
import { prepareRelease, writeRelease } from '../../src/library/release.ts';
import { syntheticDeals } from '../../src/testing/synthetic.ts';

const project = process.cwd();
const root = mkdtempSync(path.join(tmpdir(), 'dealshape-history-'));
const at = (...parts: string[]) => path.join(root, ...parts);
for (const name of ['src', 'scripts', 'patterns', 'content', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
  cpSync(path.join(project, name), at(name), { recursive: true });
symlinkSync(path.join(project, 'node_modules'), at('node_modules'));
rmSync(at('content/releases'), { recursive: true, force: true });

/** Edits a file of the copy. @throws Error when the edit changes nothing, because the content no longer has what it is about */
function edit(file: string, from: RegExp | string, to: string): void {
  const before = readFileSync(at(file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${String(from)} any more; choose another place to edit.`);
  writeFileSync(at(file), after);
}

// Nothing may lie ahead of the day of the check, so all of it happens today.
const date = new Date().toISOString().slice(0, 10);
const release = async () => writeRelease(root, await prepareRelease(root, date));
const deal = 'content/deals/microsoft-openai.yaml';

const { library } = await readLibrary(root);
for (const { file, data } of syntheticDeals(library, Math.max(0, dealsPerPage + 20 - library.entries.deals.size), 3))
  writeFileSync(at(file), stringify(data));
await release();

// Patch: the wording of a clause.
edit('content/clauses/right-of-first-refusal.mdx', /^purpose: >-\n {2}/m, 'purpose: >-\n  In short: it ');
await bumpEntry(root, 'clauses', 'right-of-first-refusal', { level: 'patch', note: 'The purpose is said in short.', date });
await release();

// Minor: a sign more. Added: two deals.
edit('content/moves/premature-exclusivity.mdx', /^earlySigns:\n/m, 'earlySigns:\n  - a sign that was added\n');
await bumpEntry(root, 'moves', 'premature-exclusivity', { level: 'minor', note: 'A sign more.', date });
for (const n of ['one', 'two']) {
  const text = readFileSync(at(deal), 'utf8')
    .replace(/^related: .*\n/m, '')
    .replace(/^name: .*$/m, `name: A deal for a time, ${n}`);
  writeFileSync(at(`content/deals/for-a-time-${n}.yaml`), text);
}
await release();

// Major: another severity. Changed: the record of a deal.
edit('content/moves/premature-exclusivity.mdx', /^severity: .*$/m, 'severity: costly');
await bumpEntry(root, 'moves', 'premature-exclusivity', { level: 'major', note: 'It turned out to be no more than costly.', date });
edit(deal, /^summary: >-\n/m, 'summary: >-\n  A sentence that was added.\n');
await release();

// Retired, replaced, renamed.
for (const n of ['one', 'two']) rmSync(at(`content/deals/for-a-time-${n}.yaml`));
writeFileSync(
  at('content/releases/retired.yaml'),
  [
    `- { kind: deals, id: for-a-time-one, on: ${date}, why: It was a deal for a test. }`,
    `- { kind: deals, id: for-a-time-two, on: ${date}, why: It was the same deal., replacedBy: microsoft-openai }`,
    '',
  ].join('\n'),
);
cpSync(at('content/clauses/right-of-first-refusal.mdx'), at('content/clauses/first-refusal-right.mdx'));
rmSync(at('content/clauses/right-of-first-refusal.mdx'));
for (const folder of ['patterns', 'content'])
  for (const name of readdirSync(at(folder), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:mdx|yaml)$/.test(name) || name.startsWith('releases')) continue;
    const before = readFileSync(at(folder, name), 'utf8');
    const after = before.replace(/(?<![\w-])right-of-first-refusal(?![\w-])/g, 'first-refusal-right');
    if (after !== before) writeFileSync(at(folder, name), after);
  }
edit('content/clauses/first-refusal-right.mdx', /^aliases:/m, 'formerly: [right-of-first-refusal]\naliases:');
// Prose that links to the clause was reworded by that, which is a change of the entries that have it.
const linking = await prepareRelease(root, date).then(
  () => '',
  (error: Error) => error.message,
);
for (const [, kind, id] of new Set(linking.matchAll(/npm run bump (\w+) ([\w-]+) patch/g)))
  await bumpEntry(root, kind as 'patterns', id!, { level: 'patch', note: 'Links to the clause by its new name.', date });
await release();

// In no release yet.
edit('patterns/white-label-ai.mdx', /^summary: >-\n/m, 'summary: >-\n  A sentence that is in no release yet.\n');
await bumpEntry(root, 'patterns', 'white-label-ai', { level: 'patch', note: 'A sentence more.', date });

const to = process.env['BUILD_TO'] ?? 'dist-history';
const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, BUILD_TO: 'dist' } });
if (status === 0) {
  rmSync(to, { recursive: true, force: true });
  cpSync(at('dist'), to, { recursive: true });
}
rmSync(root, { recursive: true, force: true });
process.exitCode = status ?? 1;
