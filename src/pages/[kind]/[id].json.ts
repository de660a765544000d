import type { APIRoute } from 'astro';
import { twin, twinPaths } from '../../components/twins.ts';
import { served } from '../../components/served.ts';
import { entryToData, toJson } from '../../domain/export/data.ts';

export const getStaticPaths = twinPaths;

export const GET: APIRoute = async ({ params }) => {
  const { entry } = await twin(params);
  return served(toJson(entryToData(entry)), 'json');
};
