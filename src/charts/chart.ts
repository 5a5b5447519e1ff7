import type { ValueStatus } from '../datasets/cell.ts';
import type { Tone } from '../datasets/codelists.ts';
import type { Origin } from '../datasets/dataset.ts';
import type { Unit } from '../datasets/unit.ts';
import type { Localized } from '../locale/locales.ts';

/** A drawn number, in the base unit of its axis. */
export interface Datum {
	readonly value: number;
	readonly status: ValueStatus;
	/** The row that the number was read from; for a derived number, the row of its own series. */
	readonly origin: Origin;
}

/** Something named and coloured: a series, a category, a point. */
export interface Named {
	/** Stable name: the key or column that makes it. */
	readonly id: string;
	readonly label: Localized;
	/** The label in the chart, where space is short. */
	readonly short: Localized;
	readonly tone: Tone;
}

/** One number of a series over years. */
export interface TimePoint extends Datum {
	readonly year: number;
}

/** Numbers over years that belong together. */
export interface TimeSeries extends Named {
	/** Whether the points are joined by a line. */
	readonly isJoined: boolean;
	/** In ascending order of years; years without a number are left out. */
	readonly points: readonly TimePoint[];
	/** First years of a new basis: the line is interrupted before each. */
	readonly breaks: readonly number[];
	/** Years that have a row but no number: the line is interrupted there. */
	readonly gaps: readonly number[];
}

export interface ChartEvent {
	readonly year: number;
	readonly label: Localized;
}

export interface ReferenceLine {
	/** In the shown unit of the axis. */
	readonly value: number;
	readonly label: Localized;
}

/** A change of basis that the notes of a figure must tell. */
export interface BreakNote {
	readonly year: number;
	readonly series: readonly string[];
	readonly reason: Localized;
}

/** What every chart with an axis of values has. */
interface ValueAxis {
	readonly unit: Unit;
	readonly digits: number;
	readonly isLogarithmic: boolean;
	readonly referenceLines: readonly ReferenceLine[];
}

/** Series over years: what is drawn, with no word of how. Plain data, so that it can be sent. */
export interface TimeChart extends ValueAxis {
	readonly kind: 'line' | 'area' | 'stacked-area';
	readonly series: readonly TimeSeries[];
	readonly isFromZero: boolean;
	/** Whether years are counted from a start rather than dated. */
	readonly isYearCount: boolean;
	readonly events: readonly ChartEvent[];
	readonly breaks: readonly BreakNote[];
}

/** The same chart for several keys, on one scale. */
export interface PanelChart extends Omit<TimeChart, 'kind' | 'series'> {
	readonly kind: 'small-multiples';
	readonly panels: readonly Panel[];
}

export interface Panel extends Named {
	readonly series: readonly TimeSeries[];
}

/** One number of each series for each category. */
export interface CategoryChart extends ValueAxis {
	readonly kind: 'bar' | 'grouped-bar' | 'stacked-bar' | 'dot' | 'dumbbell' | 'slope';
	/** What the categories are: “Economy”. */
	readonly heading: Localized;
	readonly categories: readonly Named[];
	readonly series: readonly CategorySeries[];
	/** Whether the categories are years, which run from left to right. */
	readonly isOverYears: boolean;
	readonly breaks: readonly BreakNote[];
}

export interface CategorySeries extends Named {
	/** One entry for each category, in their order. */
	readonly data: readonly (Datum | undefined)[];
}

export interface ScatterAxis {
	readonly label: Localized;
	readonly unit: Unit;
	readonly digits: number;
	readonly isLogarithmic: boolean;
}

/** A point for each key, placed by two measures. */
export interface ScatterChart {
	readonly kind: 'scatter';
	readonly heading: Localized;
	readonly x: ScatterAxis;
	readonly y: ScatterAxis;
	readonly points: readonly ScatterPoint[];
	readonly breaks: readonly BreakNote[];
}

export interface ScatterPoint extends Named {
	readonly x: Datum;
	readonly y: Datum;
}

/** Dated events in their order. */
export interface TimelineChart {
	readonly kind: 'timeline';
	readonly events: readonly TimelineEvent[];
	readonly breaks: readonly BreakNote[];
}

export interface TimelineEvent {
	/** As far as it is known: 2001-12-10, 2001-12 or 2001. */
	readonly date: string;
	readonly label: Localized;
	readonly origin: Origin;
}

/** A row for each series, with its course in miniature. */
export interface SparklineChart extends Omit<TimeChart, 'kind'> {
	readonly kind: 'sparkline-table';
}

/** Indicators against thresholds. */
export interface ScorecardChart {
	readonly kind: 'scorecard';
	readonly rows: readonly ScorecardRow[];
	readonly breaks: readonly BreakNote[];
}

export interface ScorecardRow {
	readonly label: Localized;
	readonly valueName: string;
	/** In the base unit, like the thresholds. */
	readonly value: number;
	readonly success: number;
	readonly failure: number;
	readonly unit: Unit;
	readonly digits: number;
	readonly reason: Localized;
	readonly standing: 'success' | 'between' | 'failure';
	readonly origins: readonly Origin[];
}

export type Chart =
	| TimeChart
	| PanelChart
	| CategoryChart
	| ScatterChart
	| TimelineChart
	| SparklineChart
	| ScorecardChart;

/** Charts that are drawn; the others are tables. */
export type DrawnChart = Exclude<Chart, SparklineChart | ScorecardChart>;

export function isDrawn(chart: Chart): chart is DrawnChart {
	return chart.kind !== 'sparkline-table' && chart.kind !== 'scorecard';
}
