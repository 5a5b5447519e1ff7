import { suggestion } from '../diagnostics/nearest.ts';
import { locales } from '../locale/locales.ts';
import { checkProse } from '../prose/check.ts';
import type { Chapter } from './chapter.ts';
import { checkChapterLength, checkHeadings, checkSlugs, checkTitle } from './chapter-rules.ts';
import { checkOf, judgeText, type Judge } from './judge.ts';

/** Components that stand between the paragraphs of a chapter. */
const blockComponents = ['Figure', 'Table', 'Rows', 'Recommendations'] as const;

/** Judges chapters and annexes in both languages. */
export function judgeChapters(judge: Judge): void {
	for (const locale of locales) {
		const parts = judge.brief.parts[locale];
		checkSlugs(parts, judge.report);
		for (const part of parts) judgePart(part, judge);
	}
}

function judgePart(part: Chapter, judge: Judge): void {
	const { file, locale, head, headPlaceOf, prose } = part;
	checkProse(prose, { ...checkOf(judge, { file, line: 1 }, locale), blockComponents });
	judgeText(head.title, headPlaceOf(['title']), locale, judge);
	judgeText(head.deck, headPlaceOf(['deck']), locale, judge);
	checkHeadings(part, judge.report);
	if (part.kind === 'chapter') judgeChapter(part, judge);
}

/** What only chapters have: key points, recommendations, a finding for a title, a length. */
function judgeChapter(chapter: Chapter, judge: Judge): void {
	const { locale, head, headPlaceOf } = chapter;
	const { brief, report } = judge;
	for (const [index, { text, claim }] of head.keyPoints.entries()) {
		const place = headPlaceOf(['keyPoints', index]);
		judgeText(text, place, locale, judge);
		judge.use({ kind: 'claim', name: claim, place });
		if (brief.claims.byId.has(claim) || report.spoiled.has('claim', claim)) continue;
		report({
			rule: 'key-point-has-claim',
			place,
			message: `Key point ${index + 1} names the claim “${claim}”, which content/claims.yaml does not have. ${suggestion(claim, brief.claims.byId.keys(), 'Enter it there.')}`,
		});
	}
	const inBrief = head.keyPoints.filter((point) => point.inBrief).length;
	if (inBrief !== 1) {
		report({
			rule: 'field-fits',
			place: headPlaceOf(['keyPoints']),
			message: `${inBrief} key points have “inBrief: true”. Choose the one that goes into the two-page brief.`,
		});
	}
	for (const [index, id] of head.recommendations.entries()) {
		const place = headPlaceOf(['recommendations', index]);
		judge.use({ kind: 'recommendation', name: id, place });
		const { byId } = brief.recommendations;
		if (byId.has(id) || report.spoiled.has('recommendation', id)) continue;
		report({
			rule: 'recommendation-resolves',
			place,
			message: `There is no recommendation “${id}”. ${suggestion(id, byId.keys(), 'Enter it in content/recommendations.yaml.')}`,
		});
	}
	checkTitle(chapter, report);
	checkChapterLength(chapter, brief.edition, report);
}
