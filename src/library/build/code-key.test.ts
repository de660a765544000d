import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeKey } from './code-key.ts';

let root = '';
const write = (file: string, text: string) => writeFile(path.join(root, file), text);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'dealshape-key-'));
  for (const folder of ['src/pages', 'public', 'content']) await mkdir(path.join(root, folder), { recursive: true });
  await write('package-lock.json', '{}');
  await write('src/pages/index.astro', '<p>A page.</p>');
});

afterEach(() => rm(root, { recursive: true, force: true }));

describe('the key of the program', () => {
  it.each([
    ['a page is changed', 'src/pages/index.astro', '<p>Another page.</p>'],
    ['a file is added', 'src/another.ts', ''],
    ['a dependency has another version', 'package-lock.json', '{ "version": 2 }'],
    ['a public file is added', 'public/robots.txt', 'x'],
  ])('changes when %s', async (_, file, text) => {
    const before = codeKey(root);
    await write(file, text);
    expect(codeKey(root)).not.toBe(before);
  });

  it.each([
    ['content', 'content/a-deal.yaml'],
    ['a test', 'src/pages.test.ts'],
  ])('stays when %s is added', async (_, file) => {
    const before = codeKey(root);
    await write(file, 'x');
    expect(codeKey(root)).toBe(before);
  });
});
