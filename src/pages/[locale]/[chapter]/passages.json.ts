import type { APIRoute } from 'astro';
import { locales } from '../../../locale/locales.ts';
import type { Chapter } from '../../../publication/chapter.ts';
import { brief } from '../../../publication/current-brief.ts';
import { passagesOf } from '../../../publication/passages.ts';

export function getStaticPaths() {
	return locales.flatMap((locale) =>
		brief.parts[locale].map((chapter) => ({
			params: { locale, chapter: chapter.head.slug },
			props: { chapter },
		})),
	);
}

export const GET: APIRoute<{ chapter: Chapter }> = ({ props }) =>
	Response.json(passagesOf(brief, props.chapter));
