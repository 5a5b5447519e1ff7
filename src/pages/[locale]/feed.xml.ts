import type { APIRoute } from 'astro';
import type { Locale } from '../../locale/locales.ts';
import { brief } from '../../publication/current-brief.ts';
import { feed } from '../../publication/feed.ts';
import { localePaths } from '../../publication/locale-paths.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute<{ locale: Locale }> = ({ props }) =>
	new Response(feed(brief, props.locale), {
		headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
	});
