import { describe, expect, test } from 'vitest';
import { collectProblems } from '../../../src/diagnostics/problem.ts';
import { compute, ComputationFault, type Step } from '../../../src/values/compute.ts';
import { explain } from '../../../src/values/explain.ts';
import { bareNumber, phrase } from '../../../src/values/present.ts';
import type { Computation } from '../../../src/values/schema.ts';
import { validBrief } from '../../support/fixture-brief.ts';

const brief = validBrief();
const { spoiled } = collectProblems().report;
const context = {
	datasets: brief.datasets,
	names: [...brief.values.keys()],
	resolve: (name: string): Step | undefined => brief.values.get(name)?.step,
	spoiled,
};

function result(computation: Computation): number {
	return compute(computation, context).result.value;
}

describe('compute', () => {
	// Every case is worked by hand on the rows of the fixture: RIV 100, 110, 121, 160, –, 80 thousand.
	test.each<[string, Computation, number]>([
		['a cell', { cell: 'passengers.passengers[RIV, 2000]' }, 100_000],
		['a sum of cells', { sum: ['passengers.passengers[*, 2000]'] }, 150_000],
		[
			'a difference',
			{
				difference: {
					of: 'passengers.passengers[RIV, 2002]',
					minus: 'passengers.passengers[RIV, 2000]',
				},
			},
			21_000,
		],
		[
			'a ratio',
			{ ratio: { of: 'passengers.passengers[RIV, 2000]', to: 'passengers.passengers[HIL, 2000]' } },
			2,
		],
		[
			'a share of a sum',
			{
				share: {
					of: 'passengers.passengers[HIL, 2000]',
					in: { sum: ['passengers.passengers[*, 2000]'] },
				},
			},
			1 / 3,
		],
		[
			'annual growth',
			{
				annualGrowth: {
					from: 'passengers.passengers[RIV, 2000]',
					to: 'passengers.passengers[RIV, 2001]',
				},
			},
			0.1,
		],
		[
			'compound growth over the years of the rows',
			{
				compoundAnnualGrowth: {
					from: 'passengers.passengers[RIV, 2000]',
					to: 'passengers.passengers[RIV, 2002]',
				},
			},
			0.1,
		],
		['concentration', { herfindahlHirschman: 'passengers.passengers[*, 2000]' }, 4 / 9 + 1 / 9],
		[
			'an effective number',
			{ effectiveNumber: { herfindahlHirschman: 'passengers.passengers[*, 2000]' } },
			1.8,
		],
		[
			'a count with a limit in the unit of the file',
			{ count: { in: 'passengers.passengers[RIV, *]', atLeast: 110 } },
			3,
		],
		['a maximum', { maximum: { in: 'passengers.passengers[RIV, *]', give: 'value' } }, 160_000],
		[
			'the year of a minimum',
			{ minimum: { in: 'passengers.passengers[RIV, *]', give: 'year' } },
			2005,
		],
		[
			'a rank',
			{ rank: { of: 'passengers.passengers[HIL, 2000]', in: 'passengers.passengers[*, 2000]' } },
			2,
		],
		[
			'the first year that meets a limit',
			{ firstYear: { in: 'passengers.passengers[RIV, *]', above: 120 } },
			2002,
		],
		['the last year with a number', { lastYear: 'passengers.passengers[RIV, *]' }, 2005],
		['another value by its name', { ratio: { of: 'tools-share-2005', to: 'tools-share-2000' } }, 5],
		['a constant', { constant: 3 }, 3],
	])('%s', (_name, computation, expected) => {
		expect(result(computation)).toBeCloseTo(expected, 10);
	});

	test.each<[string, Computation, string]>([
		[
			'a division by zero',
			{ ratio: { of: { constant: 1 }, to: { constant: 0 } } },
			'has no meaning',
		],
		[
			'several cells where one is needed',
			{ cell: 'passengers.passengers[*, 2000]' },
			'selects 2 cells',
		],
		[
			'mixed units',
			{ difference: { of: 'passengers-riverside-2000', minus: 'tools-share-2000' } },
			'different units',
		],
		['a name that no value has', { sum: ['tool-share-2005'] }, 'Did you mean “tools-share-2005”?'],
	])('%s is a fault', (_name, computation, message) => {
		expect(() => result(computation)).toThrow(ComputationFault);
		expect(() => result(computation)).toThrow(message);
	});
});

describe('a named value', () => {
	const growth = brief.values.get('passengers-growth');
	const passengers = brief.values.get('passengers-riverside-2000');
	if (growth === undefined || passengers === undefined) throw new Error('The fixture has changed.');

	test('is said in the form of each language', () => {
		expect(phrase(growth, 'vi')).toBe('10,0%');
		expect(phrase(growth, 'en')).toBe('10.0%');
		expect(phrase(passengers, 'vi')).toBe('100 nghìn lượt khách');
		expect(bareNumber(passengers, 'en')).toBe('100');
	});

	test('explains its formula and its rows', () => {
		expect(explain(growth, 'en')).toMatchObject({
			formula: '(121 ÷ 100)^(1 ÷ 2) − 1 = 10.0%',
			cells: [
				{ label: 'Riverside, 2000 – Passengers', text: '100 thousand passengers' },
				{ label: 'Riverside, 2002 – Passengers', text: '121 thousand passengers' },
			],
		});
	});
});
