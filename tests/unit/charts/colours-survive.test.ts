import { describe, expect, test } from 'vitest';
import { isDrawn, type Chart, type Named } from '../../../src/charts/chart.ts';
import { toneColours } from '../../../src/charts/theme.ts';
import type { Tone } from '../../../src/datasets/codelists.ts';
import { locales } from '../../../src/locale/locales.ts';
import { figureView } from '../../../src/publication/figure-view.ts';
import { briefs } from '../../support/briefs.ts';
import { contrastSeen, visions } from '../../support/colour-vision.ts';

/** What a drawing shows of one series. */
interface DrawnSeries {
	readonly tone: Tone;
	/** Dashes of its line; areas and bars have none. */
	readonly dash: string | undefined;
	/** Whether its name stands at it. */
	readonly isNamed: boolean;
}

const drawings = Object.entries(briefs).flatMap(([name, brief]) =>
	[...brief.figures.values()]
		.filter(({ chart }) => isDrawn(chart))
		.flatMap((figure) =>
			locales.flatMap((locale) => {
				const view = figureView(brief, figure, locale);
				return (['wide', 'narrow'] as const).map((size) => ({
					name: `${name}: ${figure.id}, ${locale}, ${size}`,
					markup: view.drawings?.[size].markup ?? '',
					series: view.series,
					names: shortNames(figure.chart).map(({ short }) => short[locale]),
				}));
			}),
		),
);

describe.each(drawings.filter(({ series }) => series.length > 1))(
	'$name',
	({ markup, series, names }) => {
		test('neighbours differ by lightness, dash or name, whoever looks and in print', () => {
			const drawn = series.map(({ tone }, index): DrawnSeries => {
				const groups = groupsOf(markup, index);
				return {
					tone,
					dash: /stroke-width="[\d.]+" stroke-dasharray="([^"]+)"/.exec(groups)?.[1],
					isNamed: textOf(groups).includes(names[index] ?? ''),
				};
			});
			const alike = drawn.slice(1).flatMap((one, index) => {
				const other = drawn[index];
				if (other === undefined || isToldApart(one, other)) return [];
				return [`${series[index]?.label} and ${series[index + 1]?.label}`];
			});
			expect(alike).toEqual([]);
		});
	},
);

test('the measure tells colours apart that differ, and no others', () => {
	expect(contrastSeen('#000000', '#ffffff', 'full')).toBeCloseTo(21, 5);
	expect(contrastSeen('#808080', '#808080', 'greyscale')).toBe(1);
	// Red and green of one lightness: a contrast of hue, which dichromats do not see.
	expect(contrastSeen('#ff0000', '#008000', 'greyscale')).toBeLessThan(1.4);
	expect(contrastSeen('#ff0000', '#00ff00', 'deuteranopia')).toBeLessThan(
		contrastSeen('#ff0000', '#00ff00', 'full') + 0.5,
	);
	const same = { tone: 'a', dash: undefined, isNamed: false } as const;
	expect(isToldApart(same, { ...same, tone: 'b' })).toBe(false);
	expect(isToldApart(same, { ...same, dash: '2 2' })).toBe(true);
	expect(isToldApart({ ...same, isNamed: true }, { ...same, isNamed: true })).toBe(true);
});

/** The names by which a drawing calls its series. */
function shortNames(chart: Chart): readonly Named[] {
	switch (chart.kind) {
		case 'slope':
			return chart.categories;
		case 'small-multiples':
		case 'scatter':
		case 'timeline':
		case 'scorecard':
			return [];
		default:
			return chart.series;
	}
}

/** The lettering of some markup; a long name stands on several lines. */
function textOf(markup: string): string {
	const lines = [...markup.matchAll(/<text[^>]*>([^<]*)/g)].map(([, line = '']) => line);
	return lines.join(' ').replaceAll('&amp;', '&');
}

function groupsOf(markup: string, index: number): string {
	const parts = markup.split('<g class="series ').slice(1);
	return parts.filter((part) => part.startsWith(`series-${index}"`)).join('');
}

function isToldApart(one: DrawnSeries, other: DrawnSeries): boolean {
	if (one.dash !== other.dash || (one.isNamed && other.isNamed)) return true;
	return (['light', 'dark'] as const).every((scheme) =>
		visions.every(
			(vision) =>
				contrastSeen(toneColours[one.tone][scheme], toneColours[other.tone][scheme], vision) >= 3,
		),
	);
}
