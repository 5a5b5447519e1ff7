import { madeOnce } from '../cache/made-once.ts';
import type { Claim } from '../claims/claims.ts';
import { compareText } from '../locale/format.ts';
import type { Locale } from '../locale/locales.ts';
import { componentMarks } from '../prose/marks.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { numberParagraphs, recommendationNumber } from './numbering.ts';

/** A place that leans on a claim, or argues it. */
export interface ClaimUse {
	/** A statement that was tested by it, and any other claim that follows from it, is a `claim`. */
	readonly kind: 'key-point' | 'paragraph' | 'recommendation' | 'claim';
	/** “Chapter 3, key point 2”, “3.12”, “Recommendation 4”, “s9”, “c12”. */
	readonly label: string;
	readonly path: string;
}

/** The claims of one chapter, in the order of the ledger. */
export interface ArguedChapter {
	readonly chapter: Chapter;
	readonly claims: readonly Claim[];
}

/** Statements of the text that is tested, in the order of their ids: s2 stands before s10. */
export function statementsOf({ claims }: Brief): Claim[] {
	const compare = compareText('en');
	return [...claims.byId.values()]
		.filter(({ origin }) => origin === 'source')
		.toSorted((a, b) => compare(a.id, b.id));
}

/** The publication’s own claims under the chapters that argue them; chapters without one are left out. */
export function claimsByChapter(brief: Brief, locale: Locale): ArguedChapter[] {
	const own = [...brief.claims.byId.values()].filter(({ origin }) => origin === 'own');
	return brief.parts[locale]
		.map((chapter) => ({
			chapter,
			claims: own.filter(({ id }) => chaptersOf(brief, id)[0] === chapter.stem),
		}))
		.filter(({ claims }) => claims.length > 0);
}

/** All claims as the ledger lists them: the statements that are tested, then those of the chapters. */
export function claimsInOrder(brief: Brief): Claim[] {
	return [...statementsOf(brief), ...claimsByChapter(brief, 'vi').flatMap(({ claims }) => claims)];
}

/**
 * What readers call a claim: a statement of the text that is tested by its id, the publication’s own
 * by `c` and its place in the ledger. It is derived, and the same in both languages; addresses and
 * data keep the id.
 */
export function claimNumber(brief: Brief, id: string): string {
	return numbersOf(brief).get(id) ?? id;
}

/** The numbers of the publication’s own claims, in their order. */
export function ownClaimNumbers(brief: Brief): string[] {
	return [...numbersOf(brief).values()];
}

const numbers = new WeakMap<Brief, ReadonlyMap<string, string>>();

function numbersOf(brief: Brief): ReadonlyMap<string, string> {
	const found =
		numbers.get(brief) ??
		new Map(
			claimsInOrder(brief)
				.filter(({ origin }) => origin === 'own')
				.map(({ id }, index) => [id, `c${index + 1}`]),
		);
	numbers.set(brief, found);
	return found;
}

/**
 * The stems of the chapters that argue a claim. The first is its home: the first chapter of which a
 * key point rests on it or, when none does, the first that marks a sentence with it.
 */
export function chaptersOf(brief: Brief, id: string): readonly string[] {
	return chaptersByClaim(brief).get(id) ?? [];
}

const known = new WeakMap<Brief, ReadonlyMap<string, readonly string[]>>();

function chaptersByClaim(brief: Brief): ReadonlyMap<string, readonly string[]> {
	const found = known.get(brief) ?? gatherChapters(brief);
	known.set(brief, found);
	return found;
}

function gatherChapters({ parts }: Brief): Map<string, string[]> {
	const chapters = new Map<string, string[]>();
	const note = (id: string, { stem }: Chapter) => {
		const stems = chapters.get(id) ?? [];
		if (!stems.includes(stem)) chapters.set(id, [...stems, stem]);
	};
	for (const part of parts.vi) for (const { claim } of part.head.keyPoints) note(claim, part);
	for (const part of parts.vi) for (const id of markedClaims(part.prose)) note(id, part);
	return chapters;
}

function markedClaims(root: Chapter['prose']): string[] {
	return componentMarks(root)
		.filter(({ name }) => name === 'Claim')
		.map(({ attributes }) => String(attributes.get('id')));
}

const once = madeOnce<Brief, Locale, ReadonlyMap<string, readonly ClaimUse[]>>();

/** Everything that argues a claim or leans on it, in reading order. */
export function claimUses(brief: Brief, id: string, locale: Locale): readonly ClaimUse[] {
	return once(brief, locale, () => gatherUses(brief, locale)).get(id) ?? [];
}

/** The uses of all claims, gathered in one reading: there are many claims, and much to read. */
function gatherUses(brief: Brief, locale: Locale): Map<string, ClaimUse[]> {
	const { parts, recommendations, claims, routes } = brief;
	const say = brief.words[locale];
	const uses = new Map<string, ClaimUse[]>();
	const note = (id: string, use: ClaimUse) => {
		const noted = uses.get(id);
		if (noted === undefined) uses.set(id, [use]);
		else noted.push(use);
	};
	for (const part of parts[locale]) noteChapter(brief, part, note);
	for (const recommendation of recommendations.byId.values()) {
		const n = recommendationNumber(brief, recommendation.id);
		for (const id of new Set(recommendation.claims)) {
			note(id, {
				kind: 'recommendation',
				label: say('recommendation.number', { n }),
				path: routes.recommendation(locale, recommendation.id),
			});
		}
	}
	for (const claim of claims.byId.values()) {
		for (const id of new Set(claim.evidence.claims)) {
			note(id, {
				kind: 'claim',
				label: claimNumber(brief, claim.id),
				path: routes.claim(locale, claim.id),
			});
		}
	}
	return uses;
}

function noteChapter(
	{ routes, words }: Brief,
	{ locale, label, head, blocks }: Chapter,
	note: (id: string, use: ClaimUse) => void,
): void {
	const page = routes.chapter(locale, head.slug);
	const numbers = numberParagraphs(label, blocks);
	for (const [index, { claim }] of head.keyPoints.entries()) {
		const text = words[locale]('chapter.keyPoint', { chapter: label, n: index + 1 });
		note(claim, { kind: 'key-point', label: text, path: `${page}#key-points` });
	}
	for (const [index, { node, identifier }] of blocks.entries()) {
		const fragment = identifier === undefined ? '' : `#${identifier}`;
		for (const id of new Set(markedClaims({ type: 'root', children: [node] }))) {
			note(id, {
				kind: 'paragraph',
				label: numbers[index] ?? label,
				path: `${page}${fragment}`,
			});
		}
	}
}

/** A claim and all that it follows from, itself first, each once. */
export function claimsBehind({ claims }: Brief, id: string): string[] {
	const found = new Set([id]);
	for (const each of found) {
		for (const next of claims.byId.get(each)?.evidence.claims ?? []) found.add(next);
	}
	return [...found];
}
