import type { APIRoute, GetStaticPaths } from 'astro';
import { served } from '../../../components/served.ts';
import type { TextsFile } from '../../../domain/explorer/corpus.ts';
import { explorerFiles } from '../../../domain/views/explorer.ts';
import { siteLibrary } from '../../../library/site.ts';

export const getStaticPaths = (async () =>
  [...explorerFiles(await siteLibrary()).texts].map(([term, texts]) => ({ params: { term }, props: { texts } }))) satisfies GetStaticPaths;

/** What each term of a kind covers: loaded when terms of that kind are shown or words are searched. */
export const GET: APIRoute<{ texts: TextsFile }> = ({ props }) => served(JSON.stringify(props.texts), 'json');
