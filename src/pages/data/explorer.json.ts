import type { APIRoute } from 'astro';
import { served } from '../../components/served.ts';
import { explorerDeals } from '../../domain/views/explorer.ts';
import { siteLibrary } from '../../library/site.ts';

/** What the page of deals computes with; the whole entries are in deals.json. */
export const GET: APIRoute = async () => served(JSON.stringify(explorerDeals(await siteLibrary())), 'json');
