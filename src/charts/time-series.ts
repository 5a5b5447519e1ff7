import type { Dataset, NumberColumn, Row } from '../datasets/dataset.ts';
import type { Unit } from '../datasets/unit.ts';
import type {
	BreakNote,
	PanelChart,
	SparklineChart,
	TimeChart,
	TimePoint,
	TimeSeries,
} from './chart.ts';
import { combineFor, derived, keepsUnit, type Combine } from './derive.ts';
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
	yearOf,
	type ChartSources,
	type Identity,
} from './selecting.ts';
import type { DataSpec, SpecOf, TimeFigureSpec } from './spec.ts';

/** A series as its dataset has it, before it is derived and coloured. */
interface RawSeries extends Identity, Omit<TimeSeries, 'tone' | 'id' | 'label' | 'short'> {
	readonly unit: Unit;
	readonly notes: readonly Omit<BreakNote, 'series'>[];
}

/** Series over years in one frame. */
export function timeChart(
	spec: SpecOf<'line' | 'area' | 'stacked-area'>,
	sources: ChartSources,
): TimeChart {
	const raw = rawSeriesOf(spec.data, spec, sources);
	const series = finished(raw, spec);
	if (spec.kind === 'stacked-area') requireSameYears(series);
	if (spec.kind === 'area' && series.length > 1) {
		throw new DrawingFault(
			'figure-draws',
			'An area shows one series: several would hide one another. Choose line or stacked-area.',
		);
	}
	return { ...frameOf(spec, raw, sources), kind: spec.kind, series };
}

/** A frame for each key of a column, all on one scale. */
export function panelChart(spec: SpecOf<'small-multiples'>, sources: ChartSources): PanelChart {
	const [data] = spec.data;
	if (data === undefined || spec.data.length > 1) {
		throw new DrawingFault('figure-draws', 'Small multiples are drawn from one block of data.');
	}
	const dataset = datasetNamed(data.dataset, sources);
	const column = columnNamed(spec.panel, dataset);
	const rows = keptRows(dataset, data.keep);
	const identities = keysOf(column, rows, data.keep).map((key) => identityOf(key, column));
	const names = coloured(identities, { highlight: spec.highlight, tones: spec.tones });
	const all: RawSeries[] = [];
	const panels = names.map((panel) => {
		const keep = { ...data.keep, [spec.panel]: [panel.id] };
		const raw = rawSeriesOf([{ ...data, keep }], spec, sources);
		all.push(...raw);
		const isSingle = raw.length === 1;
		const series = derived(raw, spec.derive).map((each) =>
			isSingle ? { ...plain(each), tone: panel.tone } : { ...plain(each), tone: each.tone ?? 'a' },
		);
		return { ...panel, series };
	});
	return { ...frameOf(spec, all, sources), kind: 'small-multiples', panels };
}

/** Series for a table with a course in miniature. */
export function sparklineChart(
	spec: SpecOf<'sparkline-table'>,
	sources: ChartSources,
): SparklineChart {
	const raw = rawSeriesOf(spec.data, spec, sources);
	const frame = { ...spec, fromZero: false, events: [], referenceLines: [] };
	return { ...frameOf(frame, raw, sources), kind: 'sparkline-table', series: finished(raw, spec) };
}

interface FrameSpec extends Pick<TimeFigureSpec, 'derive' | 'unit' | 'digits'> {
	readonly scale?: 'linear' | 'logarithmic';
	readonly fromZero?: boolean;
	readonly events: Readonly<SpecOf<'line'>['events']>;
	readonly referenceLines: Readonly<SpecOf<'line'>['referenceLines']>;
}

function frameOf(spec: FrameSpec, raw: readonly RawSeries[], sources: ChartSources) {
	const columnUnit = commonUnit(raw.map(({ unit }) => unit));
	return {
		unit: shownUnit(spec.unit, keepsUnit(spec.derive) ? columnUnit : undefined, sources),
		digits: spec.digits,
		isLogarithmic: spec.scale === 'logarithmic',
		isFromZero: spec.fromZero ?? true,
		isYearCount: spec.derive?.operation === 'years-since',
		events: spec.events.map(({ at, label }) => ({ year: at, label })),
		referenceLines: spec.referenceLines.map(({ at, label }) => ({ value: at, label })),
		breaks: breakNotes(raw),
	};
}

function finished(raw: readonly RawSeries[], spec: TimeFigureSpec): TimeSeries[] {
	const series = coloured(derived(raw, spec.derive), {
		highlight: spec.highlight,
		tones: spec.tones,
	}).map(({ tone, ...each }) => ({ ...plain(each), tone }));
	if (series.some(({ points }) => points.length > 0)) return series;
	throw new DrawingFault(
		'figure-draws',
		'No row of the data has a number to draw. Compare “keep” and “years” with what data.csv has.',
	);
}

/** A series without what only its making needs. */
function plain<T extends object>({
	unit: _unit,
	notes: _notes,
	...series
}: T & Partial<Pick<RawSeries, 'unit' | 'notes'>>) {
	return series as unknown as Omit<T, 'unit' | 'notes'>;
}

/** Parts can be stacked only where all of them have a number. */
function requireSameYears(series: readonly TimeSeries[]): void {
	const [first, ...others] = series.map(({ points }) => points.map(({ year }) => year).join());
	const odd = others.findIndex((years) => years !== first);
	if (odd < 0) return;
	throw new DrawingFault(
		'figure-draws',
		`The series “${series[odd + 1]?.id}” has not the same years as “${series[0]?.id}”; parts of a whole need the same years. Narrow them with “years”.`,
	);
}

function rawSeriesOf(
	data: readonly DataSpec[],
	{ derive }: Pick<TimeFigureSpec, 'derive'>,
	sources: ChartSources,
): RawSeries[] {
	const combine = combineFor(derive);
	return data.flatMap((block) => blockSeries(block, datasetNamed(block.dataset, sources), combine));
}

function blockSeries(data: DataSpec, dataset: Dataset, combine: Combine | undefined): RawSeries[] {
	const rows = keptRows(dataset, data.keep).filter((row) => isWithin(row, data.years, dataset));
	const columns = data.measure.map((name) => measureNamed(name, dataset));
	const by = data.series === undefined ? undefined : columnNamed(data.series, dataset);
	const isJoined = data.marks === 'line';
	return columns.flatMap((column) => {
		if (by === undefined) {
			const { label = column.title } = data;
			const short = data.label ?? column.short;
			const id = data.label === undefined ? column.name : `${dataset.name}-${column.name}`;
			const identity = { id, label, short, tone: undefined };
			return [rawSeries(dataset, column, rows, { ...identity, isJoined, combine })];
		}
		return keysOf(by, rows, data.keep).map((key) =>
			rawSeries(
				dataset,
				column,
				rows.filter((row) => row.fields.get(by.name) === key),
				{ ...identityOf(key, by), isJoined, combine },
			),
		);
	});
}

interface SeriesIdentity extends Identity {
	readonly isJoined: boolean;
	readonly combine: Combine | undefined;
}

function rawSeries(
	dataset: Dataset,
	column: NumberColumn,
	rows: readonly Row[],
	{ combine, ...identity }: SeriesIdentity,
): RawSeries {
	const cells = rows
		.flatMap((row): TimePoint[] => {
			const datum = datumOf(dataset, column, row);
			return datum === undefined ? [] : [{ year: yearOf(row, dataset), ...datum }];
		})
		.toSorted((a, b) => a.year - b.year);
	const points = combine === undefined ? cells : combined(cells, combine);
	if (identity.isJoined) requireOneEachYear(points, identity.id, dataset);
	const gaps = rows
		.filter((row) => row.cells.get(column.name)?.status === 'missing')
		.map((row) => yearOf(row, dataset));
	const notes = notesOf(dataset, column, rows, points);
	return {
		...identity,
		points,
		gaps,
		unit: column.unit,
		breaks: notes.map(({ year }) => year),
		notes,
	};
}

function requireOneEachYear(points: readonly TimePoint[], id: string, dataset: Dataset): void {
	for (const [index, { year, origin }] of points.entries()) {
		if (points[index - 1]?.year !== year) continue;
		throw new DrawingFault(
			'figure-draws',
			`The series “${id}” has two numbers for ${year} (line ${origin.line} of ${dataset.name}/data.csv). Keep one of them with “keep”, or set “marks: dots”.`,
		);
	}
}

/** The breaks of a dataset that fall inside a series. */
function notesOf(
	dataset: Dataset,
	column: NumberColumn,
	rows: readonly Row[],
	points: readonly TimePoint[],
): Omit<BreakNote, 'series'>[] {
	return dataset.breaks
		.filter(
			({ columns, where = {}, at }) =>
				columns.includes(column.name) &&
				points.some(({ year }) => year < at) &&
				points.some(({ year }) => year >= at) &&
				Object.entries(where).every(([name, key]) =>
					rows.every((row) => row.fields.get(name) === key),
				),
		)
		.map(({ at, reason }) => ({ year: at, reason }));
}

/** One point a year, with the number that `combine` makes of the year’s cells. */
function combined(cells: readonly TimePoint[], combine: Combine): TimePoint[] {
	return [...Map.groupBy(cells, ({ year }) => year).values()].flatMap((points) => {
		const value = combine(points.map((point) => point.value));
		const [first] = points;
		return value === undefined || first === undefined ? [] : [{ ...first, value }];
	});
}

function isWithin(
	row: Row,
	years: readonly [number, number] | undefined,
	dataset: Dataset,
): boolean {
	if (years === undefined) return true;
	const year = yearOf(row, dataset);
	return year >= years[0] && year <= years[1];
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
