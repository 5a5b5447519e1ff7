import type { Figure } from '../charts/figure.ts';
import type { Report } from '../diagnostics/problem.ts';
import { locales } from '../locale/locales.ts';

/** A title’s digits are named values or years; what it compares is said under `agrees`. */
export function checkFigureTitle({ id, spec, chart, placeOf }: Figure, report: Report): void {
	const years = chart.series.flatMap(({ points }) => points.map(({ year }) => year));
	const [first, last] = [Math.min(...years), Math.max(...years)];
	for (const locale of locales) {
		const typed = spec.title[locale].replace(/<[^>]*>/g, '').match(/\d[\d.,]*/g) ?? [];
		const place = placeOf(['title', locale]);
		for (const number of typed) {
			const year = Number(number.replace(/[.,]$/, ''));
			if (Number.isInteger(year) && year >= first && year <= last) continue;
			report({
				rule: 'figure-title-agrees',
				place,
				message: `The title of “${id}” types “${number}”, which is no year of its data (${first}–${last}). Write it as <Value id="…"/>.`,
			});
		}
	}
	if (spec.agrees.length > 0) return;
	report({
		rule: 'figure-title-agrees',
		place: placeOf(['title']),
		message: `The title of “${id}” states a finding that nothing checks. Say under “agrees” what must hold, as in “share-2024 < share-2008”.`,
	});
}
