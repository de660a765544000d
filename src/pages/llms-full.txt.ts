import type { APIRoute } from 'astro';
import { fullAddress } from '../components/href.ts';
import { served } from '../components/served.ts';
import { entryToMarkdown } from '../domain/export/markdown.ts';
import { all } from '../domain/library.ts';
import { kinds } from '../schema/index.ts';
import { siteLibrary } from '../library/site.ts';

export const GET: APIRoute = async () => {
  const library = await siteLibrary();
  return served(kinds.flatMap((kind) => all(library, kind).map((entry) => entryToMarkdown(library, entry, fullAddress))).join('\n---\n\n'), 'txt');
};
