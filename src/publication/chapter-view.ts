import { toString as textOf } from 'mdast-util-to-string';
import type { Locale } from '../locale/locales.ts';
import { renderInline, type RenderedText } from '../prose/render.ts';
import type { ClaimMark } from '../prose/resolve.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { wordCount } from './chapter-rules.ts';
import { counterpartOf } from './counterpart.ts';
import { claimMark, proseContext } from './page-context.ts';
import { partName } from './part-name.ts';
import { recommendationNumber } from './numbering.ts';
import { citationMarks } from '../prose/marks.ts';

/** Everything that a page shows of a chapter beside its text. */
export interface ChapterView {
	/** “Chapter 3”, “Annex B”. */
	readonly name: string;
	readonly title: RenderedText;
	readonly deck: RenderedText;
	readonly keyPoints: readonly KeyPointView[];
	readonly sections: readonly SectionView[];
	readonly readingMinutes: number;
	readonly references: readonly ReferenceView[];
	readonly counterpartPath: string;
	/** The chapter in both languages. */
	readonly parallelPath: string;
	readonly recommendations: readonly {
		readonly number: number;
		readonly title: string;
		readonly path: string;
	}[];
	readonly previous: ChapterLink | undefined;
	readonly next: ChapterLink | undefined;
}

export interface KeyPointView {
	readonly html: string;
	readonly claim: ClaimMark;
	readonly claimPath: string;
}

/** A heading of the second level, for the contents of the chapter. */
export interface SectionView {
	readonly id: string;
	readonly title: string;
}

export interface ReferenceView {
	readonly key: string;
	readonly html: string;
	/** Ids of the citations of the work in this chapter, in reading order. */
	readonly citations: readonly string[];
}

export interface ChapterLink {
	/** `3`, `B`. */
	readonly label: string;
	readonly title: string;
	readonly path: string;
}

/** Reading speeds in words, as spaces divide them, a minute. */
const wordsPerMinute: Record<Locale, number> = { vi: 260, en: 220 };

export function chapterView(brief: Brief, chapter: Chapter): ChapterView {
	const { locale, head } = chapter;
	const { routes } = brief;
	const context = proseContext(brief, { locale });
	const counterpart = counterpartOf(chapter, brief.parts);
	return {
		name: partName(brief, chapter),
		title: renderInline(head.title, context),
		deck: renderInline(head.deck, context),
		keyPoints: head.keyPoints.map(({ text, claim }) => ({
			html: renderInline(text, context).html,
			claim: claimMark(brief, claim, locale),
			claimPath: routes.claim(locale, claim),
		})),
		sections: chapter.blocks.flatMap(({ node, identifier }) =>
			node.type === 'heading' && node.depth === 2
				? [{ id: identifier ?? '', title: textOf(node).trim() }]
				: [],
		),
		readingMinutes: Math.max(1, Math.round(wordCount(chapter) / wordsPerMinute[locale])),
		references: referencesOf(brief, chapter),
		counterpartPath:
			counterpart === undefined
				? routes.home(locale)
				: routes.chapter(counterpart.locale, counterpart.head.slug),
		parallelPath: routes.parallel(locale, head.slug),
		recommendations: head.recommendations.flatMap((id) => {
			const found = brief.recommendations.byId.get(id);
			if (found === undefined) return [];
			return [
				{
					number: recommendationNumber(brief, id),
					title: renderInline(found.title[locale], context).html,
					path: routes.recommendation(locale, id),
				},
			];
		}),
		previous: neighbour(brief, chapter, -1),
		next: neighbour(brief, chapter, 1),
	};
}

/** The works that a chapter cites, in the order of the list, each with the way back. */
function referencesOf(brief: Brief, { prose, locale }: Chapter): ReferenceView[] {
	const counts = new Map<string, number>();
	for (const { mark } of citationMarks(prose)) {
		if (!('citation' in mark)) continue;
		for (const { key } of mark.citation.works) counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return brief.citations[locale].list([...counts.keys()]).map(({ key, html }) => ({
		key,
		html,
		citations: Array.from(
			{ length: counts.get(key) ?? 0 },
			(_, index) => `cite-${key}-${index + 1}`,
		),
	}));
}

function neighbour(brief: Brief, chapter: Chapter, step: 1 | -1): ChapterLink | undefined {
	const { locale } = chapter;
	const chapters = brief.parts[locale];
	const found = chapters[chapters.findIndex(({ stem }) => stem === chapter.stem) + step];
	return found === undefined ? undefined : chapterLink(brief, found);
}

/** A chapter as a line of a table of contents. */
export function chapterLink(brief: Brief, { locale, head, label }: Chapter): ChapterLink {
	return {
		label,
		title: renderInline(head.title, proseContext(brief, { locale })).text,
		path: brief.routes.chapter(locale, head.slug),
	};
}
