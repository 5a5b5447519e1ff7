import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import {
	isDrawn,
	type Chart,
	type Datum,
	type CategoryChart,
	type DrawnChart,
} from '../../../src/charts/chart.ts';
import type { Figure } from '../../../src/charts/figure.ts';
import { tabulate } from '../../../src/charts/tabulate.ts';
import { formatNumber } from '../../../src/locale/format.ts';
import { locales } from '../../../src/locale/locales.ts';
import type { Brief } from '../../../src/publication/brief.ts';
import { figureFile } from '../../../src/publication/figure-files.ts';
import { figureView } from '../../../src/publication/figure-view.ts';
import { briefs } from '../../support/briefs.ts';
import { verticesOf } from '../../support/svg-vertices.ts';

const cases = Object.entries(briefs).flatMap(([name, brief]) =>
	[...brief.figures.values()].map((figure) => ({ name: `${name}: ${figure.id}`, brief, figure })),
);

describe.each(cases)('$name', ({ brief, figure }) => {
	test.each(locales)('table and CSV carry the same numbers (%s)', async (locale) => {
		const { table } = figureView(brief, figure, locale);
		const { rows } = tabulate(figure.chart);
		const csv = await textOf(brief, figure, locale, 'csv');
		const [header = [], ...records]: string[][] = parse(csv, {
			comment: '#',
			comment_no_infix: true,
		});
		expect(records.map(([head]) => head)).toEqual(table.rows.map(({ head }) => head));
		for (const [column, heading] of table.columns.entries()) {
			const at = header.indexOf(heading, 1);
			for (const [index, { cells }] of rows.entries()) {
				const cell = cells[column];
				const shown = table.rows[index]?.cells[column]?.text;
				const given = records[index]?.[at] ?? '';
				if (cell === undefined) expect([shown, given]).toEqual(['', '']);
				else if ('text' in cell) expect(given).toBe(shown);
				else {
					const { unit, digits } = cell;
					expect(given).toMatch(/^-?\d/);
					expect(formatNumber(Number(given), locale, { digits, isGrouped: unit.grouped })).toBe(
						shown,
					);
				}
			}
		}
	});

	test.each(locales)('the alternative text says only numbers of the table (%s)', (locale) => {
		const { description, table } = figureView(brief, figure, locale);
		const known = new Set(
			[
				...table.rows.flatMap(({ head, cells }) => [head, ...cells.map(({ text }) => text)]),
				...namesOf(figure.chart, locale),
			].flatMap(numbersIn),
		);
		const counts = new Set(countsOf(figure.chart).map(String));
		const strange = numbersIn(description).filter(
			(number) => !known.has(number) && !counts.has(number),
		);
		expect(strange).toEqual([]);
		expect(numbersIn(description).length).toBeGreaterThan(0);
	});

	test('the drawing puts every number where the axis has it', () => {
		const { chart } = figure;
		if (!isDrawn(chart)) {
			expect(figureView(brief, figure, 'en').drawings).toBeUndefined();
			return;
		}
		for (const locale of locales) {
			const { drawings } = figureView(brief, figure, locale);
			for (const { markup } of [drawings?.wide, drawings?.narrow].filter(
				(each) => each !== undefined,
			)) {
				for (const part of partsOf(chart, markup)) expectPlaced(part, chart);
				if (chart.kind === 'slope') expectLevels(chart, markup);
				if (chart.kind === 'timeline') expect(dotsIn(markup)).toHaveLength(chart.events.length);
			}
		}
	});
});

test('the CSV of a figure cannot run as a formula', async () => {
	const { csvText } = await import('../../../src/datasets/write-csv.ts');
	expect(csvText([['=1+1', '@x', '-5', '+a', 'a,"b"', -5]])).toBe(
		`'=1+1,'@x,'-5,'+a,"a,""b""",-5\n`,
	);
});

async function textOf(brief: Brief, figure: Figure, locale: 'vi' | 'en', format: 'csv' | 'json') {
	const { body } = await figureFile(brief, figure, { locale, format, cache: '.cache/pictures' });
	if (typeof body !== 'string') throw new Error('The file is no text.');
	return body;
}

function numbersIn(text: string): string[] {
	return text.match(/\d[\d.,]*\d|\d/g) ?? [];
}

/** Numbers that name something: years of a span, and counts of what is drawn. */
function countsOf(chart: Chart): number[] {
	switch (chart.kind) {
		case 'line':
		case 'area':
		case 'stacked-area':
		case 'sparkline-table':
			return [chart.series.length, ...contextCounts(chart.series)];
		case 'small-multiples':
			return [chart.panels.length];
		case 'scatter':
			return [chart.points.length, ...contextCounts(chart.points)];
		case 'timeline':
			return [
				chart.events.length,
				...chart.events.flatMap(({ date }) => date.split('-').map(Number)),
			];
		case 'scorecard':
			return [chart.rows.length];
		default:
			return [chart.categories.length];
	}
}

function contextCounts(named: readonly { readonly tone: string }[]): number[] {
	return [named.filter(({ tone }) => tone === 'context').length];
}

/** Names may hold numbers: “Viet Nam, 2000–2018”, “constant 2015 US$”. */
function namesOf(chart: Chart, locale: 'vi' | 'en'): string[] {
	const units = tabulate(chart).columns.flatMap(({ heading, unit }) => [
		'label' in heading ? heading.label[locale] : '',
		unit?.name[locale] ?? '',
		unit?.phrase[locale] ?? '',
	]);
	const own =
		chart.kind === 'scatter'
			? [chart.x, chart.y].flatMap(({ label, unit }) => [label[locale], unit.phrase[locale]])
			: chart.kind === 'timeline'
				? chart.events.map(({ label }) => label[locale])
				: chart.kind === 'scorecard'
					? chart.rows.flatMap(({ label, unit }) => [label[locale], unit.phrase[locale]])
					: [];
	return [...units, ...own];
}

/** A piece of a drawing with axes of its own, and the numbers that it shows. */
interface Part {
	readonly markup: string;
	readonly axis: 'x' | 'y';
	readonly numbers: readonly number[];
	readonly isLogarithmic: boolean;
}

function partsOf(chart: DrawnChart, markup: string): Part[] {
	switch (chart.kind) {
		case 'timeline':
			return [];
		case 'small-multiples': {
			const panels = markup.split('<g transform="translate(').slice(1);
			return chart.panels.map(({ series }, index) => ({
				markup: panels[index] ?? '',
				axis: 'y',
				numbers: series.flatMap(({ points }) => points.map(inUnit(chart.unit.factor))),
				isLogarithmic: chart.isLogarithmic,
			}));
		}
		case 'scatter':
			return (['x', 'y'] as const).map((axis) => ({
				markup,
				axis,
				numbers: chart.points.map((point) => point[axis].value / chart[axis].unit.factor),
				isLogarithmic: chart[axis].isLogarithmic,
			}));
		case 'line':
		case 'area':
			return [
				{
					markup,
					axis: 'y',
					numbers: chart.series.flatMap(({ points }) => points.map(inUnit(chart.unit.factor))),
					isLogarithmic: chart.isLogarithmic,
				},
			];
		case 'stacked-area': {
			const years = chart.series[0]?.points.map(({ year }) => year) ?? [];
			const numbers = years.flatMap((year) => {
				let sum = 0;
				return chart.series.map(({ points }) => {
					sum += (points.find((point) => point.year === year)?.value ?? 0) / chart.unit.factor;
					return sum;
				});
			});
			return [{ markup, axis: 'y', numbers, isLogarithmic: false }];
		}
		case 'slope':
			return [];
		default: {
			const columns = chart.categories.map((_category, index) =>
				chart.series.flatMap(({ data }) => {
					const datum = data[index];
					return datum === undefined ? [] : [inUnit(chart.unit.factor)(datum)];
				}),
			);
			const numbers = columns.flatMap((column) => {
				let sum = 0;
				return column.map((number) => {
					sum = chart.kind === 'stacked-bar' ? sum + number : number;
					return sum;
				});
			});
			const axis = chart.isOverYears ? 'y' : 'x';
			return [{ markup, axis, numbers, isLogarithmic: chart.isLogarithmic }];
		}
	}
}

const inUnit = (factor: number) => (datum: Datum) => datum.value / factor;

/** Every number has a point of a path at its place; the scale is read from the labels of the axis. */
function expectPlaced({ markup, axis, numbers, isLogarithmic }: Part, chart: DrawnChart): void {
	const place = scaleOf(markup, axis, isLogarithmic);
	const places = verticesOf(markup)
		.map(([x, y]) => (axis === 'x' ? x : y))
		.toSorted((a, b) => a - b);
	const lost = numbers.filter((number) => {
		const wanted = place(number);
		return !places.some((found) => Math.abs(found - wanted) <= 0.8);
	});
	expect({ kind: chart.kind, lost }).toEqual({ kind: chart.kind, lost: [] });
}

/** A slope has no axis: its highest and lowest dot give the scale, and every other must fit it. */
function expectLevels({ series, unit }: CategoryChart, markup: string): void {
	const numbers = series
		.flatMap(({ data }) => data.flatMap((datum) => (datum === undefined ? [] : [datum])))
		.map(inUnit(unit.factor))
		.toSorted((a, b) => a - b);
	const levels = dotsIn(markup)
		.map(([, y]) => y)
		.toSorted((a, b) => b - a);
	expect(levels).toHaveLength(numbers.length);
	const [low = 0, high = 0] = [numbers.at(0), numbers.at(-1)];
	const [bottom = 0, top = 0] = [levels.at(0), levels.at(-1)];
	for (const [index, number] of numbers.entries()) {
		const wanted = bottom + ((number - low) / (high - low)) * (top - bottom);
		expect(Math.abs((levels[index] ?? 0) - wanted)).toBeLessThan(0.3);
	}
}

/** The dots of a drawing: paths that begin with an arc. */
function dotsIn(markup: string): [number, number][] {
	return [...markup.matchAll(/ d="M([\d.]+) ([\d.]+)a/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** How far below its middle a line of text has its baseline, in its own size. */
const middleToBaseline = 0.29;

/** Reads the axis of values: its labels, and the lines that they stand at. */
function scaleOf(markup: string, axis: 'x' | 'y', isLogarithmic: boolean): (n: number) => number {
	const labels = [
		...markup.matchAll(/<g fill="[^"]+" font-size="([^"]+)"([^>]*)>(.*?)<\/g>/g),
	].flatMap(([, size, style = '', texts = '']) =>
		[...texts.matchAll(/<text x="([^"]+)" y="([^"]+)">([^<]+)<\/text>/g)].map(
			([, x, y, text = '']) => ({ size: Number(size), style, x: Number(x), y: Number(y), text }),
		),
	);
	const ticks = labels
		.map((label) => ({ ...label, number: numberOf(label.text) }))
		.filter(({ number }) => Number.isFinite(number));
	const along = axis === 'y' ? ticks.filter(({ style }) => style.includes('end')) : ticks;
	const groups = Map.groupBy(along, ({ x, y }) => (axis === 'y' ? x : y));
	const own = [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
	const [first, last] = [own.at(0), own.at(-1)];
	if (first === undefined || last === undefined || own.length < 2)
		throw new Error('No axis is found.');
	const bent = (number: number) => (isLogarithmic ? Math.log10(number) : number);
	const drop = axis === 'x' ? 0 : first.size * middleToBaseline;
	const from = axis === 'y' ? first.y - drop : first.x;
	const to = axis === 'y' ? last.y - drop : last.x;
	const slope = (to - from) / (bent(last.number) - bent(first.number));
	return (number) => from + (bent(number) - bent(first.number)) * slope;
}

/** “1,000”, “1.000”, “0,5”, “−10”: thousands come in groups of three. */
function numberOf(text: string): number {
	if (!/^[−-]?\d[\d.,]*$/.test(text)) return Number.NaN;
	const plain = text.replace('−', '-');
	const isGrouped = /[.,]\d{3}(?!\d)/.test(plain) && !/^-?0[.,]/.test(plain);
	return Number(isGrouped ? plain.replaceAll(/[.,]/g, '') : plain.replace(',', '.'));
}
