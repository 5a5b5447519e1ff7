import type { Locale } from '../locale/locales.ts';
import { explain, type ExplainedCell } from '../values/explain.ts';
import type { NamedValue } from '../values/load.ts';
import { phrase } from '../values/present.ts';
import type { Brief } from './brief.ts';
import { sourceLine } from './source-line.ts';
import { usesIn, type UsePlace } from './uses.ts';

/** A named value as a page explains it. */
export interface NumberView {
	readonly name: string;
	readonly title: string;
	readonly text: string;
	readonly note: string | undefined;
	readonly formula: string;
	readonly cells: readonly NumberCell[];
	/** The sentences that say the number. */
	readonly places: readonly UsePlace[];
	readonly sources: readonly { readonly path: string; readonly text: string }[];
}

/** A cell with the address of its row. */
export interface NumberCell extends ExplainedCell {
	readonly path: string;
}

export function numberView(brief: Brief, value: NamedValue, locale: Locale): NumberView {
	const { formula, cells } = explain(value, locale);
	const datasets = [...new Set(cells.map(({ dataset }) => dataset))];
	return {
		name: value.name,
		title: value.title[locale],
		text: phrase(value, locale),
		note: value.note?.[locale],
		formula,
		cells: cells.map((cell) => ({
			...cell,
			path: `${brief.routes.dataset(locale, cell.dataset)}#row-${cell.line}`,
		})),
		places: usesIn(brief, locale).values.get(value.name) ?? [],
		sources: datasets.flatMap((name) => {
			const dataset = brief.datasets.get(name);
			if (dataset === undefined) return [];
			const lines = new Set(cells.filter((cell) => cell.dataset === name).map(({ line }) => line));
			const text = sourceLine(dataset, lines, brief.words[locale], locale);
			return [{ path: brief.routes.dataset(locale, name), text }];
		}),
	};
}
