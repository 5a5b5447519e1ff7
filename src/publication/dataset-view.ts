import { labelOf, type Column, type Dataset, type Row } from '../datasets/dataset.ts';
import { formatInUnit } from '../datasets/unit.ts';
import { formatDate } from '../locale/format.ts';
import { locales, type Locale } from '../locale/locales.ts';

/** A field of a dataset as a reader of one language sees it. */
export interface FieldView {
	readonly text: string;
	/** Where an address leads. */
	readonly address?: string;
}

/**
 * The column that an author names: the one of that name, or the one that holds its text in a
 * language (`event` for `event_vi`).
 */
export function columnIn(dataset: Dataset, name: string, locale: Locale): Column | undefined {
	const named = (wanted: string) => dataset.columns.find((column) => column.name === wanted);
	return named(name) ?? named(`${name}_${locale}`);
}

/** The columns that a reader of one language needs: none that repeats a text in the other. */
export function columnsFor(dataset: Dataset, locale: Locale): Column[] {
	const names = new Set(dataset.columns.map(({ name }) => name));
	return dataset.columns.filter(({ name }) => {
		const [, base, own] = /^(.+)_([a-z]{2})$/.exec(name) ?? [];
		const isOfLanguage = locales.every((each) => names.has(`${base}_${each}`));
		return !isOfLanguage || own === locale;
	});
}

/** The fields of a row in the order of the columns. */
export function fieldViews(row: Row, columns: readonly Column[], locale: Locale): FieldView[] {
	return columns.map((column) => {
		if (column.kind === 'number') return { text: numberText(row, column, locale) };
		const field = row.fields.get(column.name) ?? '';
		if (column.kind === 'date' && /^\d/.test(field)) return { text: formatDate(field, locale) };
		if (column.kind === 'address' && URL.canParse(field)) {
			return { text: new URL(field).hostname.replace(/^www\./, ''), address: field };
		}
		return { text: labelOf(column, field)[locale] };
	});
}

function numberText(
	row: Row,
	{ name, unit }: Extract<Column, { kind: 'number' }>,
	locale: Locale,
): string {
	const cell = row.cells.get(name);
	if (cell === undefined || cell.status === 'missing') return '–';
	const digits = Math.min(4, /\.(\d+)$/.exec(cell.text)?.[1]?.length ?? 0);
	return formatInUnit(cell.value, unit, locale, { digits });
}
