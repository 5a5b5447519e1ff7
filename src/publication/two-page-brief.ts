import type { Locale, Localized } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import { chapterLink, type ChapterLink } from './chapter-view.ts';
import { recommendationNumber } from './numbering.ts';
import { proseContext } from './page-context.ts';

/** The publication on two pages: nothing in it is written a second time. */
export interface TwoPageBrief {
	readonly points: readonly {
		readonly chapter: ChapterLink;
		/** As HTML. */
		readonly text: string;
	}[];
	readonly figures: readonly string[];
	readonly recommendations: readonly {
		readonly number: number;
		readonly path: string;
		/** As HTML. */
		readonly text: string;
	}[];
	/** The works that bear out the claims of the points, as citations without brackets. */
	readonly works: readonly string[];
}

export function twoPageBrief(brief: Brief, locale: Locale): TwoPageBrief {
	const { claims, citations, edition, bibliography } = brief;
	const keys = chosenPoints(brief, locale)
		.flatMap(({ claim }) => claims.byId.get(claim)?.evidence.works ?? [])
		.map((work) => work.replace(/,.*$/, ''))
		.filter((key) => bibliography.has(key));
	return {
		...textsOf(brief, locale),
		figures: edition.briefFigures,
		works: citations[locale]
			.list([...new Set(keys)])
			.map(({ key }) => withoutBrackets(citations[locale].inBrackets({ key, locator: undefined }))),
	};
}

/** The key points that their authors chose for the brief, one a chapter. */
function chosenPoints({ chapters }: Brief, locale: Locale) {
	return chapters[locale].flatMap((chapter) =>
		chapter.head.keyPoints
			.filter(({ inBrief }) => inBrief)
			.map(({ text, claim }) => ({ chapter, text, claim })),
	);
}

function textsOf(brief: Brief, locale: Locale): Pick<TwoPageBrief, 'points' | 'recommendations'> {
	const { recommendations, routes } = brief;
	const context = proseContext(brief, { locale });
	return {
		points: chosenPoints(brief, locale).map(({ chapter, text }) => ({
			chapter: chapterLink(brief, chapter),
			text: renderInline(text, context).html,
		})),
		recommendations: [...recommendations.byId.values()].map(({ id, short }) => ({
			number: recommendationNumber(brief, id),
			path: routes.recommendation(locale, id),
			text: renderInline(short[locale], context).html,
		})),
	};
}

function withoutBrackets(citation: string): string {
	return citation.replace(/^\(|\)$/g, '');
}

/**
 * What two pages hold at the smallest size, in words as spaces divide them; measured on prints with
 * two figures. The print itself is judged as well: this tells an author sooner.
 */
export const mostBriefWords: Localized<number> = { vi: 1150, en: 850 };

/** How many words the points and recommendations of the brief have. */
export function briefWordCount(brief: Brief, locale: Locale): number {
	const { points, recommendations } = textsOf(brief, locale);
	const text = [...points, ...recommendations]
		.map((each) => each.text.replace(/<[^>]+>/g, ''))
		.join(' ');
	return text.split(/\s+/).filter(Boolean).length;
}

const languages: Localized = { vi: 'Vietnamese', en: 'English' };

/** What an author is told, before the print or after it. */
export function briefTooLong(locale: Locale, words: number): string {
	return `The two-page brief in ${languages[locale]} has ${words} words in its key points and recommendations and does not fit on two pages. Shorten the key points that have “inBrief: true” and the “short” texts of recommendations to about ${mostBriefWords[locale]} words together.`;
}
