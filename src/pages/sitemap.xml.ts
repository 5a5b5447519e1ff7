import type { APIRoute } from 'astro';
import { brief } from '../publication/current-brief.ts';
import { sitemap } from '../publication/sitemap.ts';

export const GET: APIRoute = () =>
	new Response(sitemap(brief), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
