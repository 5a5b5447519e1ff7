import { describe, expect, test } from 'vitest';
import { isDrawn } from '../../../src/charts/chart.ts';
import { locales } from '../../../src/locale/locales.ts';
import { figureView } from '../../../src/publication/figure-view.ts';
import { briefs } from '../../support/briefs.ts';
import { crowdedTexts, dottedTexts, marksOf, struckTexts } from '../../support/drawn-marks.ts';

const drawings = Object.entries(briefs).flatMap(([name, brief]) =>
	[...brief.figures.values()]
		.filter(({ chart }) => isDrawn(chart))
		.flatMap((figure) =>
			locales.flatMap((locale) => {
				const { drawings: sizes } = figureView(brief, figure, locale);
				const { chart } = figure;
				return (['wide', 'narrow'] as const).map((size) => ({
					name: `${name}: ${figure.id}, ${locale}, ${size}`,
					/** Hairlines of a grid may pass behind a number or a name, not behind sentences. */
					hasWords: figure.chart.kind === 'timeline',
					points: chart.kind === 'scatter' ? chart.points.map(({ short }) => short[locale]) : [],
					marks: marksOf(sizes?.[size].markup ?? ''),
				}));
			}),
		),
);

describe.each(drawings)('$name', ({ marks, hasWords }) => {
	test('texts keep the width of a space between them', () => {
		expect(crowdedTexts(marks)).toEqual([]);
	});

	test('no upright line runs through a text', () => {
		expect(struckTexts(marks, hasWords ? 'all' : 'but grid')).toEqual([]);
	});

	test('no dot lies on a text', () => {
		expect(dottedTexts(marks)).toEqual([]);
	});
});

test.each(drawings.filter(({ points }) => points.length > 0))(
	'every point of $name has its name',
	({ points, marks }) => {
		const named = new Set(marks.texts.map(({ text }) => text));
		expect(points.filter((name) => !named.has(name))).toEqual([]);
	},
);
