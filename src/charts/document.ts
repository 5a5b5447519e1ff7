import type { Locale } from '../locale/locales.ts';
import type { DrawnChart } from './chart.ts';
import { wrapLabel } from './lettering.ts';
import { drawChart } from './render.ts';
import type { MeasureText, Weight } from './text-width.ts';
import { chartColours, drawingSizes, paperColour } from './theme.ts';

/** The words that a figure carries when it leaves its page. */
export interface DocumentTexts {
	readonly title: string;
	readonly subtitle: string;
	/** Notes, source and where the figure comes from, a paragraph each. */
	readonly foot: readonly string[];
	/** The alternative text. */
	readonly description: string;
}

export interface DocumentContext {
	readonly locale: Locale;
	readonly measure: MeasureText;
	/** Makes the ids of the drawing unique where several stand in one page. */
	readonly idPrefix: string;
}

const margin = 24;
const fallbackFaces = "'Be Vietnam Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/**
 * A figure as a whole SVG file: title, drawing, notes and source, with real text in named faces and
 * every colour written out, so that it needs nothing beside it.
 */
export function svgDocument(
	chart: DrawnChart,
	{ title, subtitle, foot, description }: DocumentTexts,
	{ locale, measure, idPrefix }: DocumentContext,
): string {
	const size = drawingSizes.wide;
	const drawing = drawChart(chart, { locale, size, measure, colour: paperColour }, idPrefix);
	const room = size.width;
	const text = paperColour(chartColours.text);
	const muted = paperColour(chartColours.muted);
	const lines: string[] = [];
	let y = margin;
	const set = (words: string, fontSize: number, weight: Weight, colour: string) => {
		for (const line of wrapLabel(words, room, (each) => measure(each, fontSize, weight))) {
			y += fontSize * 1.35;
			const bold = weight === 600 ? ' font-weight="600"' : '';
			lines.push(
				`<text x="${margin}" y="${tenths(y)}" font-size="${fontSize}"${bold} fill="${colour}">${escapeXml(line)}</text>`,
			);
		}
	};
	set(title, 19, 600, text);
	y += 2;
	set(subtitle, 13, 400, muted);
	y += 14;
	const top = tenths(y);
	y += drawing.height + 6;
	for (const paragraph of foot) {
		y += 3;
		set(paragraph, 10.5, 400, muted);
	}
	const [width, height] = [room + 2 * margin, Math.ceil(y + margin)];
	return [
		'<?xml version="1.0" encoding="UTF-8"?>\n',
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
		` role="img" xml:lang="${locale}" font-family="${fallbackFaces}" text-rendering="geometricPrecision">`,
		`<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>`,
		`<rect width="${width}" height="${height}" fill="${paperColour(chartColours.ground)}"/>`,
		lines.join(''),
		`<g transform="translate(${margin} ${top})">${solid(drawing.markup)}</g>`,
		'</svg>\n',
	].join('');
}

/** Mixed colours written out: programs other than browsers do not mix. */
export function solid(markup: string): string {
	return markup.replaceAll(
		/color-mix\(in srgb, (#[0-9a-f]{6}) (\d+)%, (#[0-9a-f]{6})\)/g,
		(_match, over: string, percent: string, under: string) =>
			mix(over, under, Number(percent) / 100),
	);
}

function mix(over: string, under: string, share: number): string {
	const parts = (colour: string) =>
		[1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
	const below = parts(under);
	const mixed = parts(over).map((part, index) => part * share + (below[index] ?? 0) * (1 - share));
	return `#${mixed.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const tenths = (value: number) => Math.round(value * 10) / 10;
