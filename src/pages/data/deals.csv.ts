import type { APIRoute } from 'astro';
import { served } from '../../components/served.ts';
import { dealsToCsv } from '../../domain/export/csv.ts';
import { siteLibrary } from '../../library/site.ts';

export const GET: APIRoute = async () => served(dealsToCsv(await siteLibrary()), 'csv');
