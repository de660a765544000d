import type { APIRoute } from 'astro';
import { twin, twinPaths } from '../../components/twins.ts';
import { fullAddress } from '../../components/href.ts';
import { served } from '../../components/served.ts';
import { entryToMarkdown } from '../../domain/export/markdown.ts';

export const getStaticPaths = twinPaths;

export const GET: APIRoute = async ({ params }) => {
  const { library, entry } = await twin(params);
  return served(entryToMarkdown(library, entry, fullAddress), 'md');
};
