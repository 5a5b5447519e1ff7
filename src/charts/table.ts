import type { ValueStatus } from '../datasets/cell.ts';
import { formatInUnit } from '../datasets/units.ts';
import type { Locale } from '../locale/locales.ts';
import type { Chart } from './chart.ts';

/** The numbers of a chart as a table, formatted for readers. */
export interface ChartTable {
	/** The head of the first column. */
	readonly corner: 'year' | 'years-since';
	/** The heads of the other columns. */
	readonly columns: readonly string[];
	readonly rows: readonly ChartTableRow[];
}

export interface ChartTableRow {
	readonly head: string;
	readonly cells: readonly ChartTableCell[];
}

/** An empty text means that there is no number. */
export interface ChartTableCell {
	readonly text: string;
	readonly status: ValueStatus | 'missing';
}

/** Every number that a chart draws: a row for each year, a column for each series. */
export function chartTable(
	{ series, unit, digits, isYearCount }: Chart,
	locale: Locale,
): ChartTable {
	const years = new Set(series.flatMap(({ points }) => points.map(({ year }) => year)));
	const byYear = series.map(({ points }) => Map.groupBy(points, ({ year }) => year));
	const rows = [...years]
		.toSorted((a, b) => a - b)
		.map((year) => ({
			head: String(year),
			cells: byYear.map((points): ChartTableCell => {
				const found = points.get(year) ?? [];
				const text = found
					.map(({ value }) => formatInUnit(value, unit, locale, { digits }))
					.join('; ');
				return { text, status: found[0]?.status ?? 'missing' };
			}),
		}));
	return {
		corner: isYearCount ? 'years-since' : 'year',
		columns: series.map(({ label }) => label[locale]),
		rows,
	};
}
