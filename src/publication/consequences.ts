import { describeChart } from '../charts/describe.ts';
import { rowLabel, type Dataset, type Row } from '../datasets/dataset.ts';
import type { Cell } from '../datasets/cell.ts';
import { locales, type Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import { phrase } from '../values/present.ts';
import type { Brief } from './brief.ts';
import { proseContext } from './page-context.ts';
import { usesIn, type UsePlace } from './uses.ts';

/** A text before and after. */
export interface Change {
	readonly from: string;
	readonly to: string;
}

/** How a dataset differs from its next release, row by row in the order of their keys. */
export interface DatasetChanges {
	readonly changed: readonly (Change & { readonly row: string; readonly column: string })[];
	readonly added: readonly string[];
	readonly removed: readonly string[];
}

/** What pages would say otherwise. */
export interface Consequences {
	readonly values: readonly ValueChange[];
	readonly figures: readonly FigureChange[];
}

export interface ValueChange {
	readonly name: string;
	/** The number as each language says it. */
	readonly texts: readonly (Change & { readonly locale: Locale })[];
	/** The sentences that say it, as they would read. */
	readonly sentences: readonly { readonly locale: Locale; readonly place: UsePlace }[];
}

export interface FigureChange {
	readonly id: string;
	/** Titles, subtitles and notes that would read otherwise. */
	readonly texts: readonly (Change & { readonly locale: Locale })[];
	/** Whether what is drawn would change. */
	readonly isRedrawn: boolean;
	/** Alternative texts that would change. */
	readonly descriptions: readonly Locale[];
}

export function datasetChanges(before: Dataset, after: Dataset): DatasetChanges {
	const [old, next] = [rowsByKey(before), rowsByKey(after)];
	const label = (dataset: Dataset, row: Row) => rowLabel(dataset, row, 'en');
	return {
		changed: [...next].flatMap(([key, row]) => {
			const known = old.get(key);
			return known === undefined ? [] : fieldChanges(after, known, row);
		}),
		added: [...next].flatMap(([key, row]) => (old.has(key) ? [] : [label(after, row)])),
		removed: [...old].flatMap(([key, row]) => (next.has(key) ? [] : [label(before, row)])),
	};
}

function rowsByKey({ primaryKey, rows }: Dataset): Map<string, Row> {
	return new Map(
		rows.map((row) => [primaryKey.map((name) => row.fields.get(name)).join('\u0000'), row]),
	);
}

function fieldChanges(dataset: Dataset, before: Row, after: Row) {
	return dataset.columns.flatMap(({ name, kind }) => {
		const text = ({ fields, cells }: Row) =>
			kind === 'number' ? cellText(cells.get(name)) : (fields.get(name) ?? '');
		const [from, to] = [text(before), text(after)];
		return from === to ? [] : [{ row: rowLabel(dataset, after, 'en'), column: name, from, to }];
	});
}

function cellText(cell: Cell | undefined): string {
	if (cell === undefined) return '';
	if (cell.status === 'missing') return cell.reason;
	return cell.status === 'reported' ? cell.text : `${cell.text} (${cell.status})`;
}

/** What follows from replacing one state of a publication by another, of the same text. */
export function consequencesOf(before: Brief, after: Brief): Consequences {
	return { values: valueChanges(before, after), figures: figureChanges(before, after) };
}

function valueChanges(before: Brief, after: Brief): ValueChange[] {
	return [...before.values].flatMap(([name, old]) => {
		const next = after.values.get(name);
		const texts = locales.flatMap((locale) => {
			const [from, to] = [phrase(old, locale), next === undefined ? '–' : phrase(next, locale)];
			return from === to ? [] : [{ locale, from, to }];
		});
		if (texts.length === 0) return [];
		const sentences = locales.flatMap((locale) =>
			(usesIn(after, locale).values.get(name) ?? []).map((place) => ({ locale, place })),
		);
		return [{ name, texts, sentences }];
	});
}

function figureChanges(before: Brief, after: Brief): FigureChange[] {
	return [...before.figures].flatMap(([id, old]) => {
		const next = after.figures.get(id);
		if (next === undefined) return [{ id, texts: [], isRedrawn: true, descriptions: [...locales] }];
		const texts = locales.flatMap((locale) => {
			const rendered = (brief: Brief) =>
				[
					old.spec.title,
					old.spec.subtitle,
					...(old.spec.notes === undefined ? [] : [old.spec.notes]),
				].map((text) => renderInline(text[locale], proseContext(brief, { locale })).text);
			const [was, becomes] = [rendered(before), rendered(after)];
			return was.flatMap((from, index) => {
				const to = becomes[index] ?? '';
				return from === to ? [] : [{ locale, from, to }];
			});
		});
		const isRedrawn = drawn(old.chart) !== drawn(next.chart);
		const descriptions = locales.filter(
			(locale) =>
				describeChart(old.chart, locale, before.words[locale]) !==
				describeChart(next.chart, locale, after.words[locale]),
		);
		const isSame = texts.length === 0 && !isRedrawn && descriptions.length === 0;
		return isSame ? [] : [{ id, texts, isRedrawn, descriptions }];
	});
}

/** What is drawn, without the lines of data.csv that it came from. */
function drawn(chart: unknown): string {
	return JSON.stringify(chart, (key, value: unknown) => (key === 'origin' ? undefined : value));
}
