import type { APIRoute } from 'astro';
import { fullAddress } from '../../../components/href.ts';
import { served } from '../../../components/served.ts';
import { toJson } from '../../../domain/export/data.ts';
import { kindSchema } from '../../../domain/export/json-schema.ts';
import { kinds, type Kind } from '../../../schema/index.ts';
import { siteLibrary } from '../../../library/site.ts';

export const getStaticPaths = () => kinds.map((kind) => ({ params: { kind } }));

export const GET: APIRoute = async ({ params }) =>
  served(toJson(kindSchema(await siteLibrary(), params['kind'] as Kind, fullAddress(`/data/schema/${params['kind']}.json`))), 'json');
