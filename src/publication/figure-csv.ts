import { tabulate, type Heading, type TabulatedCell } from '../charts/tabulate.ts';
import type { Figure } from '../charts/figure.ts';
import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import { figureView } from './figure-view.ts';
import { proseContext } from './page-context.ts';

/**
 * The numbers of a figure for a spreadsheet, with what they are and where they come from in front.
 * Numbers are written for machines, in the unit of the data.
 */
export function figureCsv(brief: Brief, figure: Figure, locale: Locale): string {
	const say = brief.words[locale];
	const { corner, columns, rows } = tabulate(figure.chart);
	const headingText = (heading: Heading) =>
		'word' in heading ? say(heading.word) : heading.label[locale];
	const plain = (text: string) => renderInline(text, proseContext(brief, { locale })).text;
	const view = figureView(brief, figure, locale);
	const facts = [
		`${view.number}. ${plain(figure.spec.title[locale])}`,
		plain(figure.spec.subtitle[locale]),
		...view.sources.map(({ text }) => `${say('figure.sources')}: ${text}`),
		new URL(brief.routes.figure(locale, figure.id), brief.edition.address).href,
	];
	const lines = [
		[
			headingText(corner),
			...columns.map(({ heading, unit }) =>
				unit === undefined
					? headingText(heading)
					: `${headingText(heading)} (${unit.name[locale]})`,
			),
		],
		...rows.map(({ head, cells }) => [
			head[locale],
			...cells.map((cell) => cellText(cell, locale)),
		]),
	];
	return [...facts.map((fact) => `# ${fact}`), ...lines.map(csvLine)].join('\r\n').concat('\r\n');
}

function cellText(cell: TabulatedCell, locale: Locale): string {
	if (cell === undefined) return '';
	return 'text' in cell ? cell.text[locale] : String(cell.datum.value);
}

/** One line of a CSV file. */
export function csvLine(fields: readonly string[]): string {
	return fields
		.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
		.join(',');
}
