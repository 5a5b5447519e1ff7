import { expect, test } from 'vitest';
import { gatesText, isKept, median, type Measure } from '../../../src/bench/measure.ts';
import {
	compare,
	comparisonText,
	resultOf,
	type BenchResult,
	type Machine,
} from '../../../src/bench/result.ts';

const machine: Machine = {
	processor: 'Some processor',
	cores: 2,
	memory: 8000,
	system: 'linux x64',
	node: 'v24.0.0',
	browser: 'Chromium 153',
};

const before: Measure[] = [
	{ name: 'chapter: first visit', value: 80, unit: 'kB' },
	{ name: 'chapter: first visit: HTML', value: 20, unit: 'kB' },
	{ name: 'chapter: first visit: scripts', value: 5, unit: 'kB' },
	{ name: 'the brief: build', value: 20, unit: 'CPU s' },
	{ name: 'chapter: LCP', value: 1000, unit: 'ms' },
];

const earlier: BenchResult = resultOf(machine, before);

function changed(values: Readonly<Record<string, number>>): Measure[] {
	return before.map((measure) => ({ ...measure, value: values[measure.name] ?? measure.value }));
}

test('nothing is said of what lies within the noise', () => {
	const now = changed({ 'the brief: build': 21.5, 'chapter: LCP': 1150 });
	const comparison = compare(now, machine, earlier);
	expect(comparison).toMatchObject({ worse: [], better: [], added: [] });
	expect(comparisonText(comparison)).toContain('Nothing is worse');
});

test('a regression is told with before, now, how much, and what it comes from', () => {
	const now = changed({
		'chapter: first visit': 90,
		'chapter: first visit: HTML': 29,
		'chapter: first visit: scripts': 6,
	});
	const comparison = compare(now, machine, earlier);
	expect(comparison.worse.map(({ name }) => name)).toEqual([
		'chapter: first visit',
		'chapter: first visit: HTML',
		'chapter: first visit: scripts',
	]);
	const text = comparisonText(comparison);
	expect(text).toMatch(/chapter: first visit +80 +90 +kB +13%/);
	expect(text).toContain('chapter: first visit comes from +9 kB HTML, +1 kB scripts.');
});

test('what became less is better, and what is new is not compared', () => {
	const now = [
		...changed({ 'the brief: build': 10 }),
		{ name: 'a formula', value: 1, unit: 'CPU ms' } as const,
	];
	const { worse, better, added } = compare(now, machine, earlier);
	expect(worse).toEqual([]);
	expect(better).toMatchObject([{ name: 'the brief: build', before: 20, now: 10 }]);
	expect(added).toEqual(['a formula']);
});

test('times of another machine are not compared, bytes are', () => {
	const now = changed({ 'the brief: build': 90, 'chapter: first visit': 90 });
	const comparison = compare(now, { ...machine, processor: 'Another' }, earlier);
	expect(comparison.worse.map(({ name }) => name)).toEqual(['chapter: first visit']);
	expect(comparisonText(comparison)).toContain('another machine');
});

test('a gate is kept up to its limit', () => {
	const gate = { name: 'shift', value: 0.01, unit: 'shift', limit: 0.01 } as const;
	expect(isKept(gate)).toBe(true);
	expect(isKept({ ...gate, value: 0.0101 })).toBe(false);
	expect(gatesText([{ ...gate, value: 2 }])).toContain('PASSED OVER');
});

test('the median of an even number of runs lies between the two in the middle', () => {
	expect(median([5])).toBe(5);
	expect(median([9, 1, 5])).toBe(5);
	expect(median([1, 9, 3, 5])).toBe(4);
});
