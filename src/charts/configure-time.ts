import type { ChartConfiguration, ChartDataset, ScriptableContext } from 'chart.js';
import { breakMarks, eventLines, eventRows } from './annotations.ts';
import { quietPlugins, stillOptions, tickStyle, valueAxis } from './axes.ts';
import type { TimeChart, TimeSeries } from './chart.ts';
import { axisTitle, referenceLines, seriesGroups } from './common-plugins.ts';
import { directLabels, labelGutter } from './direct-labels.ts';
import type { DrawingContext } from './drawing-context.ts';
import { yearTicks } from './ticks.ts';
import { chartColours, toneColours, toneVariable } from './theme.ts';

interface LinePoint {
	readonly x: number;
	readonly y: number;
}

/** Series over years: lines, an area, or areas one upon another. */
export function configureTime(chart: TimeChart, context: DrawingContext): ChartConfiguration {
	const { size, colour } = context;
	const { first, last } = yearSpan(chart.series);
	const gutter = labelGutter(chart.series, context);
	const rows = eventRows(chart.events, { first, last, gutter, context });
	return {
		type: 'line',
		data: { datasets: chart.series.map((series) => lineDataset(series, chart, colour)) },
		plugins: [
			seriesGroups,
			axisTitle(chart.unit.name[context.locale], context),
			eventLines(rows, context),
			breakMarks(chart, context),
			referenceLines(chart.referenceLines, 'y', context),
			directLabels(chart, context),
		],
		options: {
			...stillOptions(context),
			parsing: false,
			normalized: true,
			layout: { padding: { top: rows.height + size.fontSize + 8, right: gutter } },
			plugins: quietPlugins,
			scales: {
				x: yearAxis({ first, last }, context),
				y: valueAxis(
					{
						values: shownValues(chart),
						isLogarithmic: chart.isLogarithmic,
						isFromZero: chart.isFromZero || chart.kind !== 'line',
						isStacked: chart.kind === 'stacked-area',
						max: isShareOfWhole(chart) ? 100 : undefined,
						hasDots: hasDotsAt(first, chart),
					},
					context,
				),
			},
		},
	};
}

/** The first and last year of several series. */
export function yearSpan(series: readonly TimeSeries[]): { first: number; last: number } {
	const years = series.flatMap(({ points }) => points.map(({ year }) => year));
	return { first: Math.min(...years), last: Math.max(...years) };
}

interface YearSpan {
	readonly first: number;
	readonly last: number;
}

export function yearAxis({ first, last }: YearSpan, context: DrawingContext) {
	return {
		type: 'linear' as const,
		min: first,
		max: last,
		afterBuildTicks: (axis: { ticks: { value: number }[]; width: number }) => {
			axis.ticks = yearTicks(first, last, axis.width, context).map((value) => ({ value }));
		},
		grid: { display: false },
		border: { color: context.colour(chartColours.axis) },
		ticks: {
			...tickStyle(context),
			autoSkip: false,
			align: 'inner' as const,
			callback: (value: string | number) => String(value),
		},
	};
}

/** Every number of a chart in the unit of its axis. */
function shownValues({ series, unit }: Pick<TimeChart, 'series' | 'unit'>): number[] {
	return series.flatMap(({ points }) => points.map(({ value }) => value / unit.factor));
}

/** Stacked percentages that reach about 100 end at 100, not at the next round number. */
function isShareOfWhole(chart: TimeChart): boolean {
	if (chart.kind !== 'stacked-area' || chart.unit.factor !== 0.01) return false;
	const totals = new Map<number, number>();
	for (const { year, value } of chart.series.flatMap(({ points }) => points)) {
		totals.set(year, (totals.get(year) ?? 0) + value);
	}
	const largest = Math.max(...totals.values());
	return largest > 0.9 && largest < 1.005;
}

/** One series as Chart.js draws it. */
export function lineDataset(
	series: TimeSeries,
	chart: Pick<TimeChart, 'kind' | 'unit' | 'series'>,
	colour: (property: string) => string,
): ChartDataset<'line', LinePoint[]> {
	const tone = colour(toneVariable(series.tone));
	const ground = colour(chartColours.ground);
	const isStacked = chart.kind === 'stacked-area';
	const steps = linePoints(series, chart);
	const hollow = steps.map(({ isSure }) => !isSure);
	const radius = (index: number) => dotRadius(series, steps, index);
	return {
		label: series.id,
		data: steps.map(({ x, y }) => ({ x, y })),
		borderColor: isStacked ? ground : tone,
		backgroundColor: chart.kind === 'area' ? `color-mix(in srgb, ${tone} 22%, ${ground})` : tone,
		hoverBackgroundColor: tone,
		hoverBorderColor: tone,
		borderWidth: lineWidth(series, isStacked),
		borderDash: isStacked ? [] : [...toneColours[series.tone].dash],
		borderJoinStyle: 'round',
		showLine: series.isJoined,
		spanGaps: false,
		tension: 0,
		fill: fillOf(series, chart),
		pointRadius: ({ dataIndex }: ScriptableContext<'line'>) => radius(dataIndex),
		pointBorderWidth: 1.5,
		pointBorderColor: tone,
		pointBackgroundColor: ({ dataIndex }: ScriptableContext<'line'>) =>
			hollow[dataIndex] ? ground : tone,
		clip: false,
	};
}

function lineWidth({ tone }: TimeSeries, isStacked: boolean): number {
	if (isStacked) return 1;
	return tone === 'case' ? 2.75 : tone === 'context' ? 1.25 : 2;
}

function fillOf(series: TimeSeries, { kind, series: all }: Pick<TimeChart, 'kind' | 'series'>) {
	if (kind === 'line') return false;
	return kind === 'area' || series === all[0] ? 'origin' : '-1';
}

interface LineStep extends LinePoint {
	/** Whether the number is a full year’s and the producer’s own; others get a hollow dot. */
	readonly isSure: boolean;
}

/** Dots stand for what no line shows: numbers of single years, and those that are not sure. */
function dotRadius({ isJoined }: TimeSeries, steps: readonly LineStep[], index: number): number {
	if (!isJoined) return 3.6;
	const isDrawn = (at: number) => Number.isFinite(steps[at]?.y ?? Number.NaN);
	const isLonely = !isDrawn(index - 1) && !isDrawn(index + 1);
	return isLonely || !steps[index]?.isSure ? 3 : 0;
}

/** Whether dots stand at a year, such as on the axis of values. */
export function hasDotsAt(
	year: number,
	chart: Pick<TimeChart, 'kind' | 'unit' | 'series'>,
): boolean {
	return chart.series.some((series) => {
		const steps = linePoints(series, chart);
		return steps.some(({ x }, index) => x === year && dotRadius(series, steps, index) > 0);
	});
}

/** The points of a line; a step without a number interrupts it at breaks and missing years. */
function linePoints(
	{ points, breaks, gaps }: TimeSeries,
	{ unit, kind }: Pick<TimeChart, 'kind' | 'unit'>,
): LineStep[] {
	const interruption = (x: number): LineStep => ({ x, y: Number.NaN, isSure: true });
	const steps = points.map(({ year, value, status }): LineStep => ({
		x: year,
		y: value / unit.factor,
		isSure: status === 'reported' || status === 'quoted',
	}));
	if (kind === 'stacked-area') return steps;
	const [first = 0, last = 0] = [points[0]?.year, points.at(-1)?.year];
	const cuts = [...breaks.map((year) => year - 0.5), ...gaps].filter((x) => x > first && x < last);
	return [...steps, ...cuts.map(interruption)].toSorted((a, b) => a.x - b.x);
}
