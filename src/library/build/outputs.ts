/** What the site consists of, beside the search index: pages, files, and what browsers load with them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { siteFiles } from '../../domain/export/files.ts';
import type { Library } from '../../domain/library.ts';
import { pagesOf } from '../../domain/views/pages.ts';
import { fullAddress } from '../addresses.ts';
import { headersFile } from '../security.ts';
import type { Renderer } from './templates.ts';

/** A file of the site, and how it is made. */
export interface Output {
  /** Path below the site's folder, beginning with "/". */
  file: string;
  /** Plain data and entries: a file that is made of the same by the same program is the same. */
  of(): unknown;
  /** What stands in it, in pieces where it may be too much for one. */
  make(of: unknown): string | Buffer | Iterable<string> | Promise<string>;
}

/** Everything in a fixed order: the pages first, the largest files last. */
export function outputsOf(library: Library, render: Renderer): Output[] {
  return [...pages(library, render), ...files(library)];
}

function* pages(library: Library, render: Renderer): Generator<Output> {
  for (const page of pagesOf(library))
    yield {
      file: page.address.endsWith('/') ? `${page.address}index.html` : page.address,
      of: page.view,
      make: (view) => render(page, view),
    };
}

function* files(library: Library): Generator<Output> {
  for (const { address, of, text } of siteFiles(library, fullAddress)) yield { file: address, of, make: text };
  yield { file: '/_headers', of: headersFile, make: (of) => of as string };
}

/** What browsers load with the pages, from the folder of the compiled templates. It changes with the program only. */
export function* assets(templates: string): Generator<Output> {
  const client = path.join(templates, 'client');
  for (const entry of readdirSync(client, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = path.join(entry.parentPath, entry.name);
    yield { file: `/${path.relative(client, from).split(path.sep).join('/')}`, of: () => '', make: () => readFileSync(from) };
  }
}
