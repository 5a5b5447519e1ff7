import { suggestion } from '../diagnostics/nearest.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import type { Cell } from './cell.ts';
import type { Dataset, NumberColumn, Row } from './dataset.ts';

/** The cells of one column that an author’s expression names. */
export interface Selection {
	readonly dataset: Dataset;
	readonly column: NumberColumn;
	/** At least one row, each with a number in the column. */
	readonly rows: readonly SelectedRow[];
}

export interface SelectedRow {
	readonly row: Row;
	readonly cell: Exclude<Cell, { status: 'missing' }>;
}

/** Why an expression selects nothing usable. */
export interface SelectionFault {
	readonly rule: RuleId;
	readonly message: string;
}

const selectionPattern = /^(?<dataset>[^.[\]\s]+)\.(?<column>[^.[\]\s]+)\[(?<keys>[^[\]]*)\]$/;

/** Whether a text is written like a selection: `dataset.column[key, key]`. */
export function looksLikeSelection(text: string): boolean {
	return text.includes('[') || text.includes('.');
}

/**
 * Finds the cells that an expression names: `exports.value[VNM, 2024]`. The keys stand in the order
 * of the dataset’s primary key. `*` stands for any key, `a|b` for one of several, `1990..2024` for a
 * span of years. Rows without a number are an error when they are named, and skipped under `*` and
 * in a span.
 */
export function select(
	expression: string,
	datasets: ReadonlyMap<string, Dataset>,
): Selection | SelectionFault {
	const parts = selectionPattern.exec(expression)?.groups;
	if (parts === undefined) {
		return {
			rule: 'selection-resolves',
			message: `“${expression}” is not a selection. Write dataset.column[key, key], as in exports.value[VNM, 2024].`,
		};
	}
	const { dataset: datasetName = '', column: columnName = '', keys = '' } = parts;
	const dataset = datasets.get(datasetName);
	if (dataset === undefined) {
		return {
			rule: 'dataset-resolves',
			message: `There is no dataset “${datasetName}”. ${suggestion(datasetName, datasets.keys(), 'Add a folder for it in content/datasets/.')}`,
		};
	}
	const column = numberColumn(dataset, columnName);
	return 'rule' in column ? column : rowsOf(expression, dataset, column, splitKeys(keys));
}

/** A column of numbers by its name, or why there is none. */
export function numberColumn(dataset: Dataset, name: string): NumberColumn | SelectionFault {
	const column = dataset.columns.find((candidate) => candidate.name === name);
	if (column?.kind === 'number') return column;
	const names = dataset.columns.filter(({ kind }) => kind === 'number').map((each) => each.name);
	const fault =
		column === undefined
			? `The dataset “${dataset.name}” has no column “${name}”.`
			: `The column “${name}” of the dataset “${dataset.name}” holds no numbers.`;
	return {
		rule: 'column-resolves',
		message: `${fault} ${suggestion(name, names, `Its columns of numbers are ${names.join(', ')}.`)}`,
	};
}

function splitKeys(keys: string): string[] {
	return keys.split(',').map((key) => key.trim());
}

function rowsOf(
	expression: string,
	dataset: Dataset,
	column: NumberColumn,
	keys: readonly string[],
): Selection | SelectionFault {
	const { primaryKey } = dataset;
	if (keys.length !== primaryKey.length) {
		return {
			rule: 'selection-resolves',
			message: `“${expression}” gives ${keys.length} keys; “${dataset.name}” is keyed by ${primaryKey.join(', ')}. Use * for any.`,
		};
	}
	for (const [index, name] of primaryKey.entries()) {
		const fault = strangerAmong(keys[index] ?? '', dataset, name);
		if (fault !== undefined) return fault;
	}
	const matches = dataset.rows.filter((row) =>
		primaryKey.every((name, index) => matchesKey(row.fields.get(name) ?? '', keys[index] ?? '')),
	);
	const rows: SelectedRow[] = [];
	for (const row of matches) {
		const cell = row.cells.get(column.name);
		if (cell !== undefined && cell.status !== 'missing') rows.push({ row, cell });
		else if (keys.every(isExact)) return emptyCellFault(expression, cell);
	}
	if (rows.length > 0) return { dataset, column, rows };
	return {
		rule: 'selection-resolves',
		message: `“${expression}” finds no row with a number in ${dataset.name}/data.csv. Check the combination of keys.`,
	};
}

function emptyCellFault(expression: string, cell: Cell | undefined): SelectionFault {
	const reason = cell?.status === 'missing' ? cell.reason.replaceAll('-', ' ') : 'no number';
	return {
		rule: 'selection-resolves',
		message: `“${expression}” finds an empty cell (${reason}). Choose a row that has a number.`,
	};
}

function isExact(key: string): boolean {
	return !key.includes('*') && !key.includes('|') && !key.includes('..');
}

function matchesKey(field: string, key: string): boolean {
	if (key === '*') return true;
	const [first, last] = key.split('..');
	if (first !== undefined && last !== undefined) return field >= first && field <= last;
	return key.split('|').includes(field);
}

/** A key that no row has is a slip of the pen: says which, and what was probably meant. */
function strangerAmong(key: string, dataset: Dataset, name: string): SelectionFault | undefined {
	if (key === '*' || key.includes('..')) return undefined;
	const known = new Set(dataset.rows.map((row) => row.fields.get(name) ?? ''));
	const stranger = key.split('|').find((each) => !known.has(each));
	if (stranger === undefined) return undefined;
	return {
		rule: 'selection-resolves',
		message: `No row of “${dataset.name}” has “${stranger}” in the column “${name}”. ${suggestion(stranger, known, `It runs from ${rangeOf(known)}.`)}`,
	};
}

function rangeOf(known: ReadonlySet<string>): string {
	const sorted = [...known].sort();
	return `${sorted[0]} to ${sorted.at(-1)}`;
}
