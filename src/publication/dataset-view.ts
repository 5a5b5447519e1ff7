import { labelOf, type Dataset, type Row } from '../datasets/dataset.ts';
import { formatInUnit } from '../datasets/units.ts';
import type { Locale } from '../locale/locales.ts';

/** A row of a dataset as a reader of one language sees it, field by field. */
export function rowTexts(row: Row, dataset: Dataset, locale: Locale): string[] {
	return dataset.columns.map((column) => {
		if (column.kind !== 'number') return labelOf(column, row.fields.get(column.name) ?? '')[locale];
		const cell = row.cells.get(column.name);
		if (cell === undefined || cell.status === 'missing') return '–';
		const digits = Math.min(4, /\.(\d+)$/.exec(cell.text)?.[1]?.length ?? 0);
		return formatInUnit(cell.value, column.unit, locale, { digits });
	});
}
