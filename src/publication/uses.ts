import { madeOnce } from '../cache/made-once.ts';
import type { RootContent } from 'mdast';
import { parseCitations } from '../citations/parse.ts';
import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import { claimNumber } from './argument.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { numberParagraphs, recommendationNumber } from './numbering.ts';
import { proseContext } from './page-context.ts';

/** A place in the publication where something is used, in one language. */
export interface UsePlace {
	readonly path: string;
	/** “3.12”, “Figure 3.2”, “c12”. */
	readonly label: string;
	/** The sentence that says it, without markup. */
	readonly sentence: string;
}

/** Where each thing is used, by its name: a value said, a work cited, a figure or dataset named. */
export type Uses = Readonly<Record<UsedKind, ReadonlyMap<string, readonly UsePlace[]>>>;

const usedKinds = ['values', 'works', 'figures', 'datasets'] as const;

type UsedKind = (typeof usedKinds)[number];

const once = madeOnce<Brief, Locale, Uses>();

/** The uses of everything in one language, gathered once. */
export function usesIn(brief: Brief, locale: Locale): Uses {
	return once(brief, locale, () => gather(brief, locale));
}

type Gathered = Record<UsedKind, Map<string, UsePlace[]>>;

/** A text with the place where it stands. */
interface PlacedText {
	readonly source: string;
	readonly path: string;
	readonly label: string;
	/** What the text rests on without naming it. */
	readonly restsOn?: Partial<Record<UsedKind, Set<string>>>;
}

function gather(brief: Brief, locale: Locale): Uses {
	const uses: Gathered = {
		values: new Map(),
		works: new Map(),
		figures: new Map(),
		datasets: new Map(),
	};
	const context = proseContext(brief, { locale });
	for (const text of placedTexts(brief, locale)) {
		const named = namesIn(text.source);
		const names = usedKinds.flatMap((kind) =>
			[...named[kind].union(text.restsOn?.[kind] ?? new Set<string>())].map((name) => ({
				kind,
				name,
			})),
		);
		if (names.length === 0) continue;
		const { path, label } = text;
		const place = { path, label, sentence: renderInline(text.source, context).text };
		for (const { kind, name } of names) {
			uses[kind].set(name, [...(uses[kind].get(name) ?? []), place]);
		}
	}
	return uses;
}

/** What a text names, found in its source. */
function namesIn(source: string): Record<UsedKind, Set<string>> {
	const found = (pattern: RegExp) =>
		new Set([...source.matchAll(pattern)].map(([, name = '']) => name));
	return {
		values: found(/<Value\s[^>]*id="([^"]+)"/g),
		figures: found(/\]\(figure:([^)]+)\)/g),
		datasets: found(/\]\(dataset:([^)]+)\)/g),
		works: new Set(
			parseCitations(source).flatMap((mark) =>
				'citation' in mark ? mark.citation.works.map(({ key }) => key) : [],
			),
		),
	};
}

/** Every sentence of the publication that may use something. */
function placedTexts(brief: Brief, locale: Locale): PlacedText[] {
	const { routes, parts, figures, tables, claims, recommendations } = brief;
	const say = brief.words[locale];
	return [
		...parts[locale].flatMap((part) => sentencesOf(part, brief)),
		...[...figures.values()].flatMap(({ id, spec }) => {
			const label = say('figure.number', { n: brief.figureNumbers.get(id)?.text ?? '' });
			const texts = [spec.title, spec.subtitle, ...(spec.notes === undefined ? [] : [spec.notes])];
			return texts.map((text) => ({
				source: text[locale],
				path: routes.figure(locale, id),
				label,
			}));
		}),
		...[...tables.values()].flatMap(({ id, title, notes, rows }) => {
			const number = brief.tableNumbers.get(id);
			const part = parts[locale].find(({ stem }) => stem === number?.chapter);
			const path = `${routes.chapter(locale, part?.head.slug ?? '')}#table-${id}`;
			const label = say('table.number', { n: number?.text ?? '' });
			const cells = rows.flatMap((row) => Object.values(row).map((text) => text[locale]));
			return [title[locale], notes?.[locale] ?? '', ...cells].map((source) => ({
				source,
				path,
				label,
			}));
		}),
		...[...claims.byId.values()].flatMap(({ id, statement, finding, refutedBy, evidence }) => {
			const place = { path: routes.claim(locale, id), label: claimNumber(brief, id) };
			return [
				{
					...place,
					source: statement[locale],
					restsOn: { figures: new Set(evidence.figures), values: new Set(evidence.values) },
				},
				{ ...place, source: finding[locale] },
				{ ...place, source: refutedBy[locale] },
			];
		}),
		...[...recommendations.byId.values()].flatMap(({ id, what, success, risk, costNote }) =>
			[what, success, risk, costNote].map((text) => ({
				source: text[locale],
				path: routes.recommendation(locale, id),
				label: say('recommendation.number', { n: recommendationNumber(brief, id) }),
			})),
		),
	];
}

/** The sentences of a chapter, which stand one on a line, and its key points. */
function sentencesOf(part: Chapter, { routes, words }: Brief): PlacedText[] {
	const { locale, head, label, blocks } = part;
	const say = words[locale];
	const page = routes.chapter(locale, head.slug);
	const numbers = numberParagraphs(label, blocks);
	return [
		...head.keyPoints.map(({ text }, index) => ({
			source: text,
			path: `${page}#key-points`,
			label: say('chapter.keyPoint', { chapter: label, n: index + 1 }),
		})),
		...blocks.flatMap(({ node, identifier }, index) => {
			const fragment = identifier === undefined ? '' : `#${identifier}`;
			const place = { path: `${page}${fragment}`, label: numbers[index] ?? label };
			return sourceLines(part, node).map((source) => ({ source, ...place }));
		}),
	];
}

/** The lines of a block, one sentence each, without the marks of list, table and identifier. */
function sourceLines({ lines }: Chapter, { position }: RootContent): string[] {
	const [first, last] = [position?.start.line ?? 1, position?.end.line ?? 0];
	return lines.slice(first - 1, last).map((line) =>
		line
			.replace(/\s*\^[a-z]-[0-9a-z]{4}\s*$/, '')
			.replace(/^\s*(?:[-*+]|\d+\.|>)\s+/, '')
			.replace(/^\s*\|\s*|\s*\|\s*$/g, '')
			.replaceAll(/\s*\|\s*/g, ' · '),
	);
}
