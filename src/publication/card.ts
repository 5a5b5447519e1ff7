import { cardSvg } from '../charts/card.ts';
import { isDrawn, type DrawnChart } from '../charts/chart.ts';
import { fontMeasurer } from '../charts/measure-text.ts';
import { pngOf } from '../charts/raster.ts';
import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { proseContext } from './page-context.ts';
import { partName } from './part-name.ts';

const measure = fontMeasurer();

/** The card of a chapter, with its first drawn figure; of the publication, with its main one. */
export function cardOf(
	brief: Brief,
	locale: Locale,
	chapter: Chapter | undefined,
	cache: string,
): Promise<Uint8Array<ArrayBuffer>> {
	const { edition } = brief;
	const texts = {
		name: edition.shortTitle[locale],
		kicker: chapter === undefined ? edition.author[locale] : partName(brief, chapter),
		title:
			chapter === undefined
				? edition.shortTitle[locale]
				: renderInline(chapter.head.title, proseContext(brief, { locale })).text,
	};
	const context = { locale, measure, idPrefix: 'card' };
	return pngOf(cardSvg(mainChart(brief, chapter), texts, context), cache);
}

function mainChart(
	{ figures, edition }: Brief,
	chapter: Chapter | undefined,
): DrawnChart | undefined {
	const ids =
		chapter === undefined
			? [edition.mainFigure]
			: chapter.blocks.flatMap(({ kind, detail }) =>
					kind === 'component' && detail.startsWith('Figure ') ? [detail.slice(7)] : [],
				);
	return ids
		.map((id) => figures.get(id)?.chart)
		.find((chart): chart is DrawnChart => chart !== undefined && isDrawn(chart));
}
