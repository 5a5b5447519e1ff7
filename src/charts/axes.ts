import { formatNumber } from '../locale/format.ts';
import type { Locale } from '../locale/locales.ts';
import type { DrawingContext } from './drawing-context.ts';
import { chartFamilies } from './lettering.ts';
import { logTicks, valueDigits } from './ticks.ts';
import { chartColours } from './theme.ts';

/** The numbers that an axis has to hold, in its shown unit. */
export interface ValueRange {
	readonly values: readonly number[];
	readonly isLogarithmic: boolean;
	readonly isFromZero: boolean;
	readonly isStacked?: boolean;
	/** Where the axis must end, such as at 100 per cent. */
	readonly max?: number | undefined;
	readonly min?: number | undefined;
	/** At most this many marks; the axis chooses round numbers. */
	readonly mostTicks?: number;
	/** Whether dots stand on the axis: beside a mark they would read as a nought. */
	readonly hasDots?: boolean;
}

/** The distance from an axis of values to its marks. */
export function markPadding({ hasDots = false }: Pick<ValueRange, 'hasDots'>): number {
	return hasDots ? 11 : 6;
}

interface Tick {
	readonly value: number;
}

/** An axis of values: hairlines across, a heavier line at zero, numbers in the form of the language. */
export function valueAxis(range: ValueRange, context: DrawingContext) {
	const { colour, locale } = context;
	const grid = {
		color: ({ tick }: { tick?: Tick }) =>
			colour(tick?.value === 0 && !range.isLogarithmic ? chartColours.axis : chartColours.grid),
		drawTicks: false,
		lineWidth: 1,
	};
	const ticks = { ...tickStyle(context), padding: markPadding(range) };
	if (range.isLogarithmic) return logarithmicAxis(range, { grid, ticks, locale });
	return {
		type: 'linear' as const,
		stacked: range.isStacked ?? false,
		beginAtZero: range.isFromZero,
		...(range.max === undefined ? {} : { max: range.max }),
		...(range.min === undefined ? {} : { min: range.min }),
		grid,
		border: { display: false },
		ticks: {
			...ticks,
			maxTicksLimit: range.mostTicks ?? 6,
			// Ends that are no round numbers bound the axis without a mark.
			includeBounds: false,
			callback: (value: string | number, _index: number, all: Tick[]) =>
				tickText(
					Number(value),
					all.map((tick) => tick.value),
					locale,
				),
		},
	};
}

interface AxisParts {
	readonly grid: object;
	readonly ticks: object;
	readonly locale: Locale;
}

function logarithmicAxis(
	{ values, min, max, mostTicks = 8 }: ValueRange,
	{ grid, ticks, locale }: AxisParts,
) {
	const [low, high] = [(min ?? Math.min(...values)) * 0.93, (max ?? Math.max(...values)) * 1.07];
	const marks = logTicks(low, high, mostTicks);
	return {
		type: 'logarithmic' as const,
		min: low,
		max: high,
		afterBuildTicks: (axis: { ticks: Tick[] }) => {
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

/** How the marks of every axis are lettered. */
export function tickStyle({ size, colour }: DrawingContext) {
	return {
		font: { family: chartFamilies, size: size.fontSize - 0.5 },
		color: colour(chartColours.muted),
		maxRotation: 0,
	};
}

function tickText(value: number, all: readonly number[], locale: Locale): string {
	return formatNumber(value, locale, { digits: valueDigits(value, all) });
}

/** What every configuration has: nothing moves, nothing answers, nothing is drawn but the data. */
export function stillOptions({ size }: DrawingContext) {
	return {
		animation: false as const,
		responsive: false,
		events: [],
		devicePixelRatio: 1,
		font: { family: chartFamilies, size: size.fontSize },
	};
}

/** Switches off what the page says in HTML. */
export const quietPlugins = {
	legend: { display: false },
	tooltip: { enabled: false },
	filler: { propagate: false },
} as const;
