import { describe, expect, test } from 'vitest';
import { eventRows } from '../../../src/charts/annotations.ts';
import { spreadLabels } from '../../../src/charts/label-spread.ts';
import { fontMeasurer } from '../../../src/charts/measure-text.ts';
import { recordingContext } from '../../../src/charts/recording-context.ts';
import { boundsOf, serializePath, type PathCommand } from '../../../src/charts/svg-path.ts';
import { logTicks, valueDigits, yearTicks } from '../../../src/charts/ticks.ts';
import { drawingSizes } from '../../../src/charts/theme.ts';

const measure = fontMeasurer();
const context = {
	locale: 'en',
	size: drawingSizes.wide,
	measure,
	colour: (x: string) => x,
} as const;

describe('serializePath', () => {
	const line = (...points: [number, number][]): PathCommand[] =>
		points.map((to, index) => ({ kind: index === 0 ? 'move' : 'line', to }));

	test('writes steps between rounded points, so that rounding does not add up', () => {
		const third = line([0, 0], [0.33, 0], [0.66, 0], [0.99, 0]);
		expect(serializePath(third)).toBe('M0 0h.3 .4 .3');
	});

	test('uses the shortest form of a step', () => {
		expect(serializePath(line([1, 2], [4, 2], [4, 9], [2, 5]))).toBe('M1 2h3v7l-2-4');
	});

	test('bounds hold every point', () => {
		expect(boundsOf(line([1, 2], [-3, 8]))).toEqual({ left: -3, top: 2, right: 1, bottom: 8 });
		expect(boundsOf([])).toBeUndefined();
	});
});

describe('recordingContext', () => {
	test('ignores numbers that are not finite, as a canvas does', () => {
		const ctx = recordingContext(measure);
		ctx.beginPath();
		ctx.moveTo(Number.NaN, 1);
		ctx.lineTo(1, Number.POSITIVE_INFINITY);
		ctx.stroke();
		ctx.fillText('x', Number.NaN, 0);
		expect(ctx.toMarkup('a')).toBe('');
	});

	test('joins fill and stroke of one path, and neighbours of one style', () => {
		const ctx = recordingContext(measure);
		for (const x of [0, 10]) {
			ctx.beginPath();
			ctx.rect(x, 0, 5, 5);
			ctx.fill();
			ctx.stroke();
		}
		expect(ctx.toMarkup('a')).toBe(
			'<path d="M0 0h5v5h-5z" fill="#000" stroke="#000"/><path d="M10 0h5v5h-5z" fill="#000" stroke="#000"/>',
		);
	});

	test('leaves out a clip that cuts nothing off, and intersects nested clips', () => {
		const ctx = recordingContext(measure);
		const box = (x: number, size: number) => {
			ctx.beginPath();
			ctx.rect(x, 0, size, size);
		};
		box(0, 100);
		ctx.clip();
		box(10, 10);
		ctx.fill();
		expect(ctx.toMarkup('a')).not.toContain('clip');
		ctx.save();
		box(0, 15);
		ctx.clip();
		box(10, 200);
		ctx.fill();
		ctx.restore();
		expect(ctx.toMarkup('a')).toMatchInlineSnapshot(
			`"<clipPath id="a-clip1"><path d="M0 0h100v100h-100z"/></clipPath><clipPath id="a-clip2" clip-path="url(#a-clip1)"><path d="M0 0h15v15h-15z"/></clipPath><path d="M10 0h10v10h-10z" fill="#000"/><path d="M10 0h200v200h-200z" fill="#000" clip-path="url(#a-clip2)"/>"`,
		);
	});

	test('writes one text for each label, escaped, at the alphabetic baseline', () => {
		const ctx = recordingContext(measure);
		ctx.font = '600 10px "Be Vietnam Pro"';
		ctx.textBaseline = 'middle';
		ctx.fillText('Xuất khẩu < 1 & "2"', 5, 5);
		expect(ctx.toMarkup('a')).toBe(
			'<g fill="#000" font-size="10" font-weight="600"><text x="5" y="7.9">Xuất khẩu &lt; 1 &amp; "2"</text></g>',
		);
	});

	test('refuses an unknown face, gradients and images', () => {
		const ctx = recordingContext(measure);
		ctx.font = '10px Arial';
		expect(() => ctx.measureText('x')).toThrow('Be Vietnam Pro');
		expect(() => ctx.createLinearGradient()).toThrow('gradient');
		expect(() => ctx.drawImage()).toThrow('image');
	});

	test('draws a circle as two half turns', () => {
		const ctx = recordingContext(measure);
		ctx.beginPath();
		ctx.arc(10, 10, 4, 0, Math.PI * 2);
		ctx.fill();
		expect(ctx.toMarkup('a')).toBe('<path d="M14 10a4 4 0 0 1-8 0 4 4 0 0 1 8 0" fill="#000"/>');
	});
});

describe('ticks', () => {
	test('of years begin and end with the data and keep their distance', () => {
		expect(yearTicks(1997, 2023, 500, context)).toEqual([1997, 2000, 2005, 2010, 2015, 2020, 2023]);
		expect(yearTicks(1997, 2023, 200, context)).toEqual([1997, 2010, 2023]);
		expect(yearTicks(2000, 2000, 500, context)).toEqual([2000]);
	});

	test('of years leave room for the last one, which stands inside the end of the axis', () => {
		expect(yearTicks(1973, 2024, 575, context).slice(-2)).toEqual([2015, 2024]);
		expect(yearTicks(1995, 2022, 648, context).slice(-2)).toEqual([2015, 2022]);
	});

	test('of a logarithmic axis are round and not too many', () => {
		expect(logTicks(800, 45_000, 8)).toEqual([1000, 2000, 5000, 10_000, 20_000]);
		expect(logTicks(800, 45_000, 4)).toEqual([1000, 3000, 10_000, 30_000]);
	});

	test('have the decimals that tell them apart', () => {
		expect(valueDigits(0.25, [0, 0.25])).toBe(2);
		expect(valueDigits(20, [0, 20])).toBe(0);
		expect(valueDigits(2.5, [0, 2.5])).toBe(1);
	});
});

describe('eventRows', () => {
	const placesOf = (...named: [year: number, label: string][]) => {
		const events = named.map(([year, label]) => ({ year, label: { vi: label, en: label } }));
		const rows = eventRows(events, { first: 1990, last: 2020, gutter: 60, context });
		return rows.events
			.map(({ text, row, isBefore }) => `${row} ${isBefore ? `${text} |` : `| ${text}`}`)
			.toReversed();
	};

	test('stand in one row as far as they go', () => {
		expect(placesOf([1992, 'one'], [2002, 'two'])).toEqual(['0 | 1992 one', '0 | 2002 two']);
	});

	test('keep texts off the lines of later events in higher rows', () => {
		expect(placesOf([1995, 'ASEAN'], [1998, 'a decree'], [2001, 'BTA'])).toEqual([
			'2 | 1995 ASEAN',
			'1 | 1998 a decree',
			'0 | 2001 BTA',
		]);
	});

	test('stand before their line where the end of the chart leaves no other place', () => {
		expect(placesOf([2017, 'a long name'], [2019, 'another long name'])).toEqual([
			'0 2017 a long name |',
			'1 | 2019 another long name',
		]);
	});
});

describe('spreadLabels', () => {
	test('moves labels apart and keeps their order', () => {
		const centres = spreadLabels(
			[
				{ wanted: 50, extent: 10 },
				{ wanted: 51, extent: 10 },
				{ wanted: 90, extent: 10 },
			],
			{ from: 0, to: 100 },
		);
		const [a = 0, b = 0, c = 0] = centres;
		expect(b - a).toBeGreaterThanOrEqual(9.9);
		expect(c).toBe(90);
	});

	test('keeps labels within the limits', () => {
		const [centre = 0] = spreadLabels([{ wanted: 99, extent: 10 }], { from: 0, to: 100 });
		expect(centre).toBe(95);
	});
});

test('text is measured in normal form, bold wider than regular', () => {
	expect(measure('Việt Nam', 12, 600)).toBeGreaterThan(measure('Việt Nam', 12, 400));
	expect(measure('Việt Nam', 24, 400)).toBeCloseTo(measure('Việt Nam', 12, 400) * 2, 6);
});
