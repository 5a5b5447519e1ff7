import type { APIRoute } from 'astro';
import type { Locale } from '../../locale/locales.ts';
import { pictureCache } from '../../publication/build-options.ts';
import { cardOf } from '../../publication/card.ts';
import { brief } from '../../publication/current-brief.ts';
import { localePaths } from '../../publication/locale-paths.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute<{ locale: Locale }> = async ({ props }) =>
	new Response(await cardOf(brief, props.locale, undefined, pictureCache));
