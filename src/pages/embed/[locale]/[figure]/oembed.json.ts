import type { APIRoute } from 'astro';
import type { Figure } from '../../../../charts/figure.ts';
import { locales, type Locale } from '../../../../locale/locales.ts';
import { brief } from '../../../../publication/current-brief.ts';
import { oembedOf } from '../../../../publication/embed.ts';

export function getStaticPaths() {
	return locales.flatMap((locale) =>
		[...brief.figures.values()].map((figure) => ({
			params: { locale, figure: figure.id },
			props: { locale, figure },
		})),
	);
}

interface Props {
	locale: Locale;
	figure: Figure;
	[key: string]: unknown;
}

export const GET: APIRoute<Props> = ({ props: { locale, figure } }) =>
	Response.json(oembedOf(brief, figure, locale));
