import type { APIRoute } from 'astro';
import { locales } from '../../../locale/locales.ts';
import { pictureCache } from '../../../publication/build-options.ts';
import { cardOf } from '../../../publication/card.ts';
import type { Chapter } from '../../../publication/chapter.ts';
import { brief } from '../../../publication/current-brief.ts';

export function getStaticPaths() {
	return locales.flatMap((locale) =>
		brief.parts[locale].map((chapter) => ({
			params: { locale, chapter: chapter.head.slug },
			props: { chapter },
		})),
	);
}

export const GET: APIRoute<{ chapter: Chapter }> = async ({ props: { chapter } }) =>
	new Response(await cardOf(brief, chapter.locale, chapter, pictureCache));
