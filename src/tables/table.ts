import { z } from 'astro/zod';
import type { Place, Report } from '../diagnostics/problem.ts';
import type { Localized } from '../locale/locales.ts';
import { localizedTextSchema, nameSchema } from '../manuscript/localized-schema.ts';
import type { PlaceOf } from '../manuscript/place.ts';
import { listFiles, type Manuscript } from '../manuscript/read-files.ts';
import { readYaml } from '../manuscript/read-yaml.ts';

const columnSchema = z.strictObject({
	/** The key under which each row has its cell. */
	id: nameSchema,
	/** The head of the column. */
	title: localizedTextSchema,
	/** Numbers stand to the right, words to the left. */
	holds: z.enum(['words', 'numbers']).default('words'),
});

/** A file of content/tables/: a numbered table of words, in both languages. */
const tableSchema = z.strictObject({
	/** What the table shows, as a sentence or a heading. */
	title: localizedTextSchema,
	/** What a reader must know to read it rightly. */
	notes: localizedTextSchema.optional(),
	/** The columns, of which the first names the row. */
	columns: z.array(columnSchema).min(2),
	/** One entry a row: a text in both languages under the id of each column. */
	rows: z.array(z.record(nameSchema, localizedTextSchema)).min(1),
	/** Whether the table is printed on a page of its own, laid across. */
	landscape: z.boolean().default(false),
});

/** A numbered table of words. */
export interface Table {
	readonly id: string;
	readonly title: Localized;
	readonly notes: Localized | undefined;
	readonly columns: z.output<typeof tableSchema>['columns'];
	readonly rows: z.output<typeof tableSchema>['rows'];
	readonly isLandscape: boolean;
	readonly place: Place;
	readonly placeOf: PlaceOf;
}

export type Tables = ReadonlyMap<string, Table>;

/** Reads every file of `tables/`; one with problems is reported and left out. */
export function loadTables(manuscript: Manuscript, report: Report): Tables {
	const tables = new Map<string, Table>();
	for (const path of listFiles(manuscript, 'tables', '.yaml')) {
		const id = path.replace(/^.*\/|\.yaml$/g, '');
		const record = readYaml(manuscript, path, tableSchema, report);
		if (record === undefined || !hasWholeRows(record.value, record.placeOf, report)) {
			report.spoiled.add('table', id);
			continue;
		}
		const { value, placeOf } = record;
		const { title, notes, columns, rows, landscape: isLandscape } = value;
		tables.set(id, {
			id,
			title,
			notes,
			columns,
			rows,
			isLandscape,
			place: placeOf(['title']),
			placeOf,
		});
	}
	return tables;
}

/** Every row has a cell for each column and no other. */
function hasWholeRows(
	{ columns, rows }: z.output<typeof tableSchema>,
	placeOf: PlaceOf,
	report: Report,
): boolean {
	const ids = columns.map(({ id }) => id);
	let isWhole = true;
	for (const [index, row] of rows.entries()) {
		const missing = ids.filter((id) => row[id] === undefined);
		const strange = Object.keys(row).filter((id) => !ids.includes(id));
		if (missing.length === 0 && strange.length === 0) continue;
		isWhole = false;
		const lacks = missing.map((id) => `lacks “${id}”`);
		const has = strange.map((id) => `has “${id}”, which is no column`);
		report({
			rule: 'table-row-is-whole',
			place: placeOf(['rows', index]),
			message: `Row ${index + 1} ${[...lacks, ...has].join(' and ')}. The columns are ${ids.join(', ')}; write “–” in both languages where there is nothing to say.`,
		});
	}
	return isWhole;
}
