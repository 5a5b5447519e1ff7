import { suggestion } from '../diagnostics/nearest.ts';
import type { Spoiled } from '../diagnostics/problem.ts';
import type { Cell } from '../datasets/cell.ts';
import { tones, type Tone } from '../datasets/codelists.ts';
import {
	columnOf,
	selectRows,
	type Column,
	type Dataset,
	type NumberColumn,
	type Origin,
	type Row,
} from '../datasets/dataset.ts';
import { numberColumn } from '../datasets/selection.ts';
import type { Unit } from '../datasets/unit.ts';
import type { Units } from '../datasets/units.ts';
import type { Localized } from '../locale/locales.ts';
import type { Datum, Named } from './chart.ts';
import { DrawingFault } from './drawing-fault.ts';

/** What a figure is drawn from. */
export interface ChartSources {
	readonly datasets: ReadonlyMap<string, Dataset>;
	readonly units: Units;
	/** Datasets, units and values of whose problems the author is told already. */
	readonly spoiled: Spoiled;
}

/** A dataset by its name. Throws a `DrawingFault` when there is none. */
export function datasetNamed(name: string, { datasets, spoiled }: ChartSources): Dataset {
	const dataset = datasets.get(name);
	if (dataset !== undefined) return dataset;
	throw new DrawingFault(
		'dataset-resolves',
		`There is no dataset “${name}”. ${suggestion(name, datasets.keys(), 'Add a folder for it in content/datasets/.')}`,
		spoiled.has('dataset', name),
	);
}

/** A column by its name. Throws a `DrawingFault` when there is none. */
export function columnNamed(name: string, dataset: Dataset): Column {
	const column = columnOf(dataset, name);
	if (column !== undefined) return column;
	const names = dataset.columns.map((each) => each.name);
	throw new DrawingFault(
		'column-resolves',
		`The dataset “${dataset.name}” has no column “${name}”. ${suggestion(name, names, `Its columns are ${names.join(', ')}.`)}`,
	);
}

/** A column of numbers by its name. Throws a `DrawingFault` when there is none. */
export function measureNamed(name: string, dataset: Dataset): NumberColumn {
	const column = numberColumn(dataset, name);
	if ('rule' in column) throw new DrawingFault(column.rule, column.message);
	return column;
}

/** The rows that have the keys asked for; a key that no row has is a slip of the pen. */
export function keptRows(
	dataset: Dataset,
	keep: Readonly<Record<string, readonly string[]>>,
): Row[] {
	for (const [name, keys] of Object.entries(keep)) {
		columnNamed(name, dataset);
		const known = new Set(dataset.rows.map((row) => row.fields.get(name) ?? ''));
		const stranger = keys.find((key) => !known.has(key));
		if (stranger === undefined) continue;
		throw new DrawingFault(
			'code-resolves',
			`No row of “${dataset.name}” has “${stranger}” in the column “${name}”. ${suggestion(stranger, known, 'Look the keys up in its data.csv.')}`,
		);
	}
	return selectRows(dataset, keep);
}

/** The keys of a column in the order of drawing: as kept, else as the rows have them. */
export function keysOf(
	column: Column,
	rows: readonly Row[],
	keep: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
	return keep[column.name] ?? [...new Set(rows.map((row) => row.fields.get(column.name) ?? ''))];
}

/** Names and colour of a key, as far as its code list knows them. */
export interface Identity extends Omit<Named, 'tone'> {
	readonly tone: Tone | undefined;
}

export function identityOf(key: string, column: Column): Identity {
	const code = column.kind === 'code' ? column.codelist.codes.get(key) : undefined;
	const plain: Localized = { vi: key, en: key };
	return { id: key, label: code?.name ?? plain, short: code?.short ?? plain, tone: code?.tone };
}

export function originOf(dataset: Dataset, column: NumberColumn, row: Row): Origin {
	return { dataset: dataset.name, column: column.name, line: row.line };
}

/** The number in a cell with its origin; `undefined` for an empty cell. */
export function datumOf(dataset: Dataset, column: NumberColumn, row: Row): Datum | undefined {
	const cell: Cell | undefined = row.cells.get(column.name);
	if (cell === undefined || cell.status === 'missing') return undefined;
	return { value: cell.value, status: cell.status, origin: originOf(dataset, column, row) };
}

/** The year of a row. Throws a `DrawingFault` when its dataset is not by year. */
export function yearOf(row: Row, dataset: Dataset): number {
	const year = Number(row.fields.get('year'));
	if (Number.isInteger(year) && year > 0) return year;
	throw new DrawingFault(
		'figure-draws',
		`The dataset “${dataset.name}” has no column “year”, which a figure over time needs.`,
	);
}

/** The unit that several columns share; one axis has one kind of unit. */
export function commonUnit(units: readonly Unit[]): Unit {
	const [first] = units;
	if (first === undefined) throw new DrawingFault('figure-draws', 'The figure names no data.');
	const other = units.find(({ base }) => base !== first.base);
	if (other === undefined) return first;
	throw new DrawingFault(
		'unit-fits',
		`The figure mixes ${first.id} and ${other.id} on one axis. Draw one kind of unit in a figure.`,
	);
}

/** The unit of an axis: the one asked for, else that of the columns, else a bare number. */
export function shownUnit(
	wanted: string | undefined,
	own: Unit | undefined,
	{ units, spoiled }: ChartSources,
): Unit {
	if (wanted === undefined && own !== undefined) return own;
	const name = wanted ?? 'number';
	const unit = units.get(name);
	if (unit === undefined) {
		throw new DrawingFault(
			'unit-resolves',
			`The unit “${name}” is not defined. ${suggestion(name, units.keys(), 'Define it in content/units.yaml.')}`,
			spoiled.has('unit', name),
		);
	}
	const base = own?.base ?? 'one';
	if (unit.base === base) return unit;
	throw new DrawingFault(
		'unit-fits',
		`The numbers are of the kind “${base}”, but the unit “${unit.id}” is of the kind “${unit.base}”.`,
	);
}

/** What an author says of colours. */
export interface Colouring {
	readonly highlight?: readonly string[] | undefined;
	readonly tones: Readonly<Record<string, Tone>>;
}

/**
 * Colours from the figure, else from the code list, else in order; grey for what is context. Throws
 * a `DrawingFault` for a colour given to something that the figure does not show.
 */
export function coloured<T extends Identity>(
	things: readonly T[],
	{ highlight, tones: wanted }: Colouring,
): (Omit<T, 'tone'> & { tone: Tone })[] {
	const ids = things.map(({ id }) => id);
	const stranger = [...(highlight ?? []), ...Object.keys(wanted)].find((id) => !ids.includes(id));
	if (stranger !== undefined) {
		throw new DrawingFault(
			'figure-draws',
			`The figure shows no “${stranger}” that could be coloured. ${suggestion(stranger, ids, `It shows ${ids.join(', ')}.`)}`,
		);
	}
	const used = new Set(things.map(({ id, tone }) => wanted[id] ?? tone));
	const free = tones.filter((tone) => tone !== 'case' && tone !== 'context' && !used.has(tone));
	return things.map((thing) => {
		const isContext = highlight !== undefined && !highlight.includes(thing.id);
		const tone = wanted[thing.id] ?? (isContext ? 'context' : (thing.tone ?? free.shift()));
		return { ...thing, tone: tone ?? 'context' };
	});
}
