import { fontMeasurer } from '../charts/measure-text.ts';
import type { Claim } from '../claims/claims.ts';
import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Recommendation } from '../recommendations/recommendations.ts';
import {
	chaptersOf,
	claimNumber,
	claimsBehind,
	claimsByChapter,
	statementsOf,
	type ArguedChapter,
} from './argument.ts';
import {
	layOutMap,
	mapSizes,
	type ArgumentDrawing,
	type ArgumentMap,
	type MapEntry,
	type MapLink,
} from './argument-map.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { recommendationNumber } from './numbering.ts';
import { proseContext } from './page-context.ts';
import { partName } from './part-name.ts';

/** The map of an argument in every size, and as a list for those who do not see it. */
export interface ArgumentView {
	/** None where nothing is joined to anything. */
	readonly drawings: readonly ArgumentDrawing[];
	readonly list: readonly ArgumentItem[];
}

/** An entry of the middle column with what it joins. */
export interface ArgumentItem {
	readonly entry: MapEntry;
	/** The statements that it tests. */
	readonly tests: readonly MapEntry[];
	/** The claims that it follows from. */
	readonly follows: readonly MapEntry[];
	/** The recommendations that rest on it. */
	readonly leadsTo: readonly MapEntry[];
}

/** The map of one chapter. */
export interface ChapterArgument {
	readonly name: string;
	readonly title: string;
	readonly path: string;
	readonly stem: string;
	/** The statements that the chapter itself argues. */
	readonly statements: readonly MapEntry[];
	readonly view: ArgumentView;
}

const measure = fontMeasurer();

/** Claims, chapters and recommendations may have the same name. */
const keys = {
	claim: (id: string) => `claim ${id}`,
	chapter: (stem: string) => `chapter ${stem}`,
	recommendation: (id: string) => `recommendation ${id}`,
} as const;

/** Statements, the chapters that test them, the recommendations that rest on those chapters. */
export function argumentOverview(brief: Brief, locale: Locale): ArgumentView {
	const statements = statementsOf(brief);
	const recommendations = [...brief.recommendations.byId.values()];
	const chapters = brief.parts[locale].filter(({ kind }) => kind === 'chapter');
	const homes = (claims: readonly string[]) =>
		claims.flatMap((id) => chaptersOf(brief, id)[0] ?? []);
	const links = [
		...statements.flatMap(({ id }) => {
			const tested = [...chaptersOf(brief, id), ...homes(claimsBehind(brief, id))];
			return [...new Set(tested)].map((stem) => ({
				from: keys.claim(id),
				to: keys.chapter(stem),
			}));
		}),
		...recommendations.flatMap(({ id, claims }) =>
			[...new Set(homes(claims))].map((stem) => ({
				from: keys.chapter(stem),
				to: keys.recommendation(id),
			})),
		),
	];
	const entries = [
		...statements.map((claim) => claimEntry(brief, claim, 0, locale)),
		...chapters.map((chapter) => chapterEntry(brief, chapter)),
		...recommendations.map((each) => recommendationEntry(brief, each, locale)),
	];
	return viewOf({ entries, links }, ['wide', 'medium', 'narrow']);
}

/** The argument of each chapter: its claims, what they test, what rests on them. */
export function chapterArguments(brief: Brief, locale: Locale): ChapterArgument[] {
	return claimsByChapter(brief, locale).map(({ chapter, claims }) => ({
		stem: chapter.stem,
		name: partName(brief, chapter),
		title: renderInline(chapter.head.title, proseContext(brief, { locale })).text,
		path: brief.routes.chapter(locale, chapter.head.slug),
		statements: statementsOf(brief)
			.filter(({ id }) => chaptersOf(brief, id).includes(chapter.stem))
			.map((claim) => claimEntry(brief, claim, 0, locale)),
		view: viewOf(chapterMap(brief, { chapter, claims }, locale), ['wide', 'medium']),
	}));
}

function chapterMap(brief: Brief, { chapter, claims }: ArguedChapter, locale: Locale): ArgumentMap {
	const own = new Set(claims.map(({ id }) => id));
	const recommendations = [...brief.recommendations.byId.values()];
	const statements = statementsOf(brief).filter(
		({ id, evidence }) =>
			evidence.claims.some((each) => own.has(each)) ||
			(recommendations.some((each) => each.claims.includes(id)) &&
				chaptersOf(brief, id)[0] === chapter.stem),
	);
	const drawn = new Set([...own, ...statements.map(({ id }) => id)]);
	const resting = recommendations.filter((each) => each.claims.some((id) => drawn.has(id)));
	const ownBehind = ({ evidence }: Claim) => evidence.claims.filter((id) => own.has(id));
	const links: MapLink[] = [
		...statements.flatMap((claim) =>
			ownBehind(claim).map((id) => ({ from: keys.claim(claim.id), to: keys.claim(id) })),
		),
		...claims.flatMap((claim) =>
			ownBehind(claim).map((id) => ({ from: keys.claim(id), to: keys.claim(claim.id) })),
		),
		...resting.flatMap((each) =>
			each.claims
				.filter((id) => drawn.has(id))
				.map((id) => ({ from: keys.claim(id), to: keys.recommendation(each.id) })),
		),
	];
	const entries = [
		...statements.map((claim) => claimEntry(brief, claim, 0, locale)),
		...claims.map((claim) => claimEntry(brief, claim, 1, locale)),
		...resting.map((each) => recommendationEntry(brief, each, locale)),
	];
	return { entries, links };
}

function viewOf(map: ArgumentMap, sizes: readonly (keyof typeof mapSizes)[]): ArgumentView {
	const joined = (ids: readonly string[], column: number) =>
		map.entries.filter((entry) => entry.column === column && ids.includes(entry.key));
	return {
		drawings:
			map.links.length === 0 ? [] : sizes.map((size) => layOutMap(map, mapSizes[size], measure)),
		list: map.entries
			.filter(({ column }) => column === 1)
			.map((entry) => {
				const before = map.links.filter(({ to }) => to === entry.key).map(({ from }) => from);
				const after = map.links.filter(({ from }) => from === entry.key).map(({ to }) => to);
				return {
					entry,
					tests: joined(before, 0),
					follows: joined(before, 1),
					leadsTo: joined(after, 2),
				};
			}),
	};
}

function claimEntry(brief: Brief, claim: Claim, column: 0 | 1, locale: Locale): MapEntry {
	const text = renderInline(claim.statement[locale], proseContext(brief, { locale })).text;
	return {
		key: keys.claim(claim.id),
		column,
		label: claimNumber(brief, claim.id),
		text,
		path: brief.routes.claim(locale, claim.id),
		verdict: claim.verdict,
	};
}

function chapterEntry(brief: Brief, chapter: Chapter): MapEntry {
	const { stem, label, locale, head } = chapter;
	return {
		key: keys.chapter(stem),
		column: 1,
		label,
		text: renderInline(head.title, proseContext(brief, { locale })).text,
		path: brief.routes.chapter(locale, head.slug),
	};
}

function recommendationEntry(
	brief: Brief,
	{ id, title }: Recommendation,
	locale: Locale,
): MapEntry {
	return {
		key: keys.recommendation(id),
		column: 2,
		label: brief.words[locale]('argument.recommendation', { n: recommendationNumber(brief, id) }),
		text: renderInline(title[locale], proseContext(brief, { locale })).text,
		path: brief.routes.recommendation(locale, id),
	};
}
