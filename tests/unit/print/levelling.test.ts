import { describe, expect, test } from 'vitest';
import { drift, furtherBreaks, leadings, usualLeading } from '../../../src/print/levelling.ts';

const layout = (places: readonly (readonly [string, number])[], end: number) => ({
	pages: Math.ceil(end),
	sections: places.map(([id, position]) => ({
		id,
		page: Math.floor(position),
		depth: position % 1,
	})),
	end: { page: Math.floor(end), depth: end % 1 },
});

const vi = layout(
	[
		['s-1', 0.5],
		['s-2', 1.8],
		['s-3', 2.5],
	],
	3.6,
);
const en = layout(
	[
		['s-1', 0.5],
		['s-2', 2.1],
		['s-3', 3.2],
	],
	3.9,
);
const none = { vi: [], en: [] };

describe('drift', () => {
	test('names the sections that begin on different pages', () => {
		expect(drift({ vi, en })).toEqual(['s-2', 's-3']);
		expect(drift({ vi, en: vi })).toEqual([]);
	});

	test('leaves out what one language lacks', () => {
		expect(drift({ vi, en: layout([], 3) })).toEqual([]);
	});
});

describe('furtherBreaks', () => {
	// s-2 moves from 1.8 to 2.09, and s-3 with it from 2.5 to 2.79, which a break sends to page 3.
	test('sends the heading that is behind to the next page and reckons with what follows', () => {
		expect(furtherBreaks({ vi, en }, none, 0.8)).toEqual({ vi: ['s-2', 's-3'], en: [] });
	});

	test('leaves no page emptier than it is told', () => {
		expect(furtherBreaks({ vi, en }, none, 0.65)).toEqual({ vi: ['s-2', 's-3'], en: [] });
		expect(furtherBreaks({ vi, en }, none, 0.15).vi).not.toContain('s-2');
		const early = layout([['s-2', 1.1]], 3);
		const late = layout([['s-2', 2.05]], 3);
		expect(furtherBreaks({ vi: early, en: late }, none, 0.8)).toEqual(none);
	});

	// s-2 of vi alone would leave nine tenths of page 1 empty.
	test('lets the section before open a page in both where a heading cannot go on alone', () => {
		const early = layout(
			[
				['s-1', 0.4],
				['s-2', 1.1],
			],
			2,
		);
		const late = layout(
			[
				['s-1', 0.4],
				['s-2', 2.05],
			],
			3,
		);
		expect(furtherBreaks({ vi: early, en: late }, none, 0.8)).toEqual({ vi: ['s-1'], en: ['s-1'] });
		expect(furtherBreaks({ vi: early, en: late }, { vi: ['s-1'], en: ['s-1'] }, 0.8)).toEqual({
			vi: ['s-1'],
			en: ['s-1'],
		});
	});
});

describe('leadings', () => {
	test('open the lines of the shorter language, within bounds', () => {
		const found = leadings({ vi: layout([], 10), en: layout([], 9.8) });
		expect(found.vi).toBe(usualLeading);
		expect(found.en).toBeGreaterThan(usualLeading);
		expect(leadings({ vi: layout([], 10), en: layout([], 5) }).en).toBe(1.56);
	});

	test('are tighter by the part that is asked for', () => {
		const lengths = { vi: layout([], 10), en: layout([], 5) };
		expect(leadings(lengths, 0.97)).toEqual({ vi: 1.406, en: 1.513 });
	});
});
