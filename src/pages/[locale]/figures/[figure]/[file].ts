import type { APIRoute } from 'astro';
import type { Figure } from '../../../../charts/figure.ts';
import { locales, type Locale } from '../../../../locale/locales.ts';
import { pictureCache } from '../../../../publication/build-options.ts';
import { brief } from '../../../../publication/current-brief.ts';
import { figureFile, formatsOf, type FigureFormat } from '../../../../publication/figure-files.ts';

export function getStaticPaths() {
	return locales.flatMap((locale) =>
		[...brief.figures.values()].flatMap((figure) =>
			formatsOf(figure).map((format) => ({
				params: { locale, figure: figure.id, file: `${figure.id}.${format}` },
				props: { locale, figure, format },
			})),
		),
	);
}

interface Props {
	locale: Locale;
	figure: Figure;
	format: FigureFormat;
	[key: string]: unknown;
}

export const GET: APIRoute<Props> = async ({ props: { locale, figure, format } }) => {
	const { body, mediaType } = await figureFile(brief, figure, {
		locale,
		format,
		cache: pictureCache,
	});
	return new Response(body, { headers: { 'Content-Type': mediaType } });
};
