import { wrapLabel } from '../charts/lettering.ts';
import type { Figure } from '../charts/figure.ts';
import { fontMeasurer } from '../charts/measure-text.ts';
import type { Weight } from '../charts/text-width.ts';
import type { Locale } from '../locale/locales.ts';
import type { Brief } from './brief.ts';
import { figureView, type FigureView } from './figure-view.ts';

/** How a figure is put into the page of another site. */
export interface Embed {
	/** The frame, as HTML. */
	readonly html: string;
	/** Pixels of height that the frame needs where it is wide, and on a phone. */
	readonly heights: { readonly wide: number; readonly narrow: number };
	/** The page in the frame, as a full address. */
	readonly address: string;
}

/** The width from which a frame shows the wide drawing, in pixels, and that of a small phone. */
export const frameWidths = { wide: 620, narrow: 320 } as const;

const measure = fontMeasurer();

export function embedOf(brief: Brief, figure: Figure, locale: Locale): Embed {
	const view = figureView(brief, figure, locale);
	const address = new URL(brief.routes.embed(locale, figure.id), brief.edition.address).href;
	const heights = {
		wide: frameHeight(view, frameWidths.wide),
		narrow: frameHeight(view, frameWidths.narrow),
	};
	const height = Math.max(heights.wide, heights.narrow);
	const title = escapeAttribute(`${view.number}. ${view.title.text}`);
	const html = `<iframe src="${address}" title="${title}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
	return { html, heights, address };
}

/** The answer to a program that asks how to embed the page of a figure (oEmbed 1.0). */
export function oembedOf(brief: Brief, figure: Figure, locale: Locale) {
	const { edition, routes } = brief;
	const view = figureView(brief, figure, locale);
	const { html, heights } = embedOf(brief, figure, locale);
	const picture = new URL(routes.figureFile(locale, figure.id, 'png'), edition.address).href;
	return {
		version: '1.0',
		type: 'rich',
		title: `${view.number}. ${view.title.text}`,
		author_name: edition.author[locale],
		provider_name: edition.shortTitle[locale],
		provider_url: new URL(routes.home(locale), edition.address).href,
		...(view.drawings === undefined ? {} : { thumbnail_url: picture }),
		html,
		width: frameWidths.wide,
		height: Math.max(heights.wide, heights.narrow),
	};
}

/**
 * The height that the page in a frame needs at a width. It follows the style of `Figure.astro`, and
 * a test in a browser holds it against what the page takes.
 */
function frameHeight(view: FigureView, width: number): number {
	const room = width - 2 * 16;
	const paragraph = (text: string, size: number, leading: number, weight: Weight = 400) =>
		textHeight(text, room, size, leading, weight);
	const head =
		24 + paragraph(view.title.text, 18.4, 1.35, 600) + paragraph(view.subtitle.text, 14, 1.5) + 15;
	const foot = [
		view.notes.map(({ text }) => text).join(' '),
		view.sourceParts.map(({ text, restriction = '' }) => `${text} ${restriction}`).join('; '),
		...(view.sharedDatasets.length > 0
			? [view.sharedDatasets.map(({ title }) => title).join('; ')]
			: []),
	].reduce((sum, text) => sum + paragraph(`${text} ················`, 12.5, 1.55) + 6, 14);
	const closing = 2 * 28 + 2 * 16 + 8;
	return Math.ceil(
		(head + legendHeight(view, room) + bodyHeight(view, room) + foot + closing) * 1.04,
	);
}

/** The height of a text in a column; its leading is a multiple of its size. */
function textHeight(
	text: string,
	column: number,
	size: number,
	leading: number,
	weight: Weight = 400,
): number {
	return wrapLabel(text, column, (each) => measure(each, size, weight)).length * size * leading;
}

/** Boxes of the legend, in rows that wrap. */
function legendHeight({ series }: FigureView, room: number): number {
	if (series.length < 2) return 0;
	let [rows, left] = [1, room];
	for (const { label } of series) {
		const width = measure(label, 12.5, 400) + 64;
		if (width > left) [rows, left] = [rows + 1, room];
		left -= width;
	}
	return rows * 31 + 10;
}

function bodyHeight({ drawings, sparklines, scorecard }: FigureView, room: number): number {
	if (drawings !== undefined) {
		const { width, height } = room >= 528 ? drawings.wide : drawings.narrow;
		return (Math.min(room, room >= 528 ? room : 432) / width) * height + 8;
	}
	const isStacked = room < 528;
	const rows = [
		...sparklines.map(({ label }) => {
			const words = textHeight(label, isStacked ? room : room * 0.35, 14, 1.5, 600);
			return isStacked ? words + 44 : Math.max(words, 28) + 14;
		}),
		...scorecard.map(({ label, reason }) => {
			const column = isStacked ? room : room * 0.42;
			const plain = reason.replaceAll(/<[^>]+>/g, '');
			const words = textHeight(label, column, 14, 1.5, 600) + textHeight(plain, column, 12.5, 1.55);
			// On a phone, two rows of two numbers stand under the words, some on two lines.
			return words + (isStacked ? 130 : 24);
		}),
	];
	return rows.reduce((sum, height) => sum + height, 70);
}

function escapeAttribute(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
