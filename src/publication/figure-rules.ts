import { yearsOfChart } from '../charts/chart-of.ts';
import type { Figure } from '../charts/figure.ts';
import type { Report } from '../diagnostics/problem.ts';
import { locales } from '../locale/locales.ts';

/** A title’s digits are named values or years; what it compares is said under `agrees`. */
export function checkFigureTitle({ id, spec, chart, placeOf }: Figure, report: Report): void {
	const span = yearsOfChart(chart) ?? yearsNamed(spec);
	for (const locale of locales) {
		const typed = spec.title[locale].replace(/<[^>]*>/g, '').match(/\d[\d.,]*/g) ?? [];
		const place = placeOf(['title', locale]);
		for (const number of typed) {
			const year = Number(number.replace(/[.,]$/, ''));
			if (Number.isInteger(year) && year >= span.first && year <= span.last) continue;
			report({
				rule: 'figure-title-agrees',
				place,
				message: `The title of “${id}” types “${number}”, which is no year of its data (${span.first}–${span.last}). Write it as <Value id="…"/>.`,
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

/** Charts without an axis of years take them from the rows that they keep. */
function yearsNamed(spec: Figure['spec']): { first: number; last: number } {
	const kept = 'x' in spec ? [spec.x.keep, spec.y.keep] : [];
	const years = kept
		.flatMap((keep) => Object.values(keep).flat())
		.map(Number)
		.filter((year) => year > 1000);
	return { first: Math.min(...years), last: Math.max(...years) };
}
