import type { Dataset } from '../datasets/dataset.ts';
import type { Words } from '../interface/words.ts';
import { formatDate } from '../locale/format.ts';
import type { Locale } from '../locale/locales.ts';

/** Rows of a dataset, by their lines. */
export interface RowsOfDataset {
	readonly dataset: Dataset;
	readonly lines: ReadonlySet<number>;
}

/** What several datasets have in common: who made them, what they come from, what binds their users. */
export interface SourceGroup {
	/** “World Bank, World Development Indicators (WDI), release 2026-02, 2026-04”. */
	readonly text: string;
	readonly datasets: readonly [Dataset, ...Dataset[]];
}

/**
 * Who made the data and when: “World Bank, World Development Indicators (WDI), release 2026-02,
 * accessed 22 November 2026”. Where rows name their own release, that of the rows on these lines.
 */
export function sourceLine(
	dataset: Dataset,
	lines: ReadonlySet<number>,
	say: Words,
	locale: Locale,
): string {
	return [workOf([{ dataset, lines }], say, locale), accessedOn(dataset, say, locale)].join(', ');
}

/**
 * The same of several datasets: each work once with all its releases, and the day once where it is
 * the same for all. `accessed` is what is to be said behind the last group.
 */
export function sourceGroups(
	sources: readonly RowsOfDataset[],
	say: Words,
	locale: Locale,
): { readonly groups: readonly SourceGroup[]; readonly accessed: string | undefined } {
	const days = new Set(sources.map(({ dataset }) => dataset.source.accessed));
	const grouped = Map.groupBy(sources, ({ dataset: { source } }) => {
		const { producer, title, licence, accessed } = source;
		const terms = licence.allowsCommercialUse ? '' : licence.name;
		return [producer[locale], title[locale], terms, accessed].join('\n');
	});
	const isOfOneDay = grouped.size > 1 && days.size === 1;
	const groups = [...grouped.values()].flatMap((group): SourceGroup[] => {
		const [first, ...others] = group.map(({ dataset }) => dataset);
		if (first === undefined) return [];
		const work = workOf(group, say, locale);
		return [
			{
				text: isOfOneDay ? work : [work, accessedOn(first, say, locale)].join(', '),
				datasets: [first, ...others],
			},
		];
	});
	const [day] = days;
	const accessed =
		isOfOneDay && day !== undefined
			? say('figure.allAccessed', { date: formatDate(day, locale) })
			: undefined;
	return { groups, accessed };
}

/** Who made the data of one work, its title and the releases that rows are taken from. */
function workOf(sources: readonly RowsOfDataset[], say: Words, locale: Locale): string {
	const [first] = sources;
	if (first === undefined) return '';
	const { producer, title } = first.dataset.source;
	const abbreviations = [...title[locale].matchAll(/\((\p{Lu}+)\)/gu)].map(
		([, name]) => `${name} `,
	);
	const releases = sources
		.flatMap(({ dataset, lines }) => vintagesOf(dataset, lines))
		.flatMap((vintage) => {
			const named = abbreviations.find((name) => vintage.startsWith(name)) ?? '';
			return vintage.slice(named.length).split(', ');
		});
	const vintage = [...new Set(releases)].sort().join(', ');
	return [
		producer[locale],
		title[locale],
		...(vintage === '' ? [] : [say('figure.vintage', { vintage })]),
	].join(', ');
}

function accessedOn({ source }: Dataset, say: Words, locale: Locale): string {
	return say('data.accessed', { date: formatDate(source.accessed, locale) });
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
