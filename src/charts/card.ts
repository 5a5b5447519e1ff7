import type { DrawnChart } from './chart.ts';
import { solid, type DocumentContext } from './document.ts';
import { wrapLabel } from './lettering.ts';
import { drawChart } from './render.ts';
import { chartColours, drawingSizes, paperColour } from './theme.ts';

/** The words of a card. */
export interface CardTexts {
	/** The publication. */
	readonly name: string;
	/** “Chapter 3”. */
	readonly kicker: string;
	readonly title: string;
}

/** Half of the 1200 × 630 pixels that networks ask for: pictures are made at twice the size. */
const card = { width: 600, height: 315, margin: 28 };

/** The picture that stands for a page where it is shared: its title beside its main figure. */
export function cardSvg(
	chart: DrawnChart | undefined,
	{ name, kicker, title }: CardTexts,
	{ locale, measure, idPrefix }: DocumentContext,
): string {
	const { width, height, margin } = card;
	const text = paperColour(chartColours.text);
	const muted = paperColour(chartColours.muted);
	const ground = paperColour(chartColours.ground);
	const room = (chart === undefined ? width : 258) - 2 * margin + 14;
	const fits = (fontSize: number) => wrapLabel(title, room, (each) => measure(each, fontSize, 600));
	const fontSize = [24, 21, 18, 16].find((size) => fits(size).length * size * 1.3 < 200) ?? 14;
	const lines = fits(fontSize).map(
		(line, index) =>
			`<text x="${margin}" y="${(84 + index * fontSize * 1.3).toFixed(1)}" font-size="${fontSize}" font-weight="600" fill="${text}">${escapeXml(line)}</text>`,
	);
	const size = drawingSizes.narrow;
	const drawing =
		chart === undefined
			? undefined
			: drawChart(chart, { locale, size, measure, colour: paperColour }, idPrefix);
	const scale =
		drawing === undefined ? 1 : Math.min(318 / drawing.width, (height - 56) / drawing.height);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Be Vietnam Pro">`,
		`<rect width="${width}" height="${height}" fill="${ground}"/>`,
		`<rect width="${width}" height="5" fill="${paperColour('var(--series-a)')}"/>`,
		`<text x="${margin}" y="48" font-size="12" font-weight="600" fill="${paperColour('var(--series-case)')}">${escapeXml(kicker)}</text>`,
		...lines,
		`<text x="${margin}" y="${height - margin + 4}" font-size="11" fill="${muted}">${escapeXml(name)}</text>`,
		drawing === undefined
			? ''
			: `<g transform="translate(${(width - margin + 8 - drawing.width * scale).toFixed(1)} ${((height - drawing.height * scale) / 2).toFixed(1)}) scale(${scale.toFixed(4)})">${solid(drawing.markup)}</g>`,
		'</svg>',
	].join('');
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
