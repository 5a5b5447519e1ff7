import type { ValueStatus } from '../datasets/cell.ts';
import { formatInUnit } from '../datasets/unit.ts';
import type { Words } from '../interface/words.ts';
import type { Locale } from '../locale/locales.ts';
import type { Chart } from './chart.ts';
import { tabulate, type Heading, type TabulatedCell } from './tabulate.ts';

/** The numbers of a chart as a table, formatted for readers. */
export interface ChartTable {
	/** The head of the first column. */
	readonly corner: string;
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

/** Every number that a chart shows, in the form of one language. */
export function chartTable(chart: Chart, locale: Locale, say: Words): ChartTable {
	const { corner, columns, rows } = tabulate(chart);
	const headingText = (heading: Heading) =>
		'word' in heading ? say(heading.word) : heading.label[locale];
	return {
		corner: headingText(corner),
		columns: columns.map(({ heading }) => headingText(heading)),
		rows: rows.map(({ head, cells }) => ({
			head: head[locale],
			cells: cells.map((cell) => tableCell(cell, locale)),
		})),
	};
}

function tableCell(cell: TabulatedCell, locale: Locale): ChartTableCell {
	if (cell === undefined) return { text: '', status: 'missing' };
	if ('text' in cell) return { text: cell.text[locale], status: 'reported' };
	const { datum, unit, digits } = cell;
	return { text: formatInUnit(datum.value, unit, locale, { digits }), status: datum.status };
}
