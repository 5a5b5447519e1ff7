import { suggestion } from '../diagnostics/nearest.ts';
import { locales } from '../locale/locales.ts';
import { displayPath, type Manuscript } from '../manuscript/read-files.ts';
import { judgeLocalized, judgeText, type Judge } from './judge.ts';
import { checkRevisions } from './revision-view.ts';
import { briefTooLong, briefWordCount, mostBriefWords } from './two-page-brief.ts';

/** Texts whose numbers are not statistics of the argument: only their marks are judged. */
export function judgeOtherTexts(judge: Judge, manuscript: Manuscript): void {
	const { brief } = judge;
	const place = { file: displayPath(manuscript, 'edition.yaml') };
	for (const locale of locales) {
		judgeText(brief.edition.thesis[locale], place, locale, judge);
		const glossary = { file: displayPath(manuscript, `glossary/${locale}.yaml`) };
		for (const term of brief.glossary.values()) {
			judgeText(term[locale].definition, glossary, locale, judge);
		}
	}
	const { mainFigure, briefFigures } = brief.edition;
	for (const [called, id] of [
		['The main figure', mainFigure],
		...briefFigures.map((each) => ['The figure of the two-page brief', each] as const),
	] as const) {
		if (brief.figures.has(id) || judge.report.spoiled.has('figure', id)) continue;
		judge.report({
			rule: 'figure-resolves',
			place,
			message: `${called} “${id}” does not exist. ${suggestion(id, brief.figures.keys(), 'Name a file of content/figures/.')}`,
		});
	}
	if (!judge.report.spoiled.isEmpty()) return;
	for (const locale of locales) {
		const words = briefWordCount(brief, locale);
		if (words <= mostBriefWords[locale]) continue;
		judge.report({ rule: 'brief-fits-two-pages', place, message: briefTooLong(locale, words) });
	}
}

/** Judges the list of revisions. */
export function judgeRevisions(judge: Judge): void {
	const { list, placeOf } = judge.brief.revisions;
	for (const { id, what } of list) judgeLocalized(what, [id, 'what'], placeOf, judge);
	checkRevisions(judge.brief, judge.report);
}
