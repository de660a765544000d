import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** What each folder may import from: schema <- domain <- library <- everything that shows. */
const allowed: Record<string, readonly string[]> = {
  schema: ['schema'],
  domain: ['schema', 'domain'],
  library: ['schema', 'domain', 'library'],
  // The browser runs a few small modules of the domain; a test of the built site keeps the rest of it out.
  islands: ['islands', 'domain', 'styles'],
  components: ['schema', 'domain', 'library', 'components', 'styles', 'islands'],
  layouts: ['schema', 'domain', 'library', 'components', 'layouts', 'styles', 'islands'],
  pages: ['schema', 'domain', 'library', 'components', 'layouts', 'styles', 'islands'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((f) => f.split(path.sep).join('/'))
  .filter((f) => /\.(?:ts|astro)$/.test(f) && !f.endsWith('.test.ts') && !f.endsWith('.d.ts'));

const importsOf = (file: string) =>
  [...readFileSync(`src/${file}`, 'utf8').matchAll(/^\s*(?:import|export)\b[^'"\n]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm)].map(
    (m) => m[1] ?? m[2] ?? '',
  );

it('imports run one way: schema <- domain <- library <- pages, components, scripts', () => {
  const wrong = files.flatMap((file) => {
    const from = file.split('/')[0] ?? '';
    const may = allowed[from];
    if (!may) return [];
    return importsOf(file)
      .filter((i) => i.startsWith('.'))
      .map((i) => path.posix.join(path.posix.dirname(file), i).split('/')[0] ?? '')
      .filter((to) => !may.includes(to))
      .map((to) => `${file} imports from ${to}`);
  });
  expect(wrong).toEqual([]);
});

it('the schema and the domain know nothing of Node or Astro', () => {
  const wrong = files
    .filter((f) => f.startsWith('schema/') || f.startsWith('domain/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((i) => i.startsWith('node:') || i.startsWith('astro'))
        .map((i) => `${file} imports ${i}`),
    );
  expect(wrong).toEqual([]);
});

it('nothing but the library reads content', () => {
  const wrong = files
    .filter((f) => !f.startsWith('library/') && !f.startsWith('testing/'))
    .filter((f) => /from ['"]node:fs/.test(readFileSync(`src/${f}`, 'utf8')));
  expect(wrong).toEqual([]);
});

it('pages show their view and nothing else of the library', () => {
  // Addresses, headers and the words of citations: none of them knows an entry.
  const may = ['library/addresses.ts', 'library/security.ts', 'library/citations.ts'];
  const wrong = files
    .filter((f) => /^(?:pages|components|layouts|islands)\//.test(f))
    .flatMap((file) =>
      importsOf(file)
        .map((i) => path.posix.join(path.posix.dirname(file), i))
        .filter((i) => i.startsWith('library/') && !may.includes(i))
        .map((i) => `${file} imports ${i}`),
    );
  expect(wrong).toEqual([]);
});

it('finds files to look at', () => {
  expect(files.length).toBeGreaterThan(50);
});
