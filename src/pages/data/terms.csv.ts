import type { APIRoute } from 'astro';
import { served } from '../../components/served.ts';
import { termsToCsv } from '../../domain/export/csv.ts';
import { siteLibrary } from '../../library/site.ts';

export const GET: APIRoute = async () => served(termsToCsv(await siteLibrary()), 'csv');
