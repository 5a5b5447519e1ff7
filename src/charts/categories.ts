import type { Column, Dataset, NumberColumn, Row } from '../datasets/dataset.ts';
import type { CategoryChart, CategorySeries, Datum, Named } from './chart.ts';
import { DrawingFault } from './drawing-fault.ts';
import {
	coloured,
	columnNamed,
	commonUnit,
	datasetNamed,
	datumOf,
	identityOf,
	keptRows,
	keysOf,
	measureNamed,
	shownUnit,
	type ChartSources,
	type Identity,
} from './selecting.ts';
import type { CategoryFigureSpec } from './spec.ts';

/** One number of each series for each category. */
export function categoryChart(spec: CategoryFigureSpec, sources: ChartSources): CategoryChart {
	const { data } = spec;
	const dataset = datasetNamed(data.dataset, sources);
	const rows = keptRows(dataset, data.keep);
	const column = columnNamed(data.category, dataset);
	const categories = keysOf(column, rows, data.keep).map((key) => identityOf(key, column));
	const series = seriesOf(spec, dataset, rows, categories, column);
	requireCount(spec, series.length);

	const order = orderOf(spec, categories, series);
	const arranged = order.map((index) => categories[index]).filter((each) => each !== undefined);
	const isByCategory = ['bar', 'dot', 'dumbbell', 'slope'].includes(spec.kind);
	const colouring = { highlight: spec.highlight, tones: spec.tones };
	return {
		kind: spec.kind,
		heading: column.kind === 'code' ? column.codelist.title : column.title,
		categories: isByCategory
			? byCategory(arranged, colouring, spec.kind === 'slope')
			: coloured(arranged, { tones: {} }),
		series: coloured(series, isByCategory ? { tones: {} } : colouring).map(
			({ values, unit: _unit, ...each }): CategorySeries => ({
				...each,
				data: order.map((index) => values[index]),
			}),
		),
		unit: shownUnit(spec.unit, commonUnit(series.map(({ unit }) => unit)), sources),
		digits: spec.digits,
		isLogarithmic: 'scale' in spec && spec.scale === 'logarithmic',
		referenceLines: spec.referenceLines.map(({ at, label }) => ({ value: at, label })),
		isOverYears: column.kind === 'year',
		breaks: [],
	};
}

/** Bars and dots that no one singles out share one colour; lines that cross need their own. */
function byCategory(
	categories: readonly Identity[],
	colouring: Parameters<typeof coloured>[1],
	isLine: boolean,
): Named[] {
	if (colouring.highlight !== undefined || isLine) return coloured(categories, colouring);
	const neutral = categories.map((each) => ({
		...each,
		tone: each.tone === 'case' ? each.tone : ('a' as const),
	}));
	return coloured(neutral, colouring);
}

interface SeriesWithValues extends Identity {
	readonly unit: NumberColumn['unit'];
	readonly values: readonly (Datum | undefined)[];
}

function seriesOf(
	{ data }: CategoryFigureSpec,
	dataset: Dataset,
	rows: readonly Row[],
	categories: readonly Identity[],
	column: Column,
): SeriesWithValues[] {
	const measures = data.measure.map((name) => measureNamed(name, dataset));
	const by = data.series === undefined ? undefined : columnNamed(data.series, dataset);
	const valuesFor = (measure: NumberColumn, own: readonly Row[]) =>
		categories.map(({ id }) => {
			const matches = own.filter((row) => row.fields.get(column.name) === id);
			if (matches.length > 1) throw several(id, matches, dataset);
			const [row] = matches;
			return row === undefined ? undefined : datumOf(dataset, measure, row);
		});
	return measures.flatMap((measure) => {
		if (by === undefined) {
			const { name, title, short, unit } = measure;
			const identity = { id: name, label: title, short, tone: undefined };
			return [{ ...identity, unit, values: valuesFor(measure, rows) }];
		}
		return keysOf(by, rows, data.keep).map((key) => ({
			...identityOf(key, by),
			unit: measure.unit,
			values: valuesFor(
				measure,
				rows.filter((row) => row.fields.get(by.name) === key),
			),
		}));
	});
}

function several(id: string, rows: readonly Row[], dataset: Dataset): DrawingFault {
	const lines = rows.slice(0, 3).map(({ line }) => line);
	return new DrawingFault(
		'figure-draws',
		`“${id}” has ${rows.length} numbers where one is drawn (lines ${lines.join(', ')} of ${dataset.name}/data.csv). Narrow the rows with “keep”, or name a “series”.`,
	);
}

function requireCount({ kind }: CategoryFigureSpec, count: number): void {
	const wanted = { bar: 1, dot: 1, dumbbell: 2, slope: 2 }[kind as string];
	if (wanted === undefined ? count > 0 : count === wanted) return;
	throw new DrawingFault(
		'figure-draws',
		`A ${kind} figure has ${wanted ?? 'at least one'} series; this one has ${count}. Name them with “series” and “keep”.`,
	);
}

/** Places of the categories in the order of drawing. */
function orderOf(
	{ order }: CategoryFigureSpec,
	categories: readonly Identity[],
	series: readonly SeriesWithValues[],
): number[] {
	const places = categories.map((_category, index) => index);
	if (order === 'given') return places;
	const last = series.at(-1)?.values ?? [];
	const direction = order === 'descending' ? -1 : 1;
	const valueAt = (index: number) => last[index]?.value ?? -Infinity;
	return places.toSorted((a, b) => (valueAt(a) - valueAt(b)) * direction || a - b);
}
