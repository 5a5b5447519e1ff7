import type { Locale, Localized } from '../locale/locales.ts';
import type { Cell } from './cell.ts';
import type { CodeList } from './codelists.ts';
import type { Break, Source } from './schema.ts';
import type { Unit } from './unit.ts';

interface ColumnBase {
	readonly name: string;
	readonly title: Localized;
	readonly description: Localized | undefined;
}

/** A column of measurements. */
export interface NumberColumn extends ColumnBase {
	readonly kind: 'number';
	readonly unit: Unit;
	readonly short: Localized;
	readonly seriesCode: string | undefined;
}

/** A column of codes. */
export interface CodeColumn extends ColumnBase {
	readonly kind: 'code';
	readonly codelist: CodeList;
}

/** A column of years, dates or words. */
export interface PlainColumn extends ColumnBase {
	readonly kind: 'year' | 'date' | 'text' | 'address' | 'vintage';
}

export type Column = NumberColumn | CodeColumn | PlainColumn;

/** One row of data.csv. */
export interface Row {
	/** The line of data.csv on which the row stands, from 1. */
	readonly line: number;
	/** The fields of all columns but those of numbers. */
	readonly fields: ReadonlyMap<string, string>;
	/** The cells of the columns of numbers. */
	readonly cells: ReadonlyMap<string, Cell>;
}

export interface Dataset {
	readonly name: string;
	readonly title: Localized;
	readonly description: Localized;
	readonly source: Source;
	readonly processing: Localized;
	readonly traps: readonly Localized[];
	readonly columns: readonly Column[];
	readonly primaryKey: readonly string[];
	readonly breaks: readonly Break[];
	readonly rows: readonly Row[];
}

/** Where a number comes from: a cell, by the line of data.csv and the column. */
export interface Origin {
	readonly dataset: string;
	readonly column: string;
	readonly line: number;
}

/** What the fields of a row must be: one text, or any one of several. */
export type Where = Readonly<Record<string, string | readonly string[]>>;

export function columnOf(dataset: Dataset, name: string): Column | undefined {
	return dataset.columns.find((column) => column.name === name);
}

/** The rows whose fields are as `where` asks, in the order of data.csv. */
export function selectRows(dataset: Dataset, where: Where): Row[] {
	const conditions = Object.entries(where);
	return dataset.rows.filter((row) =>
		conditions.every(([column, wanted]) => {
			const field = row.fields.get(column);
			return typeof wanted === 'string'
				? field === wanted
				: field !== undefined && wanted.includes(field);
		}),
	);
}

/** How a reader calls a row: the labels of its keys, “Viet Nam, 2024”. */
export function rowLabel(dataset: Dataset, { fields }: Row, locale: Locale): string {
	const keys = dataset.primaryKey.map((name) => {
		const column = columnOf(dataset, name);
		const field = fields.get(name) ?? '';
		return column === undefined ? field : labelOf(column, field)[locale];
	});
	return keys.join(', ');
}

/** How a reader calls a field: the name of a code, or the field itself. */
export function labelOf(column: Column, field: string): Localized {
	const code = column.kind === 'code' ? column.codelist.codes.get(field) : undefined;
	return code?.name ?? { vi: field, en: field };
}
