import { describe, expect, test } from 'vitest';
import { select } from '../../../src/datasets/selection.ts';
import { validBrief } from '../../support/fixture-brief.ts';

const { datasets } = validBrief();

function values(expression: string): number[] | string {
	const selection = select(expression, datasets);
	return 'rule' in selection ? selection.message : selection.rows.map(({ cell }) => cell.value);
}

describe('select', () => {
	test('finds one cell', () => {
		expect(values('passengers.passengers[RIV, 2000]')).toEqual([100_000]);
	});

	test('finds any, several and a span, and skips empty cells there', () => {
		expect(values('passengers.passengers[*, 2000]')).toEqual([100_000, 50_000]);
		expect(values('passengers.passengers[RIV|HIL, 2001]')).toEqual([110_000, 52_000]);
		expect(values('passengers.passengers[RIV, 2003..2005]')).toEqual([160_000, 80_000]);
	});

	test.each([
		['passengers.passengers', 'is not a selection'],
		['passangers.passengers[RIV, 2000]', 'Did you mean “passengers”?'],
		['passengers.passenger[RIV, 2000]', 'Did you mean “passengers”?'],
		['passengers.town[RIV, 2000]', 'holds no numbers'],
		['passengers.passengers[RIV]', 'is keyed by town, year'],
		['passengers.passengers[RIV, 1999]', 'It runs from 2000 to 2005.'],
		['passengers.passengers[RIV, 2004]', 'finds an empty cell (not published)'],
	])('%s says what is wrong', (expression, message) => {
		expect(values(expression)).toContain(message);
	});
});
