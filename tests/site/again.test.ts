/** A build again, in a copy of the project: the same bytes as a build from nothing, whatever has changed since the last one. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf } from './site.ts';

const root = mkdtempSync(path.join(tmpdir(), 'dealshape-again-'));
const at = (...parts: string[]) => path.join(root, ...parts);
const text = (file: string) => readFileSync(at(file), 'utf8');

beforeAll(() => {
  for (const name of ['src', 'scripts', 'patterns', 'content', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(name, at(name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), at('node_modules'));
  rmSync(at('content/releases'), { recursive: true, force: true });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Edits a file of the copy. @throws Error when the edit changes nothing, because the content no longer has what it is about */
function edit(file: string, from: RegExp | string, to: string): void {
  const before = text(file);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${String(from)} any more; choose another place to edit.`);
  writeFileSync(at(file), after);
}

function build(): { ok: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: root, encoding: 'utf8' });
  return { ok: status === 0, said: `${stdout}${stderr}` };
}

/** Digest of every file of the built site. */
const site = () =>
  Object.fromEntries(
    filesOf(at('dist')).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(at('dist', file)))
        .digest('hex'),
    ]),
  );

const fromNothing = () => {
  rmSync(at('.cache'), { recursive: true, force: true });
  rmSync(at('dist'), { recursive: true, force: true });
  expect(build()).toEqual({ ok: true, said: '' });
  return site();
};

const different = (a: Record<string, string>, b: Record<string, string>) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((file) => a[file] !== b[file]).sort();

describe('a build again', () => {
  it('makes the same bytes as one from nothing: after edits, with files added, renamed and removed, and with a site that was tampered with', () => {
    const first = fromNothing();

    // By itself, because it changes what nearly everything is made of.
    edit('content/vocabulary/states.yaml', 'label: In force', 'label: In force today');
    expect(build()).toEqual({ ok: true, said: '' });
    expect(different(first, site())).toEqual(expect.arrayContaining(['/deals/microsoft-openai/index.html', '/deals/microsoft-openai.md']));

    edit('content/deals/microsoft-openai.yaml', /^summary: >-\n/m, 'summary: >-\n  A sentence that was added.\n');
    edit('content/moves/premature-exclusivity.mdx', /\n$/, '\n\nA paragraph that was added.\n');
    edit('content/parties/oracle.yaml', /^name: .*$/m, 'name: Oracle by another name');
    cpSync(at('content/parties/nebius.yaml'), at('content/parties/nebius-group.yaml'));
    rmSync(at('content/parties/nebius.yaml'));
    edit('content/parties/nebius-group.yaml', /^kind:/m, 'formerly: [nebius]\nkind:');
    for (const file of filesOf(at('content')).filter((f) => f.startsWith('/deals/') || f.startsWith('/commitments/'))) {
      const before = text(`content${file}`);
      const after = before.replace(/(?<![\w-])nebius(?![\w-.])/g, 'nebius-group');
      if (after !== before) writeFileSync(at('content', file), after);
    }
    rmSync(at('dist/llms.txt'));
    writeFileSync(at('dist/deals/index.html'), 'Tampered with.');

    expect(build()).toEqual({ ok: true, said: '' });
    const again = site();
    const changed = different(first, again);
    expect(changed).toEqual(
      expect.arrayContaining([
        '/deals/microsoft-openai/index.html',
        '/moves/premature-exclusivity.md',
        '/parties/nebius-group/index.html',
        '/parties/nebius/cite/index.html',
        '/parties/oracle/index.html',
        '/sitemap-0.xml',
      ]),
    );
    expect(again['/parties/nebius/cite/index.html']).toBeUndefined();
    expect(readFileSync(at('dist/parties/nebius/index.html'), 'utf8')).toContain('/parties/nebius-group/');
    expect(readFileSync(at('dist/sitemap-0.xml'), 'utf8')).not.toContain('/parties/nebius/');
    expect(different(again, fromNothing())).toEqual([]);
  });

  it('changes nothing after an edit that says nothing', () => {
    const before = site();
    edit('content/commitments/' + filesOf(at('content/commitments'))[0]!.slice(1), /^/, '# A comment changes the file and nothing that it says.\n');
    expect(build()).toEqual({ ok: true, said: '' });
    expect(different(before, site())).toEqual([]);
  });

  it('says what is wrong and leaves the last good site, and goes on when it is mended', () => {
    const before = site();
    edit('content/deals/microsoft-openai.yaml', /^summary:/m, 'sumary:');
    const { ok, said } = build();
    expect(ok).toBe(false);
    expect(said).toContain('content/deals/microsoft-openai.yaml:');
    expect(said).toMatch(/The site was not built; the last good one is as it was\.\n$/);
    expect(different(before, site())).toEqual([]);
    edit('content/deals/microsoft-openai.yaml', /^sumary:/m, 'summary:');
    expect(build()).toEqual({ ok: true, said: '' });
    expect(different(before, site())).toEqual([]);
  });
});

describe('npm start', () => {
  it('serves the site, follows a change of the content, and keeps the last good site through a mistake', async () => {
    const start = spawn(process.execPath, ['scripts/start.ts'], { cwd: root, env: { ...process.env, PORT: '0' } });
    let said = '';
    for (const stream of [start.stdout, start.stderr]) stream.on('data', (words: Buffer) => (said += words.toString()));
    const until = async (words: RegExp) => {
      for (let i = 0; i < 600; i++) {
        const match = words.exec(said);
        if (match) {
          said = '';
          return match;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`"${words.source}" was not said, but: ${said}`);
    };
    try {
      const [, address = ''] = await until(/Dealshape is at (\S+) and follows changes of the content/);
      const page = async () => (await fetch(new URL('deals/microsoft-openai/', address))).text();
      expect(await page()).toContain('A sentence that was added.');
      edit('content/deals/microsoft-openai.yaml', 'A sentence that was added.', 'A sentence that was changed.');
      await until(/Built again in [\d.]+ s; files that changed: \d+\./);
      expect(await page()).toContain('A sentence that was changed.');
      edit('content/deals/microsoft-openai.yaml', /^summary:/m, 'sumary:');
      await until(/The site was not built; the last good one is as it was\./);
      expect(await page()).toContain('A sentence that was changed.');
      edit('content/deals/microsoft-openai.yaml', /^sumary:/m, 'summary:');
      await until(/Built again/);
    } finally {
      start.kill();
    }
  });
});
