import { suggestion } from '../diagnostics/nearest.ts';
import { locales } from '../locale/locales.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import { placesIn } from '../manuscript/read-yaml.ts';
import { judgeLocalized, judgeText, type Judge } from './judge.ts';
import { checkRevisions } from './revision-view.ts';
import { briefTooLong, briefWordCount, mostBriefWords } from './two-page-brief.ts';

/** Texts whose numbers are not statistics of the argument: only their marks are judged. */
export function judgeOtherTexts(judge: Judge, manuscript: Manuscript): void {
	const { brief } = judge;
	const placeOf = placesIn(manuscript, 'edition.yaml');
	judgeLocalized(brief.edition.thesis, ['thesis'], placeOf, judge);
	for (const locale of brief.glossary.size === 0 ? [] : locales) {
		const placeOfTerm = placesIn(manuscript, `glossary/${locale}.yaml`);
		for (const [key, term] of brief.glossary) {
			judgeText(term[locale].definition, placeOfTerm([key, 'definition']), locale, judge);
		}
	}
	const { mainFigure, briefFigures } = brief.edition;
	for (const [called, id, path] of [
		['The main figure', mainFigure, ['mainFigure']],
		...briefFigures.map(
			(each, index) => ['The figure of the two-page brief', each, ['briefFigures', index]] as const,
		),
	] as const) {
		if (brief.figures.has(id) || judge.report.spoiled.has('figure', id)) continue;
		judge.report({
			rule: 'figure-resolves',
			place: placeOf(path),
			message: `${called} “${id}” does not exist. ${suggestion(id, brief.figures.keys(), 'Name a file of content/figures/.')}`,
		});
	}
	if (!judge.report.spoiled.isEmpty()) return;
	for (const locale of locales) {
		const words = briefWordCount(brief, locale);
		if (words <= mostBriefWords[locale]) continue;
		const place = placeOf([]);
		judge.report({ rule: 'brief-fits-two-pages', place, message: briefTooLong(locale, words) });
	}
}

/** Judges the list of revisions. */
export function judgeRevisions(judge: Judge): void {
	const { list, placeOf } = judge.brief.revisions;
	for (const { id, what } of list) judgeLocalized(what, [id, 'what'], placeOf, judge);
	checkRevisions(judge.brief, judge.report);
}
