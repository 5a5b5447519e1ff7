import type { APIRoute } from 'astro';
import { brief } from '../publication/current-brief.ts';

/** Everything may be read and indexed, frozen editions included. */
export const GET: APIRoute = () =>
	new Response(
		`User-agent: *\nAllow: /\nSitemap: ${new URL(brief.routes.sitemap, brief.edition.address).href}\n`,
	);
