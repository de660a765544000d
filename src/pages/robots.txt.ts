import type { APIRoute } from 'astro';
import { fullAddress } from '../components/href.ts';
import { served } from '../components/served.ts';

export const GET: APIRoute = () => served(`User-agent: *\nAllow: /\n\nSitemap: ${fullAddress('/sitemap-index.xml')}\n`, 'txt');
