import { nearest, suggestion } from '../diagnostics/nearest.ts';
import type { Place, Report } from '../diagnostics/problem.ts';
import { displayPath, listFolders, readText, type Manuscript } from '../manuscript/read-files.ts';
import type { PlaceOf } from '../manuscript/place.ts';
import { readYaml } from '../manuscript/read-yaml.ts';
import { isFault, parseCell, type Cell } from './cell.ts';
import type { CodeLists } from './codelists.ts';
import type { Column, Dataset, Row } from './dataset.ts';
import { parseCsv, type CsvRecord } from './parse-csv.ts';
import { datasetSchema, type ColumnDescription, type DatasetDescription } from './schema.ts';
import type { Units } from './units.ts';

/** What the columns of a dataset refer to. */
export interface Definitions {
	readonly units: Units;
	readonly codelists: CodeLists;
}

export type Datasets = ReadonlyMap<string, Dataset>;

/** Reads every folder of `datasets/`; a dataset with problems is reported and left out. */
export function loadDatasets(
	manuscript: Manuscript,
	definitions: Definitions,
	report: Report,
): Datasets {
	const loaded = listFolders(manuscript, 'datasets').flatMap((name) => {
		const dataset = loadDataset(manuscript, name, definitions, report);
		if (dataset !== undefined) return [[name, dataset] as const];
		report.spoiled.add('dataset', name);
		return [];
	});
	return new Map(loaded);
}

function loadDataset(
	manuscript: Manuscript,
	name: string,
	definitions: Definitions,
	report: Report,
): Dataset | undefined {
	const folder = `datasets/${name}`;
	const described = readYaml(manuscript, `${folder}/dataset.yaml`, datasetSchema, report);
	const text = readText(manuscript, `${folder}/data.csv`, report);
	if (described === undefined || text === undefined) return undefined;

	const { value: description, placeOf } = described;
	const columns = resolveColumns(description, placeOf, definitions, report);
	const isNamed = hasKnownColumns(description, placeOf, report);
	if (columns === undefined || !isNamed) return undefined;

	const file = displayPath(manuscript, `${folder}/data.csv`);
	const rows = readRows(text, file, { columns, primaryKey: description.primaryKey, report });
	return rows === undefined ? undefined : { ...description, name, columns, rows };
}

function resolveColumns(
	description: DatasetDescription,
	placeOf: PlaceOf,
	definitions: Definitions,
	report: Report,
): Column[] | undefined {
	const columns = description.columns.map((column, index) =>
		resolveColumn(column, placeOf(['columns', index]), definitions, report),
	);
	return columns.every((column) => column !== undefined) ? columns : undefined;
}

function resolveColumn(
	column: ColumnDescription,
	place: Place,
	{ units, codelists }: Definitions,
	report: Report,
): Column | undefined {
	const base = { name: column.name, title: column.title, description: column.description };
	if (column.kind === 'number') {
		const unit = units.get(column.unit);
		if (unit !== undefined) {
			const { short = column.title, seriesCode } = column;
			return { ...base, kind: 'number', unit, short, seriesCode };
		}
		if (report.spoiled.has('unit', column.unit)) return undefined;
		const hint = suggestion(column.unit, units.keys(), 'Define it in content/units.yaml.');
		report({
			rule: 'unit-resolves',
			place,
			message: `The unit “${column.unit}” of the column “${column.name}” is not defined. ${hint}`,
		});
		return undefined;
	}
	if (column.kind === 'code') {
		const codelist = codelists.get(column.codelist);
		if (codelist !== undefined) return { ...base, kind: 'code', codelist };
		if (report.spoiled.has('code-list', column.codelist)) return undefined;
		const hint = suggestion(column.codelist, codelists.keys(), 'Add it to content/codelists/.');
		report({
			rule: 'code-list-resolves',
			place,
			message: `The code list “${column.codelist}” of the column “${column.name}” does not exist. ${hint}`,
		});
		return undefined;
	}
	return { ...base, kind: column.kind };
}

/** The key and the breaks may name only columns of the dataset. */
function hasKnownColumns(
	{ columns, primaryKey, breaks }: DatasetDescription,
	placeOf: PlaceOf,
	report: Report,
): boolean {
	const names = columns.map((column) => column.name);
	const named = [
		...primaryKey.map((name, index) => ({ name, place: placeOf(['primaryKey', index]) })),
		...breaks.flatMap(({ columns: broken, where = {} }, index) =>
			[...broken, ...Object.keys(where)].map((name) => ({
				name,
				place: placeOf(['breaks', index]),
			})),
		),
	];
	const strangers = named.filter(({ name }) => !names.includes(name));
	for (const { name, place } of strangers) {
		report({
			rule: 'column-resolves',
			place,
			message: `The dataset has no column “${name}”. ${suggestion(name, names, `Its columns are ${names.join(', ')}.`)}`,
		});
	}
	return strangers.length === 0;
}

interface RowReading {
	readonly columns: readonly Column[];
	readonly primaryKey: readonly string[];
	readonly report: Report;
}

function readRows(text: string, file: string, reading: RowReading): Row[] | undefined {
	const { columns, report } = reading;
	const outcome = parseCsv(text);
	if ('fault' in outcome) {
		const [first = ''] = text.split('\n');
		if (columns.length > 1 && !first.includes(',') && reportSeparator(first, file, report)) {
			return undefined;
		}
		report({
			rule: 'row-is-whole',
			place: { file, line: outcome.line },
			message: `${outcome.fault} Put a field that holds a comma or a quotation mark in quotation marks, and double those inside it.`,
		});
		return undefined;
	}
	const [header, ...records] = outcome.records;
	if (header === undefined) {
		report({
			rule: 'columns-match-header',
			place: { file },
			message: `The file is empty. Restore it, or begin it with the line “${columns.map(({ name }) => name).join(',')}”.`,
		});
		return undefined;
	}
	if (!isHeader(header, columns, file, report)) return undefined;

	const rows = records.map((record) => readRow(record, file, reading));
	const sound = rows.filter((row) => row !== undefined);
	const isUnique = hasUniqueKeys(sound, file, reading);
	return isUnique && sound.length === rows.length ? sound : undefined;
}

function isHeader(
	header: CsvRecord,
	columns: readonly Column[],
	file: string,
	report: Report,
): boolean {
	const expected = columns.map(({ name }) => name);
	if (expected.join() === header.fields.join()) return true;
	const strange = header.fields.filter((name) => !expected.includes(name));
	const hints = strange.flatMap((name) => {
		const meant = nearest(name, expected);
		return meant === undefined ? [] : [`“${name}” is probably “${meant}”`];
	});
	const [only = ''] = header.fields.length === 1 ? header.fields : [];
	if (reportSeparator(only, file, report)) return false;
	const hint = hints.length > 0 ? ` ${hints.join('; ')}.` : '';
	report({
		rule: 'columns-match-header',
		place: { file, line: 1 },
		message:
			`The header is “${header.fields.join(',')}”, but dataset.yaml describes ` +
			`“${expected.join(',')}”.${hint} Make the two the same, in the same order.`,
	});
	return false;
}

/** Tells of a header whose columns a spreadsheet parted by other signs than commas. */
function reportSeparator(header: string, file: string, report: Report): boolean {
	const [separator] = /[;\t]/.exec(header) ?? [];
	if (separator === undefined) return false;
	report({
		rule: 'columns-match-header',
		place: { file, line: 1 },
		message: `The columns are separated by ${separator === ';' ? 'semicolons' : 'tabs'}. Save the file as CSV with commas (in a spreadsheet: “CSV UTF-8”, with English as the region), and decimals with a point.`,
	});
	return true;
}

function readRow(
	{ line, fields: texts }: CsvRecord,
	file: string,
	{ columns, report }: RowReading,
): Row | undefined {
	if (texts.length !== columns.length) {
		report({
			rule: 'row-is-whole',
			place: { file, line },
			message:
				`The row has ${texts.length} fields; the header names ${columns.length} columns. ` +
				'Add what is missing, or put a field that holds a comma in quotation marks.',
		});
		return undefined;
	}
	const fields = new Map<string, string>();
	const cells = new Map<string, Cell>();
	let isSound = true;
	for (const [index, column] of columns.entries()) {
		const text = texts[index] ?? '';
		const complain = (rule: 'cell-parses' | 'cell-says-why' | 'code-resolves', message: string) => {
			isSound = false;
			report({ rule, place: { file, line }, message: `Column “${column.name}”: ${message}` });
		};
		if (column.kind === 'number') {
			const cell = parseCell(text, column.unit.factor);
			if (isFault(cell)) complain(cell.rule, cell.message);
			else cells.set(column.name, cell);
		} else {
			const fault = fieldFault(column, text);
			if (fault !== undefined)
				complain(column.kind === 'code' ? 'code-resolves' : 'cell-parses', fault);
			fields.set(column.name, text);
		}
	}
	return isSound ? { line, fields, cells } : undefined;
}

function fieldFault(column: Exclude<Column, { kind: 'number' }>, text: string): string | undefined {
	switch (column.kind) {
		case 'code': {
			const { id, codes } = column.codelist;
			if (codes.has(text)) return undefined;
			return `“${text}” is not a code of the list “${id}”. ${suggestion(text, codes.keys(), `Add it to content/codelists/${id}.yaml.`)}`;
		}
		case 'year':
			return /^\d{4}$/.test(text) ? undefined : `“${text}” is not a year of four digits.`;
		case 'date':
			return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)
				? undefined
				: `“${text}” is not a date. Write 2026-11-22, 2026-11 or 2026.`;
		case 'address':
			return URL.canParse(text) && /^https?:/.test(text)
				? undefined
				: `“${text}” is not a web address. Write it in full, with https://.`;
		case 'vintage':
			return text === '' ? 'The vintage is empty. Name the release of the row.' : undefined;
		case 'text':
			return undefined;
	}
}

function hasUniqueKeys(
	rows: readonly Row[],
	file: string,
	{ primaryKey, report }: RowReading,
): boolean {
	const seen = new Map<string, number>();
	for (const row of rows) {
		const key = primaryKey.map((name) => row.fields.get(name) ?? '').join(', ');
		const first = seen.get(key);
		if (first === undefined) seen.set(key, row.line);
		else {
			report({
				rule: 'row-is-unique',
				place: { file, line: row.line },
				message: `The row has the same key (${key}) as line ${first}. Remove one of the two.`,
			});
		}
	}
	return seen.size === rows.length;
}
