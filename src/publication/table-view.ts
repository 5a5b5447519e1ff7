import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Table } from '../tables/table.ts';
import type { Brief } from './brief.ts';
import { proseContext } from './page-context.ts';

/** A table of words as a page shows it; texts are HTML. */
export interface TableView {
	/** “Table 10.1”. */
	readonly number: string;
	readonly title: string;
	readonly notes: string | undefined;
	readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[];
	readonly rows: readonly (readonly string[])[];
}

export function tableView(brief: Brief, table: Table, locale: Locale): TableView {
	const context = proseContext(brief, { locale });
	const html = (text: string) => renderInline(text, context).html;
	return {
		number: brief.words[locale]('table.number', {
			n: brief.tableNumbers.get(table.id)?.text ?? '',
		}),
		title: html(table.title[locale]),
		notes: table.notes === undefined ? undefined : html(table.notes[locale]),
		columns: table.columns.map(({ title, holds }) => ({
			title: title[locale],
			isNumber: holds === 'numbers',
		})),
		rows: table.rows.map((row) => table.columns.map(({ id }) => html(row[id]?.[locale] ?? ''))),
	};
}
