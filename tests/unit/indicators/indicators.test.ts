import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { effectiveNumber } from '../../../src/indicators/effective-number.ts';
import { annualGrowthRate, compoundAnnualGrowthRate } from '../../../src/indicators/growth.ts';
import { herfindahlHirschmanIndex } from '../../../src/indicators/herfindahl-hirschman.ts';
import { ratio } from '../../../src/indicators/ratio.ts';
import { revealedComparativeAdvantage } from '../../../src/indicators/revealed-comparative-advantage.ts';
import { share } from '../../../src/indicators/share.ts';

describe('share', () => {
	test('is the part over the whole: 20 of 80 is a quarter', () => {
		expect(share(20, 80)).toBe(0.25);
	});

	test('may exceed 1, as exports do of GDP', () => {
		expect(share(90, 50)).toBe(1.8);
	});

	test('is undefined when there is nothing to share', () => {
		expect(share(1, 0)).toBeUndefined();
	});
});

describe('ratio', () => {
	test('tells how often one goes into the other: 30 is 2.5 times 12', () => {
		expect(ratio(30, 12)).toBe(2.5);
	});

	test('is undefined against zero', () => {
		expect(ratio(30, 0)).toBeUndefined();
	});
});

describe('annualGrowthRate', () => {
	test('is the change over the earlier value: from 80 to 100 is a quarter', () => {
		expect(annualGrowthRate(80, 100)).toBe(0.25);
	});

	test('is undefined from nothing and from less than nothing', () => {
		expect(annualGrowthRate(0, 5)).toBeUndefined();
		expect(annualGrowthRate(-3, 5)).toBeUndefined();
	});
});

describe('compoundAnnualGrowthRate', () => {
	// Worked by hand: 100 → 110 → 121 is ten per cent in each of two years.
	test('is the constant yearly rate', () => {
		expect(compoundAnnualGrowthRate(100, 121, 2)).toBeCloseTo(0.1, 12);
	});

	test('of one year is the annual rate', () => {
		expect(compoundAnnualGrowthRate(80, 100, 1)).toBeCloseTo(annualGrowthRate(80, 100) ?? 0, 12);
	});

	test('is undefined without years or with values that are not positive', () => {
		expect(compoundAnnualGrowthRate(100, 121, 0)).toBeUndefined();
		expect(compoundAnnualGrowthRate(-1, 121, 2)).toBeUndefined();
		expect(compoundAnnualGrowthRate(100, 0, 2)).toBeUndefined();
	});
});

describe('revealedComparativeAdvantage', () => {
	// Worked by hand: (20/100) ÷ (100/1000) = 2.
	test('is the ratio of the two shares', () => {
		const trade = { product: 20, total: 100, worldProduct: 100, worldTotal: 1000 };
		expect(revealedComparativeAdvantage(trade)).toBe(2);
	});

	test('is 1 for the world itself', () => {
		const trade = { product: 7, total: 50, worldProduct: 7, worldTotal: 50 };
		expect(revealedComparativeAdvantage(trade)).toBe(1);
	});

	test('is undefined when the economy exports nothing or the world not the product', () => {
		const trade = { product: 0, total: 0, worldProduct: 100, worldTotal: 1000 };
		expect(revealedComparativeAdvantage(trade)).toBeUndefined();
		expect(revealedComparativeAdvantage({ ...trade, total: 10, worldProduct: 0 })).toBeUndefined();
	});

	// Open Trade Statistics publishes both the shares and the index: the index that follows from the
	// shares of a section must be the published one, up to the three decimals of both.
	test('agrees with the published index: the ratio of two economies’ RCA is that of their shares', () => {
		const rows = readFileSync('content/datasets/export-sections/data.csv', 'utf8')
			.trim()
			.split('\n')
			.map((line) => line.split(','));
		const find = (economy: string) =>
			rows.find(([e, year, section]) => e === economy && year === '2018' && section === '11');
		const [vietnam, thailand] = [find('VNM'), find('THA')];
		const [shareV, rcaV] = [Number(vietnam?.[3]), Number(vietnam?.[4])];
		const [shareT, rcaT] = [Number(thailand?.[3]), Number(thailand?.[4])];
		const worldShare = shareV / rcaV;
		const computed = revealedComparativeAdvantage({
			product: shareT,
			total: 100,
			worldProduct: worldShare,
			worldTotal: 100,
		});
		expect(computed).toBeCloseTo(rcaT, 2);
	});
});

describe('herfindahlHirschmanIndex', () => {
	// Worked by hand: 0.5² + 0.3² + 0.2² = 0.38.
	test('is the sum of squared shares', () => {
		expect(herfindahlHirschmanIndex([50, 30, 20])).toBeCloseTo(0.38, 12);
	});

	test('is 1 for one part and 1/n for n equal parts', () => {
		expect(herfindahlHirschmanIndex([7])).toBe(1);
		expect(herfindahlHirschmanIndex([3, 3, 3, 3])).toBeCloseTo(0.25, 12);
	});

	test('does not depend on the unit', () => {
		const small = herfindahlHirschmanIndex([5, 3, 2]) ?? 0;
		expect(herfindahlHirschmanIndex([5e9, 3e9, 2e9])).toBeCloseTo(small, 12);
	});

	test('is undefined of nothing and refuses negative parts', () => {
		expect(herfindahlHirschmanIndex([])).toBeUndefined();
		expect(herfindahlHirschmanIndex([0, 0])).toBeUndefined();
		expect(() => herfindahlHirschmanIndex([1, -1])).toThrow(RangeError);
	});
});

describe('effectiveNumber', () => {
	test('is the inverse of the index: 0.25 is four equal parts', () => {
		expect(effectiveNumber(0.25)).toBe(4);
	});

	test('of equal parts is their number', () => {
		expect(effectiveNumber(herfindahlHirschmanIndex([2, 2, 2]) ?? 0)).toBeCloseTo(3, 12);
	});

	test('is undefined outside the range of the index', () => {
		expect(effectiveNumber(0)).toBeUndefined();
		expect(effectiveNumber(1.2)).toBeUndefined();
	});
});
