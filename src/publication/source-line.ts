import type { Dataset } from '../datasets/dataset.ts';
import type { Words } from '../interface/words.ts';
import { formatDate } from '../locale/format.ts';
import type { Locale } from '../locale/locales.ts';

/**
 * Who made the data and when: “World Bank, World Development Indicators, release WDI 2026-02,
 * accessed 22 November 2026”. Where rows name their own release, that of the rows on these lines.
 */
export function sourceLine(
	dataset: Dataset,
	lines: ReadonlySet<number>,
	say: Words,
	locale: Locale,
): string {
	const { producer, title, accessed } = dataset.source;
	return [
		producer[locale],
		title[locale],
		...vintagesOf(dataset, lines).map((vintage) => say('figure.vintage', { vintage })),
		say('data.accessed', { date: formatDate(accessed, locale) }),
	].join(', ');
}

/** The releases that a dataset holds rows of. */
export function allVintages(dataset: Dataset): string[] {
	return vintagesOf(dataset, new Set(dataset.rows.map(({ line }) => line)));
}

function vintagesOf({ columns, rows, source }: Dataset, lines: ReadonlySet<number>): string[] {
	const column = columns.find(({ kind }) => kind === 'vintage');
	if (column === undefined) return [source.vintage];
	const named = rows
		.filter(({ line }) => lines.has(line))
		.map(({ fields }) => fields.get(column.name) ?? '');
	return [...new Set(named)];
}
