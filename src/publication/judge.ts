import type { Place, Report } from '../diagnostics/problem.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { locales, type Locale, type Localized } from '../locale/locales.ts';
import type { PlaceOf } from '../manuscript/place.ts';
import { checkProse, type ProseCheck, type Use, type Vocabulary } from '../prose/check.ts';
import { parseProse } from '../prose/parse.ts';
import { checkAgreement, valuesIn } from '../values/agreement.ts';
import type { Brief } from './brief.ts';

/** What every judgement of a part of the brief is made with. */
export interface Judge {
	readonly brief: Brief;
	readonly vocabulary: Vocabulary;
	readonly report: Report;
	readonly use: (use: Use) => void;
	/** Whether the text is the title of a figure. */
	readonly isTitle?: boolean;
}

/** How a text is to be checked: by everything that the brief knows. */
export function checkOf(judge: Judge, start: Place, locale: Locale): ProseCheck {
	const { vocabulary, report, use, isTitle = false } = judge;
	return { start, locale, vocabulary, blockComponents: [], hasBoundNumbers: !isTitle, report, use };
}

/** Judges a text of one language in a field of YAML. */
export function judgeText(text: string, start: Place, locale: Locale, judge: Judge): void {
	const root = parseProse(text, start, judge.report);
	if (root !== undefined) checkProse(root, checkOf(judge, start, locale));
}

/** Judges a text of both languages in a field of YAML. */
export function judgeLocalized(
	text: Localized | undefined,
	path: readonly PropertyKey[],
	placeOf: PlaceOf,
	judge: Judge,
): void {
	if (text === undefined) return;
	for (const locale of locales) judgeText(text[locale], placeOf([...path, locale]), locale, judge);
}

/** Judges what sentences are said to agree with. */
export function judgeAgreements(
	statements: readonly string[],
	path: readonly PropertyKey[],
	placeOf: PlaceOf,
	rule: RuleId,
	{ brief, report, use }: Judge,
): void {
	for (const [index, statement] of statements.entries()) {
		const place = placeOf([...path, index]);
		checkAgreement(statement, { values: brief.values, rule, place, report });
		for (const name of valuesIn(statement)) use({ kind: 'value', name, place });
	}
}
