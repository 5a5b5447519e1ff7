import { originsOf } from '../charts/chart-of.ts';
import { rowLabel, type Dataset } from '../datasets/dataset.ts';
import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import { originsOf as originsOfStep } from '../values/origins.ts';
import type { Brief } from './brief.ts';
import { proseContext } from './page-context.ts';
import { usesIn, type UsePlace } from './uses.ts';

/** What rests on a dataset, in one language. */
export interface DatasetUses {
	readonly figures: readonly FigureLink[];
	/** Sentences that speak of the dataset as a whole. */
	readonly places: readonly UsePlace[];
	/** Rows that something rests on, by their line of data.csv. */
	readonly rows: ReadonlyMap<number, RowUses>;
	/** The sentences that say numbers of rows, with those rows. */
	readonly sentences: readonly RowSentence[];
}

export interface FigureLink {
	readonly id: string;
	readonly path: string;
	readonly number: string;
	readonly title: string;
}

export interface RowUses {
	readonly figures: readonly FigureLink[];
	/** Whether a named value rests on the row. */
	readonly isCounted: boolean;
	/** The sentences that say a number of the row. */
	readonly places: readonly UsePlace[];
}

export interface RowSentence {
	readonly place: UsePlace;
	/** The rows that its numbers rest on: their lines, and what a reader calls them. */
	readonly rows: readonly { readonly line: number; readonly label: string }[];
}

interface Users {
	readonly figures: Set<string>;
	readonly values: Set<string>;
}

const known = new WeakMap<Brief, ReadonlyMap<string, ReadonlyMap<number, Users>>>();

export function datasetUses(brief: Brief, dataset: Dataset, locale: Locale): DatasetUses {
	const uses = usesIn(brief, locale);
	const users = usersOf(brief).get(dataset.name) ?? new Map<number, Users>();
	const all = new Set([...users.values()].flatMap((user) => [...user.figures]));
	const figures = figureLinks(brief, all, locale);
	const rows = new Map<number, RowUses>();
	const sentences = new Map<UsePlace, { line: number; label: string }[]>();
	for (const row of dataset.rows) {
		const found = users.get(row.line);
		if (found === undefined) continue;
		const places = [...found.values].flatMap((name) => uses.values.get(name) ?? []);
		rows.set(row.line, {
			figures: figures.filter(({ id }) => found.figures.has(id)),
			isCounted: found.values.size > 0,
			places: [...new Set(places)],
		});
		const named = { line: row.line, label: rowLabel(dataset, row, locale) };
		for (const place of new Set(places)) {
			const behind = sentences.get(place);
			if (behind === undefined) sentences.set(place, [named]);
			else behind.push(named);
		}
	}
	return {
		figures,
		places: uses.datasets.get(dataset.name) ?? [],
		rows,
		sentences: [...sentences].map(([place, behind]) => ({ place, rows: behind })),
	};
}

/** Links to figures in the order of their numbers. */
function figureLinks(brief: Brief, ids: ReadonlySet<string>, locale: Locale): FigureLink[] {
	const numbered = [...brief.figureNumbers.keys()].filter((id) => ids.has(id));
	return numbered.map((id) => figureLink(brief, id, locale));
}

function figureLink(brief: Brief, id: string, locale: Locale): FigureLink {
	const title = brief.figures.get(id)?.spec.title[locale] ?? '';
	return {
		id,
		path: brief.routes.figure(locale, id),
		number: brief.words[locale]('figure.number', { n: brief.figureNumbers.get(id)?.text ?? '' }),
		title: renderInline(title, proseContext(brief, { locale })).text,
	};
}

/** Figures and values by the rows that they rest on. */
function usersOf(brief: Brief): ReadonlyMap<string, ReadonlyMap<number, Users>> {
	const found = known.get(brief) ?? gather(brief);
	known.set(brief, found);
	return found;
}

function gather({ figures, values }: Brief): Map<string, Map<number, Users>> {
	const byDataset = new Map<string, Map<number, Users>>();
	const usersAt = (dataset: string, line: number): Users => {
		const rows = byDataset.get(dataset) ?? new Map<number, Users>();
		byDataset.set(dataset, rows);
		const users = rows.get(line) ?? { figures: new Set(), values: new Set() };
		rows.set(line, users);
		return users;
	};
	for (const { id, chart } of figures.values()) {
		for (const { dataset, line } of originsOf(chart)) usersAt(dataset, line).figures.add(id);
	}
	for (const { name, step } of values.values()) {
		for (const { dataset, line } of originsOfStep(step)) usersAt(dataset, line).values.add(name);
	}
	return byDataset;
}
