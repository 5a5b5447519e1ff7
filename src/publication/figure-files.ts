import { isDrawn, type Chart } from '../charts/chart.ts';
import { svgDocument } from '../charts/document.ts';
import type { Figure } from '../charts/figure.ts';
import { fontMeasurer } from '../charts/measure-text.ts';
import { pngOf } from '../charts/raster.ts';
import { tabulate, type TabulatedCell } from '../charts/tabulate.ts';
import type { ValueStatus } from '../datasets/cell.ts';
import { csvText, type CsvField } from '../datasets/write-csv.ts';
import type { Locale } from '../locale/locales.ts';
import type { Brief } from './brief.ts';
import { figureView, type FigureView } from './figure-view.ts';

/** What a figure can be taken away as; one that is a table has no picture. */
export const figureFormats = ['csv', 'svg', 'png', 'json'] as const;

export type FigureFormat = (typeof figureFormats)[number];

const mediaTypes: Record<FigureFormat, string> = {
	csv: 'text/csv; charset=utf-8',
	svg: 'image/svg+xml',
	png: 'image/png',
	json: 'application/json',
};

export function formatsOf({ chart }: Figure): FigureFormat[] {
	return figureFormats.filter((format) => isDrawn(chart) || format === 'csv' || format === 'json');
}

export interface FigureFile {
	readonly body: string | Uint8Array<ArrayBuffer>;
	readonly mediaType: string;
}

/** A figure as a file. Pictures are kept in the folder `cache` from one build to the next. */
export async function figureFile(
	brief: Brief,
	figure: Figure,
	{ locale, format, cache }: { locale: Locale; format: FigureFormat; cache: string },
): Promise<FigureFile> {
	const view = figureView(brief, figure, locale);
	return { body: await bodyOf(), mediaType: mediaTypes[format] };

	async function bodyOf(): Promise<FigureFile['body']> {
		switch (format) {
			case 'csv':
				return figureCsv(brief, figure, view, locale);
			case 'json':
				return figureJson(brief, figure, view, locale);
			case 'svg':
				return figureSvg(brief, figure, view, locale);
			case 'png':
				return pngOf(figureSvg(brief, figure, view, locale), cache);
		}
	}
}

const measure = fontMeasurer();

const drawn = new WeakMap<FigureView, string>();

/** The drawing with its words, made once: it is a file of its own, and what the picture is made of. */
function figureSvg(brief: Brief, figure: Figure, view: FigureView, locale: Locale): string {
	const document = drawn.get(view) ?? drawFigure(brief, figure, view, locale);
	drawn.set(view, document);
	return document;
}

function drawFigure(brief: Brief, { id, chart }: Figure, view: FigureView, locale: Locale): string {
	if (!isDrawn(chart)) throw new Error(`The figure “${id}” is a table and has no drawing.`);
	const say = brief.words[locale];
	const notes = view.notes.map(({ text }) => text).join(' ');
	const { origin, restrictions } = provenance(brief, view, locale);
	const foot = [
		...(notes === '' ? [] : [`${say('figure.notes')}: ${notes}`]),
		`${say('figure.sources')}: ${view.sourceParts.map(({ text }) => text).join('; ')}.`,
		...restrictions,
		origin,
	];
	const texts = {
		title: view.title.text,
		subtitle: view.subtitle.text,
		foot,
		description: view.description,
	};
	return svgDocument(chart, texts, { locale, measure, idPrefix: `${locale}-${id}` });
}

/** Lines that say what the file is, then the table: a column for each, and for what is not plain. */
function figureCsv(brief: Brief, { chart }: Figure, view: FigureView, locale: Locale): string {
	const say = brief.words[locale];
	const { address, edition, licence, restrictions } = provenance(brief, view, locale);
	const head = [
		['title', `${view.number}. ${view.title.text}`],
		['subtitle', view.subtitle.text],
		...view.notes.map(({ text }) => ['note', text]),
		...view.sources.map(({ text }) => ['source', text]),
		...restrictions.map((text) => ['terms of the data', text]),
		['publication', edition],
		['address', address],
		['licence', licence],
		...unitsOf(chart, locale).map((text) => ['unit', text]),
	];
	const { rows } = tabulate(chart);
	const columns = view.table.columns.map((heading, index) => ({
		heading,
		isFlagged: rows.some(({ cells }) => isFlagged(cells[index])),
	}));
	const header = [
		view.table.corner,
		...columns.flatMap(({ heading, isFlagged: hasStatus }) =>
			hasStatus ? [heading, say('figure.statusOf', { column: heading })] : [heading],
		),
	];
	const body = rows.map(({ head: first, cells }): CsvField[] => [
		first[locale],
		...columns.flatMap(({ isFlagged: hasStatus }, index): CsvField[] => {
			const cell = cells[index];
			const status = statusOf(cell);
			const said = status === 'reported' ? '' : say(`figure.status.${status}`);
			return hasStatus ? [plainField(cell, locale), said] : [plainField(cell, locale)];
		}),
	]);
	const lines = head.map(([key = '', text = '']) => `# ${key}: ${inertText(text)}\n`);
	return lines.join('') + csvText([header, ...body]);
}

/** A text on one line of which no part is a formula when a spreadsheet cuts it at its separators. */
function inertText(text: string): string {
	return text.replaceAll(/\s+/g, ' ').replaceAll(/([,;]\s?"?)(?=[=+@-])/g, "$1'");
}

function figureJson(
	brief: Brief,
	{ id, spec, chart }: Figure,
	view: FigureView,
	locale: Locale,
): string {
	const { address, edition, licence, restrictions } = provenance(brief, view, locale);
	const { rows } = tabulate(chart);
	const file = {
		id,
		language: locale,
		number: view.number,
		title: view.title.text,
		subtitle: view.subtitle.text,
		notes: view.notes.map(({ text }) => text),
		description: view.description,
		sources: view.sources.map(({ dataset, text }) => ({ dataset, text })),
		termsOfTheData: restrictions,
		publication: edition,
		address,
		licence,
		specification: spec,
		table: {
			columns: [view.table.corner, ...view.table.columns],
			rows: rows.map(({ head, cells }) => [
				head[locale],
				...cells.map((cell) => plainField(cell, locale) ?? null),
			]),
		},
		chart,
	};
	return `${JSON.stringify(file)}\n`;
}

/** A cell in the unit that the table shows, in full precision. */
function plainField(cell: TabulatedCell, locale: Locale): CsvField {
	if (cell === undefined) return undefined;
	return 'text' in cell ? cell.text[locale] : cell.datum.value / cell.unit.factor;
}

function statusOf(cell: TabulatedCell): ValueStatus {
	return cell !== undefined && 'datum' in cell ? cell.datum.status : 'reported';
}

function isFlagged(cell: TabulatedCell): boolean {
	return statusOf(cell) !== 'reported';
}

/** The units of the columns, where the heads do not name them. */
function unitsOf(chart: Chart, locale: Locale): string[] {
	const units = tabulate(chart).columns.flatMap(({ unit }) =>
		unit === undefined ? [] : [unit.name[locale]],
	);
	return chart.kind === 'scatter' ? [] : [...new Set(units)];
}

/** What every file says of where it comes from and what may be done with it. */
function provenance({ edition, routes, words }: Brief, view: FigureView, locale: Locale) {
	const say = words[locale];
	const address = new URL(routes.figure(locale, view.id), edition.address).href;
	const { text: licence } = edition.licences;
	const origin = say('figure.origin', {
		number: view.number,
		title: edition.shortTitle[locale],
		edition: edition.id,
		address,
		licence: licence.name,
	});
	return {
		address,
		origin,
		edition: `${edition.author[locale]}, ${edition.title[locale]}, ${edition.id}`,
		licence: `${licence.name} ${licence.url}`,
		restrictions: view.sources.flatMap(({ restriction }) =>
			restriction === undefined ? [] : [restriction],
		),
	};
}
