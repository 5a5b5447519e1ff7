import type { Unit } from '../datasets/unit.ts';
import type { InterfaceKey } from '../interface/keys.ts';
import type { Localized } from '../locale/locales.ts';
import type { Chart, Datum, TimeSeries } from './chart.ts';

/** A head of the table: words of the interface, or words of the data. */
export type Heading = { readonly word: InterfaceKey } | { readonly label: Localized };

/** A number with the form in which it is shown, or words. */
export type TabulatedCell =
	| { readonly datum: Datum; readonly unit: Unit; readonly digits: number }
	| { readonly text: Localized }
	| undefined;

/** Everything that a chart shows, as rows and columns. */
export interface Tabulation {
	/** What the heads of the rows are. */
	readonly corner: Heading;
	readonly columns: readonly {
		readonly id: string;
		readonly heading: Heading;
		readonly unit?: Unit;
	}[];
	readonly rows: readonly {
		readonly id: string;
		readonly head: Localized;
		readonly cells: readonly TabulatedCell[];
	}[];
}

/** The one table behind a chart: what it draws, what it says and what it gives away are these cells. */
export function tabulate(chart: Chart): Tabulation {
	switch (chart.kind) {
		case 'line':
		case 'area':
		case 'stacked-area':
		case 'sparkline-table':
			return overYears(chart.series, chart);
		case 'small-multiples': {
			const series = chart.panels.flatMap((panel) =>
				panel.series.map((each) => ({
					...each,
					id: panel.series.length === 1 ? panel.id : `${panel.id}-${each.id}`,
					label: panel.series.length === 1 ? panel.label : joined(panel.label, each.label),
				})),
			);
			return overYears(series, chart);
		}
		case 'scatter': {
			const { x, y } = chart;
			return {
				corner: { label: chart.heading },
				columns: [
					{ id: 'x', heading: { label: withUnit(x.label, x.unit) }, unit: x.unit },
					{ id: 'y', heading: { label: withUnit(y.label, y.unit) }, unit: y.unit },
				],
				rows: chart.points.map((point) => ({
					id: point.id,
					head: point.label,
					cells: [
						{ datum: point.x, unit: x.unit, digits: x.digits },
						{ datum: point.y, unit: y.unit, digits: y.digits },
					],
				})),
			};
		}
		case 'timeline':
			return {
				corner: { word: 'figure.date' },
				columns: [{ id: 'event', heading: { word: 'figure.event' } }],
				rows: chart.events.map(({ date, label }) => ({
					id: date,
					head: { vi: date, en: date },
					cells: [{ text: label }],
				})),
			};
		case 'scorecard':
			return scorecard(chart);
		default: {
			const { unit, digits } = chart;
			return {
				corner: { label: chart.heading },
				columns: chart.series.map(({ id, label }) => ({ id, heading: { label }, unit })),
				rows: chart.categories.map(({ id, label }, index) => ({
					id,
					head: label,
					cells: chart.series.map(({ data }) => {
						const datum = data[index];
						return datum === undefined ? undefined : { datum, unit, digits };
					}),
				})),
			};
		}
	}
}

interface Frame {
	readonly unit: Unit;
	readonly digits: number;
	readonly isYearCount: boolean;
}

function overYears(
	series: readonly TimeSeries[],
	{ unit, digits, isYearCount }: Frame,
): Tabulation {
	const years = new Set(series.flatMap(({ points }) => points.map(({ year }) => year)));
	const byYear = series.map(({ points }) => new Map(points.map((point) => [point.year, point])));
	return {
		corner: { word: isYearCount ? 'figure.yearsSince' : 'figure.year' },
		columns: series.map(({ id, label }) => ({ id, heading: { label }, unit })),
		rows: [...years]
			.toSorted((a, b) => a - b)
			.map((year) => ({
				id: String(year),
				head: { vi: String(year), en: String(year) },
				cells: byYear.map((points) => {
					const datum = points.get(year);
					return datum === undefined ? undefined : { datum, unit, digits };
				}),
			})),
	};
}

function scorecard({ rows }: Extract<Chart, { kind: 'scorecard' }>): Tabulation {
	const columns = ['value', 'success', 'failure'] as const;
	return {
		corner: { word: 'figure.indicator' },
		columns: columns.map((id) => ({ id, heading: { word: `figure.scorecard.${id}` } })),
		rows: rows.map((row) => ({
			id: row.valueName,
			head: row.label,
			cells: columns.map((column) => ({
				datum: {
					value: row[column],
					status: 'reported',
					origin: row.origins[0] ?? { dataset: '', column: '', line: 0 },
				},
				unit: row.unit,
				digits: row.digits,
			})),
		})),
	};
}

function withUnit(label: Localized, { name }: Unit): Localized {
	return { vi: `${label.vi} (${name.vi})`, en: `${label.en} (${name.en})` };
}

function joined(a: Localized, b: Localized): Localized {
	return { vi: `${a.vi}, ${b.vi}`, en: `${a.en}, ${b.en}` };
}
