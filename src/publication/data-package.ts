import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { CodeList } from '../datasets/codelists.ts';
import type { Column, Dataset, Row } from '../datasets/dataset.ts';
import { csvText, type CsvField } from '../datasets/write-csv.ts';
import { localize } from '../locale/locales.ts';
import type { Brief } from './brief.ts';
import { allVintages } from './source-line.ts';

/** All data of the publication as a Frictionless Data Package: its descriptor and its files. */
export interface DataPackage {
	readonly descriptor: string;
	/** Files by their name. */
	readonly files: ReadonlyMap<string, string>;
}

const known = new WeakMap<Brief, DataPackage>();

export function dataPackage(brief: Brief): DataPackage {
	const found = known.get(brief) ?? gather(brief);
	known.set(brief, found);
	return found;
}

/** The package as one archive; the same data give the same bytes, wherever and whenever. */
export function dataArchive(brief: Brief): Uint8Array<ArrayBuffer> {
	const { descriptor, files } = dataPackage(brief);
	const entries = [['datapackage.json', descriptor] as const, ...files];
	// The archive keeps local time; its least year is the same in every zone.
	const mtime = new Date(1980, 0, 1);
	const archive = Object.fromEntries(
		entries.map(([name, text]) => [name, [strToU8(text), { mtime, level: 9 }] as const]),
	);
	return new Uint8Array(zipSync(archive as Parameters<typeof zipSync>[0]));
}

function gather(brief: Brief): DataPackage {
	const { datasets, edition } = brief;
	const used = new Map<string, CodeList>();
	for (const { columns } of datasets.values()) {
		for (const column of columns) {
			if (column.kind === 'code') used.set(column.codelist.id, column.codelist);
		}
	}
	const files = new Map<string, string>();
	const resources = [
		...[...used.values()].map((list) => {
			const text = codeListCsv(list);
			files.set(`${codeListName(list)}.csv`, text);
			return codeListResource(list, text);
		}),
		...[...datasets.values()].map((dataset) => {
			const text = datasetCsv(dataset);
			files.set(`${dataset.name}.csv`, text);
			return datasetResource(brief, dataset, text);
		}),
	];
	const descriptor = {
		profile: 'tabular-data-package',
		name: plainName(edition.shortTitle.en),
		title: edition.title.en,
		titles: edition.title,
		description: edition.description.en,
		version: edition.id,
		created: `${edition.date}T00:00:00Z`,
		homepage: new URL(brief.routes.page('en', 'data'), edition.address).href,
		contributors: [{ title: edition.author.en, role: 'author' }],
		licenses: distinct([...datasets.values()].map(licenceOf)),
		resources,
	};
	return { descriptor: `${JSON.stringify(descriptor, null, '\t')}\n`, files };
}

/** A dataset as CSV: numbers alone in their columns, and why one is missing in a column beside. */
export function datasetCsv({ columns, rows }: Dataset): string {
	const flagged = new Set(columns.filter((column) => hasStatus(column, rows)));
	const header = columns.flatMap((column) =>
		flagged.has(column) ? [column.name, statusName(column)] : [column.name],
	);
	const body = rows.map(({ fields, cells }) =>
		columns.flatMap((column): CsvField[] => {
			const cell = cells.get(column.name);
			if (cell === undefined) return [fields.get(column.name) ?? ''];
			const isMissing = cell.status === 'missing';
			const number = isMissing ? undefined : Number(cell.text);
			if (!flagged.has(column)) return [number];
			return [number, isMissing ? cell.reason : cell.status];
		}),
	);
	return csvText([header, ...body]);
}

function codeListCsv({ codes }: CodeList): string {
	return csvText([
		['code', 'name_vi', 'name_en'],
		...[...codes.values()].map(({ code, name }) => [code, name.vi, name.en]),
	]);
}

/** Whether a column of numbers says of some of them more than their value. */
function hasStatus({ name, kind }: Column, rows: readonly Row[]): boolean {
	return kind === 'number' && rows.some(({ cells }) => cells.get(name)?.status !== 'reported');
}

function statusName({ name }: Column): string {
	return `${name}_status`;
}

function codeListName({ id }: CodeList): string {
	return `codelist-${id}`;
}

function datasetResource(brief: Brief, dataset: Dataset, text: string) {
	const { source, columns, rows, primaryKey } = dataset;
	const title = `${source.producer.en}, ${source.title.en}, ${allVintages(dataset).join('; ')}`;
	const homepages = localize(
		(locale) => new URL(brief.routes.dataset(locale, dataset.name), brief.edition.address).href,
	);
	const foreignKeys = columns.flatMap((column) =>
		column.kind === 'code'
			? [{ fields: [column.name], reference: codeReference(column.codelist) }]
			: [],
	);
	return {
		...tabular(dataset.name, text),
		title: dataset.title.en,
		titles: dataset.title,
		description: dataset.description.en,
		homepage: homepages.en,
		homepages,
		sources: [{ title, ...(source.url === undefined ? {} : { path: source.url }) }],
		accessed: source.accessed,
		processing: dataset.processing.en,
		caveats: dataset.traps.map(({ en }) => en),
		licenses: [licenceOf(dataset)],
		schema: {
			fields: columns.flatMap((column) => fieldsOf(column, rows)),
			primaryKey: [...primaryKey],
			...(foreignKeys.length === 0 ? {} : { foreignKeys }),
			missingValues: [''],
		},
	};
}

function codeReference(list: CodeList) {
	return { resource: codeListName(list), fields: ['code'] };
}

function codeListResource(list: CodeList, text: string) {
	return {
		...tabular(codeListName(list), text),
		title: list.title.en,
		titles: list.title,
		schema: {
			fields: ['code', 'name_vi', 'name_en'].map((name) => ({ name, type: 'string' })),
			primaryKey: ['code'],
			missingValues: [''],
		},
	};
}

function tabular(name: string, text: string) {
	return {
		name,
		path: `${name}.csv`,
		profile: 'tabular-data-resource',
		format: 'csv',
		mediatype: 'text/csv',
		encoding: 'utf-8',
		bytes: Buffer.byteLength(text),
		hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
	};
}

function fieldsOf(column: Column, rows: readonly Row[]) {
	const field = {
		name: column.name,
		type: typeOf(column),
		...(column.kind === 'address' ? { format: 'uri' } : {}),
		title: column.title.en,
		titles: column.title,
		...(column.description === undefined ? {} : { description: column.description.en }),
		...(column.kind === 'number' ? { unit: column.unit.name.en } : {}),
	};
	if (!hasStatus(column, rows)) return [field];
	const statuses = rows.map(({ cells }) => {
		const cell = cells.get(column.name);
		return cell?.status === 'missing' ? cell.reason : (cell?.status ?? '');
	});
	const status = {
		name: statusName(column),
		type: 'string',
		title: `${column.title.en}: how far the number can be trusted, or why there is none`,
		constraints: { enum: [...new Set(statuses)].toSorted() },
	};
	return [field, status];
}

/** Dates may be known to the month or the year only, which no type of a date allows. */
function typeOf({ kind }: Column): string {
	return kind === 'number' || kind === 'year' ? kind : 'string';
}

function licenceOf({ source: { licence } }: Dataset) {
	return {
		name: licence.name.replaceAll(/[^A-Za-z0-9.]+/g, '-'),
		title: licence.allowsCommercialUse ? licence.name : `${licence.name} (non-commercial use only)`,
		...(licence.url === undefined ? {} : { path: licence.url }),
	};
}

function distinct<T>(things: readonly T[]): T[] {
	return [...new Map(things.map((thing) => [JSON.stringify(thing), thing])).values()];
}

function plainName(title: string): string {
	return title
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-|-$/g, '');
}
