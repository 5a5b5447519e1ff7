import type { ValueStatus } from '../datasets/cell.ts';
import type { Tone } from '../datasets/codelists.ts';
import type { Unit } from '../datasets/units.ts';
import type { Localized } from '../locale/locales.ts';

/** Where a drawn number comes from: one row of a dataset. */
export interface Origin {
	readonly dataset: string;
	readonly column: string;
	readonly line: number;
}

/** One number of a series; `value` is in the base unit of the axis. */
export interface TimePoint {
	readonly year: number;
	readonly value: number;
	readonly status: ValueStatus;
	/** The row that the number was read from; for a derived number, the row of its own series. */
	readonly origin: Origin;
}

/** Numbers that belong together, named and coloured. */
export interface TimeSeries {
	/** Stable name: the key or column that makes the series. */
	readonly id: string;
	readonly label: Localized;
	/** The label in the chart, where space is short. */
	readonly short: Localized;
	readonly tone: Tone;
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
	/** In the base unit of the axis. */
	readonly value: number;
	readonly label: Localized;
}

/** A change of basis that the notes of a figure must tell. */
export interface BreakNote {
	readonly year: number;
	readonly series: readonly string[];
	readonly reason: Localized;
}

/** Series over years: what is drawn, with no word of how. Plain data, so that it can be sent. */
export interface TimeChart {
	readonly kind: 'line' | 'stacked-area';
	readonly series: readonly TimeSeries[];
	readonly unit: Unit;
	readonly digits: number;
	readonly isLogarithmic: boolean;
	readonly isFromZero: boolean;
	/** Whether years are counted from a start rather than dated. */
	readonly isYearCount: boolean;
	readonly events: readonly ChartEvent[];
	readonly referenceLines: readonly ReferenceLine[];
	readonly breaks: readonly BreakNote[];
}

export type Chart = TimeChart;
