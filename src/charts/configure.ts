import type { ChartConfiguration, ChartDataset, Plugin, ScriptableContext } from 'chart.js';
import type { Locale } from '../locale/locales.ts';
import { formatNumber } from '../locale/format.ts';
import type { TimeChart, TimeSeries } from './chart.ts';
import { directLabels, labelGutter } from './direct-labels.ts';
import { breakMarks, eventLines, eventRows, referenceLines } from './annotations.ts';
import { closeGroup, openGroup, type DrawingContext } from './drawing-context.ts';
import { chartFamily } from './lettering.ts';
import { logTicks, valueDigits, yearTicks } from './ticks.ts';
import { chartColours, toneColours, toneVariable } from './theme.ts';

export type LineConfiguration = ChartConfiguration<'line', LinePoint[]>;

export interface LinePoint {
	readonly x: number;
	readonly y: number;
}

/** The configuration of Chart.js for series over years, the same at build and in the browser. */
export function configureTimeChart(chart: TimeChart, context: DrawingContext): LineConfiguration {
	const { size, locale, colour } = context;
	const years = chart.series.flatMap(({ points }) => points.map(({ year }) => year));
	const [first, last] = [Math.min(...years), Math.max(...years)];
	const gutter = labelGutter(chart.series, context);
	const rows = eventRows(chart.events, { first, last, gutter, context });
	const font = { family: chartFamily, size: size.fontSize };
	const tickFont = { ...font, size: size.fontSize - 0.5 };
	const plugins: Plugin<'line'>[] = [
		seriesGroups,
		axisTitle(chart.unit.name[locale], context),
		eventLines(rows, context),
		referenceLines(chart, context),
		breakMarks(chart, context),
		directLabels(chart, context),
	];
	return {
		type: 'line',
		data: { datasets: chart.series.map((series) => dataset(series, chart, colour)) },
		plugins,
		options: {
			animation: false,
			responsive: false,
			events: [],
			devicePixelRatio: 1,
			parsing: false,
			normalized: true,
			font,
			layout: {
				padding: { top: rows.height + size.fontSize + 8, right: gutter, bottom: 0, left: 0 },
			},
			plugins: {
				legend: { display: false },
				tooltip: { enabled: false },
				filler: { propagate: false },
			},
			scales: {
				x: {
					type: 'linear',
					min: first,
					max: last,
					afterBuildTicks: (axis) => {
						axis.ticks = yearTicks(first, last, size.name).map((value) => ({ value }));
					},
					grid: { display: false },
					border: { color: colour(chartColours.axis) },
					ticks: {
						font: tickFont,
						color: colour(chartColours.muted),
						maxRotation: 0,
						autoSkip: false,
						align: 'inner',
						callback: (value) => String(value),
					},
				},
				y: valueAxis(chart, { tickFont, locale, colour }),
			},
		},
	};
}

interface AxisStyle {
	readonly tickFont: { readonly family: string; readonly size: number };
	readonly locale: Locale;
	readonly colour: (property: string) => string;
}

function valueAxis(chart: TimeChart, { tickFont, locale, colour }: AxisStyle) {
	const grid = {
		color: ({ tick }: { tick?: { value: number } }) =>
			colour(tick?.value === 0 && !chart.isLogarithmic ? chartColours.axis : chartColours.grid),
		drawTicks: false,
		lineWidth: 1,
	};
	const ticks = {
		font: tickFont,
		color: colour(chartColours.muted),
		padding: 6,
		maxRotation: 0,
	};
	const values = chart.series.flatMap(({ points }) =>
		points.map(({ value }) => value / chart.unit.factor),
	);
	if (chart.isLogarithmic) {
		const [min, max] = [Math.min(...values), Math.max(...values)];
		const marks = logTicks(min, max);
		return {
			type: 'logarithmic' as const,
			min: Math.min(min, ...marks),
			max: Math.max(max, ...marks),
			afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
				axis.ticks = marks.map((value) => ({ value }));
			},
			grid,
			border: { display: false },
			ticks: {
				...ticks,
				autoSkip: false,
				callback: (value: string | number) => tickText(Number(value), [], locale),
			},
		};
	}
	return {
		type: 'linear' as const,
		stacked: chart.kind === 'stacked-area',
		beginAtZero: chart.isFromZero,
		...(isShareOfWhole(chart) ? { max: 100 } : {}),
		grid,
		border: { display: false },
		ticks: {
			...ticks,
			maxTicksLimit: 6,
			callback: (value: string | number, _index: number, all: { value: number }[]) =>
				tickText(
					Number(value),
					all.map((tick) => tick.value),
					locale,
				),
		},
	};
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

function tickText(value: number, all: readonly number[], locale: Locale): string {
	return formatNumber(value, locale, { digits: valueDigits(value, all) });
}

function dataset(
	series: TimeSeries,
	chart: TimeChart,
	colour: (property: string) => string,
): ChartDataset<'line', LinePoint[]> {
	const tone = colour(toneVariable(series.tone));
	const ground = colour(chartColours.ground);
	const isContext = series.tone === 'context';
	const isArea = chart.kind === 'stacked-area';
	const steps = linePoints(series, chart);
	const hollow = steps.map(({ isSure }) => !isSure);
	const isDrawn = (index: number) => Number.isFinite(steps[index]?.y ?? Number.NaN);
	const isLonely = (index: number) => !isDrawn(index - 1) && !isDrawn(index + 1);
	const radius = (index: number) =>
		!series.isJoined ? 3.6 : hollow[index] || isLonely(index) ? 3 : 0;
	return {
		label: series.id,
		data: steps.map(({ x, y }) => ({ x, y })),
		borderColor: isArea ? ground : tone,
		backgroundColor: tone,
		hoverBackgroundColor: tone,
		hoverBorderColor: tone,
		borderWidth: isArea ? 1 : series.tone === 'case' ? 2.75 : isContext ? 1.25 : 2,
		borderDash: isArea ? [] : [...toneColours[series.tone].dash],
		borderJoinStyle: 'round',
		showLine: series.isJoined,
		spanGaps: false,
		tension: 0,
		fill: isArea ? (series === chart.series[0] ? 'origin' : '-1') : false,
		pointRadius: ({ dataIndex }: ScriptableContext<'line'>) => radius(dataIndex),
		pointBorderWidth: 1.5,
		pointBorderColor: tone,
		pointBackgroundColor: ({ dataIndex }: ScriptableContext<'line'>) =>
			hollow[dataIndex] ? ground : tone,
		clip: false,
	};
}

interface LineStep extends LinePoint {
	/** Whether the number is a full year’s and the producer’s own; others get a hollow dot. */
	readonly isSure: boolean;
}

/** The points of a line; a step without a number interrupts it at breaks and missing years. */
function linePoints({ points, breaks, gaps }: TimeSeries, { unit, kind }: TimeChart): LineStep[] {
	const interruption = (x: number): LineStep => ({ x, y: Number.NaN, isSure: true });
	const steps = points.map(({ year, value, status }): LineStep => ({
		x: year,
		y: value / unit.factor,
		isSure: status === 'reported' || status === 'quoted',
	}));
	if (kind !== 'line') return steps;
	const [first = 0, last = 0] = [points[0]?.year, points.at(-1)?.year];
	const cuts = [...breaks.map((year) => year - 0.5), ...gaps].filter((x) => x > first && x < last);
	return [...steps, ...cuts.map(interruption)].toSorted((a, b) => a.x - b.x);
}

/** Puts each series into a group of its own, so that a legend without script can hide it. */
const seriesGroups: Plugin<'line'> = {
	id: 'seriesGroups',
	beforeDatasetDraw(chart, { index }) {
		openGroup(chart.ctx, `series series-${index}`);
	},
	afterDatasetDraw(chart) {
		closeGroup(chart.ctx);
	},
};

/** The unit stands upright over the axis, where a rotated title would have to be read sideways. */
function axisTitle(title: string, { size, colour }: DrawingContext): Plugin<'line'> {
	return {
		id: 'axisTitle',
		afterDraw({ ctx }) {
			ctx.font = `${size.fontSize - 0.5}px "${chartFamily}"`;
			ctx.fillStyle = colour(chartColours.muted);
			ctx.textAlign = 'left';
			ctx.textBaseline = 'top';
			ctx.fillText(title, 0, 0);
		},
	};
}
