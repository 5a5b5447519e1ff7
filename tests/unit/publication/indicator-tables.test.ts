import { expect, test } from 'vitest';
import { scorecardRows } from '../../../src/publication/indicator-tables.ts';
import { validBrief } from '../../support/fixture-brief.ts';

test('a scorecard says a unit of words once, and a sign at each number', () => {
	const brief = validBrief();
	const chart = brief.figures.get('ferry-scorecard')?.chart;
	if (chart?.kind !== 'scorecard') throw new Error('The fixture has no scorecard.');
	const [passengers, tools] = scorecardRows(brief, chart, 'en');
	expect(passengers).toMatchObject({
		value: '121',
		unit: 'thousand passengers',
		success: '120',
		failure: '100',
	});
	expect(tools?.unit).toBeUndefined();
	expect(tools?.value).toMatch(/^\d+%$/);
	expect([tools?.success, tools?.failure]).toEqual(['60%', '20%']);

	const around = {
		...chart,
		rows: chart.rows.map((row) => ({
			...row,
			unit: { ...row.unit, phrase: { vi: '{n} tỷ US$', en: 'US$ {n} billion' } },
		})),
	};
	expect(scorecardRows(brief, around, 'en')[0]).toMatchObject({
		value: 'US$ 121 billion',
		unit: undefined,
		failure: 'US$ 100 billion',
	});
});
