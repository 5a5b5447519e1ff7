import { checkFigureTitle } from './figure-rules.ts';
import { judgeAgreements, judgeLocalized, type Judge } from './judge.ts';

/** Judges what figures say, in words and in numbers. */
export function judgeFigures(judge: Judge): void {
	const { brief, report, use } = judge;
	for (const figure of brief.figures.values()) {
		const { spec, placeOf } = figure;
		// The digits of a title have a rule of their own.
		judgeLocalized(spec.title, ['title'], placeOf, { ...judge, isTitle: true });
		judgeLocalized(spec.subtitle, ['subtitle'], placeOf, judge);
		judgeLocalized(spec.notes, ['notes'], placeOf, judge);
		for (const [index, row] of (spec.kind === 'scorecard' ? spec.rows : []).entries()) {
			judgeLocalized(row.label, ['rows', index, 'label'], placeOf, judge);
			judgeLocalized(row.reason, ['rows', index, 'reason'], placeOf, judge);
			use({ kind: 'value', name: row.value, place: placeOf(['rows', index, 'value']) });
		}
		checkFigureTitle(figure, brief.datasets, report);
		judgeAgreements(spec.agrees, ['agrees'], placeOf, 'figure-title-agrees', judge);
	}
}

/** Judges the texts of tables. */
export function judgeTables(judge: Judge): void {
	for (const { title, notes, rows, placeOf } of judge.brief.tables.values()) {
		judgeLocalized(title, ['title'], placeOf, judge);
		judgeLocalized(notes, ['notes'], placeOf, judge);
		for (const [index, row] of rows.entries()) {
			for (const [column, text] of Object.entries(row)) {
				judgeLocalized(text, ['rows', index, column], placeOf, judge);
			}
		}
	}
}
