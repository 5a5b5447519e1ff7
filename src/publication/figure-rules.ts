import { originsOf } from '../charts/chart-of.ts';
import type { Figure } from '../charts/figure.ts';
import type { Datasets } from '../datasets/load.ts';
import type { Report } from '../diagnostics/problem.ts';
import { locales } from '../locale/locales.ts';

/** A title’s digits are named values or years of its data; what it compares stands under `agrees`. */
export function checkFigureTitle(
	{ id, spec, chart, placeOf }: Figure,
	datasets: Datasets,
	report: Report,
): void {
	const years = yearsDrawn(chart, datasets);
	const [first, last] = [Math.min(...years), Math.max(...years)];
	for (const locale of locales) {
		const typed = spec.title[locale].replace(/<[^>]*>/g, '').match(/\d[\d.,]*/g) ?? [];
		for (const number of typed) {
			const year = Number(number.replace(/[.,]$/, ''));
			if (Number.isInteger(year) && year >= first && year <= last) continue;
			const span = years.length === 0 ? '' : ` (${first}–${last})`;
			report({
				rule: 'figure-title-agrees',
				place: placeOf(['title', locale]),
				message: `The title of “${id}” types “${number}”, which is no year of its data${span}. Write it as <Value id="…"/>.`,
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

/** Every year that the rows of a chart name: in a column of years, or within a period or date. */
function yearsDrawn(chart: Figure['chart'], datasets: Datasets): number[] {
	const byDataset = Map.groupBy(originsOf(chart), ({ dataset }) => dataset);
	return [...byDataset].flatMap(([name, origins]) => {
		const lines = new Set(origins.map(({ line }) => line));
		const dataset = datasets.get(name);
		const dated = dataset?.columns.filter(({ kind }) => kind !== 'vintage' && kind !== 'address');
		const rows = dataset?.rows.filter(({ line }) => lines.has(line)) ?? [];
		return rows.flatMap(({ fields }) =>
			(dated ?? []).flatMap((column) =>
				[...(fields.get(column.name) ?? '').matchAll(/\b(?:18|19|20)\d{2}\b/g)].map(Number),
			),
		);
	});
}
