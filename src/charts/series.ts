import { suggestion } from '../diagnostics/nearest.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import type { Tone } from '../datasets/codelists.ts';
import { tones } from '../datasets/codelists.ts';
import {
	columnOf,
	selectRows,
	type Dataset,
	type NumberColumn,
	type Row,
} from '../datasets/dataset.ts';
import { numberColumn } from '../datasets/selection.ts';
import type { Unit, Units } from '../datasets/units.ts';
import { herfindahlHirschmanIndex } from '../indicators/herfindahl-hirschman.ts';
import { ratio } from '../indicators/ratio.ts';
import { share } from '../indicators/share.ts';
import type { Localized } from '../locale/locales.ts';
import type { BreakNote, Chart, TimeChart, TimePoint, TimeSeries } from './chart.ts';
import type { DataSpec, DeriveSpec, FigureSpec, TimeFigureSpec } from './spec.ts';

/** Why a figure cannot be drawn from its data. */
export class DrawingFault extends Error {
	readonly rule: RuleId;

	constructor(rule: RuleId, message: string) {
		super(message);
		this.name = 'DrawingFault';
		this.rule = rule;
	}
}

/** What a figure is drawn from. */
export interface ChartSources {
	readonly datasets: ReadonlyMap<string, Dataset>;
	readonly units: Units;
}

/** Turns what an author asks for into series. Throws a `DrawingFault` when the data do not allow it. */
export function chartOf(spec: FigureSpec, sources: ChartSources): Chart {
	return timeChart(spec, sources);
}

function timeChart(spec: TimeFigureSpec, { datasets, units }: ChartSources): TimeChart {
	const combine = spec.derive?.operation === 'concentration' ? concentrationOf : undefined;
	const raw = spec.data.flatMap((data) => layerSeries(data, datasets, combine));
	const columnUnit = commonUnit(raw.map(({ unit }) => unit));
	const series = colour(derived(raw, spec.derive), spec);
	if (series.every(({ points }) => points.length === 0)) {
		throw new DrawingFault('figure-draws', 'No row of the data has a number to draw.');
	}
	return {
		kind: spec.kind,
		series,
		unit: shownUnit(spec, spec.derive === undefined ? columnUnit : undefined, units),
		digits: spec.digits,
		isLogarithmic: spec.kind === 'line' && spec.scale === 'logarithmic',
		isFromZero: spec.kind === 'stacked-area' || spec.fromZero,
		isYearCount: spec.derive?.operation === 'years-since',
		events: spec.events.map(({ at, label }) => ({ year: at, label })),
		referenceLines: spec.referenceLines.map(({ at, label }) => ({ value: at, label })),
		breaks: breakNotes(raw),
	};
}

interface RawSeries extends Omit<TimeSeries, 'tone'> {
	readonly unit: Unit;
	readonly tone: Tone | undefined;
	readonly notes: readonly Omit<BreakNote, 'series'>[];
}

/** Makes one number of the cells that a series has for a year. */
type Combine = (values: readonly number[]) => number | undefined;

function concentrationOf(values: readonly number[]): number | undefined {
	return herfindahlHirschmanIndex(values);
}

interface SeriesIdentity extends Pick<RawSeries, 'id' | 'label' | 'short' | 'tone' | 'isJoined'> {
	readonly combine: Combine | undefined;
}

function layerSeries(
	data: DataSpec,
	datasets: ReadonlyMap<string, Dataset>,
	combine: Combine | undefined,
): RawSeries[] {
	const dataset = datasets.get(data.dataset);
	if (dataset === undefined) {
		throw new DrawingFault(
			'dataset-resolves',
			`There is no dataset “${data.dataset}”. ${suggestion(data.dataset, datasets.keys(), 'Add a folder for it in content/datasets/.')}`,
		);
	}
	for (const [column, keys] of Object.entries(data.keep)) checkKeys(dataset, column, keys);
	const rows = selectRows(dataset, data.keep).filter((row) => isWithin(row, data.years));
	const columns = data.measure.map((name) => {
		const column = numberColumn(dataset, name);
		if ('rule' in column) throw new DrawingFault(column.rule, column.message);
		return column;
	});
	return columns.flatMap((column) =>
		data.series === undefined
			? [columnSeries(dataset, column, rows, data, combine)]
			: keyedSeries(dataset, column, rows, { ...data, series: data.series }, combine),
	);
}

function columnSeries(
	dataset: Dataset,
	column: NumberColumn,
	rows: readonly Row[],
	data: DataSpec,
	combine: Combine | undefined,
): RawSeries {
	const label = data.label ?? column.title;
	return rawSeries(dataset, column, rows, {
		id:
			data.measure.length > 1 || data.label === undefined
				? column.name
				: `${dataset.name}-${column.name}`,
		label,
		short: label,
		tone: undefined,
		isJoined: data.marks === 'line',
		combine,
	});
}

function keyedSeries(
	dataset: Dataset,
	column: NumberColumn,
	rows: readonly Row[],
	data: DataSpec & { readonly series: string },
	combine: Combine | undefined,
): RawSeries[] {
	const by = columnOf(dataset, data.series);
	if (by === undefined) throw columnFault(dataset, data.series);
	const keys = data.keep[data.series] ?? [
		...new Set(rows.map((row) => row.fields.get(by.name) ?? '')),
	];
	return keys.map((key) => {
		const code = by.kind === 'code' ? by.codelist.codes.get(key) : undefined;
		const plain: Localized = { vi: key, en: key };
		return rawSeries(
			dataset,
			column,
			rows.filter((row) => row.fields.get(by.name) === key),
			{
				id: key,
				label: code?.name ?? plain,
				short: code?.short ?? plain,
				tone: code?.tone,
				isJoined: data.marks === 'line',
				combine,
			},
		);
	});
}

function rawSeries(
	dataset: Dataset,
	column: NumberColumn,
	rows: readonly Row[],
	{ combine, ...identity }: SeriesIdentity,
): RawSeries {
	const cells = rows
		.flatMap((row): TimePoint[] => {
			const cell = row.cells.get(column.name);
			if (cell === undefined || cell.status === 'missing') return [];
			const origin = { dataset: dataset.name, column: column.name, line: row.line };
			return [{ year: yearOf(row, dataset), value: cell.value, status: cell.status, origin }];
		})
		.toSorted((a, b) => a.year - b.year);
	const points = combine === undefined ? cells : combined(cells, combine);
	const gaps = rows
		.filter((row) => row.cells.get(column.name)?.status === 'missing')
		.map((row) => yearOf(row, dataset));
	for (const [index, { year, origin }] of points.entries()) {
		if (points[index - 1]?.year !== year || !identity.isJoined) continue;
		throw new DrawingFault(
			'figure-draws',
			`The series “${identity.id}” has two numbers for ${year} (line ${origin.line} of ${dataset.name}/data.csv). Keep one of them with “keep”, or set “marks: dots”.`,
		);
	}
	const notes = dataset.breaks.filter(
		({ columns, where = {}, at }) =>
			columns.includes(column.name) &&
			points.some(({ year }) => year < at) &&
			points.some(({ year }) => year >= at) &&
			Object.entries(where).every(([name, key]) =>
				rows.every((row) => row.fields.get(name) === key),
			),
	);
	return {
		...identity,
		points,
		gaps,
		unit: column.unit,
		breaks: notes.map(({ at }) => at),
		notes: notes.map(({ at, reason }) => ({ year: at, reason })),
	};
}

/** One point a year, with the number that `combine` makes of the year’s cells. */
function combined(cells: readonly TimePoint[], combine: Combine): TimePoint[] {
	return [...Map.groupBy(cells, ({ year }) => year).values()].flatMap((points) => {
		const value = combine(points.map((point) => point.value));
		const [first] = points;
		return value === undefined || first === undefined ? [] : [{ ...first, value }];
	});
}

function yearOf(row: Row, dataset: Dataset): number {
	const year = Number(row.fields.get('year'));
	if (Number.isInteger(year) && year > 0) return year;
	throw new DrawingFault(
		'figure-draws',
		`The dataset “${dataset.name}” has no column “year”, which a figure over time needs.`,
	);
}

function isWithin(row: Row, years: readonly [number, number] | undefined): boolean {
	if (years === undefined) return true;
	const year = Number(row.fields.get('year'));
	return year >= years[0] && year <= years[1];
}

function checkKeys(dataset: Dataset, column: string, keys: readonly string[]): void {
	if (columnOf(dataset, column) === undefined) throw columnFault(dataset, column);
	const known = new Set(dataset.rows.map((row) => row.fields.get(column) ?? ''));
	const stranger = keys.find((key) => !known.has(key));
	if (stranger === undefined) return;
	throw new DrawingFault(
		'code-resolves',
		`No row of “${dataset.name}” has “${stranger}” in the column “${column}”. ${suggestion(stranger, known, 'Look the keys up in its data.csv.')}`,
	);
}

function columnFault(dataset: Dataset, name: string): DrawingFault {
	const names = dataset.columns.map((column) => column.name);
	return new DrawingFault(
		'column-resolves',
		`The dataset “${dataset.name}” has no column “${name}”. ${suggestion(name, names, `Its columns are ${names.join(', ')}.`)}`,
	);
}

function commonUnit(units: readonly Unit[]): Unit {
	const [first] = units;
	if (first === undefined) throw new DrawingFault('figure-draws', 'The figure names no data.');
	const other = units.find(({ base }) => base !== first.base);
	if (other === undefined) return first;
	throw new DrawingFault(
		'unit-fits',
		`The figure mixes ${first.id} and ${other.id} on one axis. Draw one kind of unit in a figure.`,
	);
}

/** The unit of the axis: the one asked for, else that of the columns, else a bare number. */
function shownUnit(spec: FigureSpec, own: Unit | undefined, units: Units): Unit {
	if (spec.unit === undefined && own !== undefined) return own;
	const wanted = spec.unit ?? 'number';
	const unit = units.get(wanted);
	if (unit === undefined) {
		throw new DrawingFault(
			'unit-resolves',
			`The unit “${wanted}” is not defined. ${suggestion(wanted, units.keys(), 'Define it in content/units.yaml.')}`,
		);
	}
	const base = own?.base ?? 'one';
	if (unit.base === base) return unit;
	throw new DrawingFault(
		'unit-fits',
		`The numbers are of the kind “${base}”, but the unit “${unit.id}” is of the kind “${unit.base}”.`,
	);
}

function derived(series: readonly RawSeries[], derive: DeriveSpec | undefined): RawSeries[] {
	switch (derive?.operation) {
		case undefined:
		case 'concentration':
			return [...series];
		case 'ratio-to':
			return ratioTo(series, derive.key);
		case 'index':
			return series.map((each) => indexed(each, derive.year));
		case 'share-of-total':
			return sharesOfTotal(series);
		case 'years-since':
			return series.map((each) => sinceStart(each, derive.start[each.id]));
	}
}

function ratioTo(series: readonly RawSeries[], key: string): RawSeries[] {
	const reference = series.find(({ id }) => id === key);
	if (reference === undefined) throw noSeries(key, series);
	const byYear = new Map(reference.points.map(({ year, value }) => [year, value]));
	return series
		.filter((each) => each !== reference)
		.map((each) =>
			mapPoints(each, ({ year, value }) => {
				const base = byYear.get(year);
				return base === undefined ? undefined : ratio(value, base);
			}),
		);
}

function indexed(series: RawSeries, year: number): RawSeries {
	const base = series.points.find((point) => point.year === year)?.value;
	if (base === undefined) {
		throw new DrawingFault(
			'figure-draws',
			`The series “${series.id}” has no number for ${year}, the year of the index.`,
		);
	}
	return mapPoints(series, ({ value }) => {
		const times = ratio(value, base);
		return times === undefined ? undefined : times * 100;
	});
}

function sharesOfTotal(series: readonly RawSeries[]): RawSeries[] {
	const totals = new Map<number, number>();
	for (const { year, value } of series.flatMap(({ points }) => points)) {
		totals.set(year, (totals.get(year) ?? 0) + value);
	}
	return series.map((each) =>
		mapPoints(each, ({ year, value }) => share(value, totals.get(year) ?? 0)),
	);
}

function sinceStart(series: RawSeries, start: number | undefined): RawSeries {
	if (start === undefined) {
		throw new DrawingFault('figure-draws', `The series “${series.id}” has no year under “start”.`);
	}
	const points = series.points
		.filter(({ year }) => year >= start)
		.map((point) => ({ ...point, year: point.year - start }));
	const count = (years: readonly number[]) => years.map((year) => year - start);
	return { ...series, points, breaks: count(series.breaks), gaps: count(series.gaps) };
}

function mapPoints(series: RawSeries, change: (point: TimePoint) => number | undefined): RawSeries {
	const points = series.points.flatMap((point) => {
		const value = change(point);
		return value === undefined ? [] : [{ ...point, value }];
	});
	return { ...series, points };
}

function noSeries(key: string, series: readonly RawSeries[]): DrawingFault {
	const ids = series.map(({ id }) => id);
	return new DrawingFault(
		'figure-draws',
		`The figure has no series “${key}”. ${suggestion(key, ids, `Its series are ${ids.join(', ')}.`)}`,
	);
}

/** Colours from the figure, else from the code list, else in order; grey for what is context. */
function colour(series: readonly RawSeries[], spec: FigureSpec): TimeSeries[] {
	const used = new Set(series.map(({ id, tone }) => spec.tones[id] ?? tone));
	const free = tones.filter((tone) => tone !== 'case' && tone !== 'context' && !used.has(tone));
	return series.map(({ unit: _unit, notes: _notes, ...each }) => {
		const isContext = spec.highlight !== undefined && !spec.highlight.includes(each.id);
		const tone = spec.tones[each.id] ?? (isContext ? 'context' : (each.tone ?? free.shift()));
		return { ...each, tone: tone ?? 'context' };
	});
}

function breakNotes(series: readonly RawSeries[]): BreakNote[] {
	const byReason = new Map<string, BreakNote>();
	for (const { id, notes } of series) {
		for (const { year, reason } of notes) {
			const key = `${year} ${reason.en}`;
			const known = byReason.get(key);
			byReason.set(key, { year, reason, series: [...(known?.series ?? []), id] });
		}
	}
	return [...byReason.values()];
}
