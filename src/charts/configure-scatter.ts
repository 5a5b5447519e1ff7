import type { ChartConfiguration, Plugin } from 'chart.js';
import { quietPlugins, stillOptions, valueAxis } from './axes.ts';
import type { ScatterAxis, ScatterChart, ScatterPoint } from './chart.ts';
import { axisTitle, horizontalTitle, seriesGroups } from './common-plugins.ts';
import { labelColour, weightOf } from './direct-labels.ts';
import type { DrawingContext } from './drawing-context.ts';
import { letter, noteSize } from './lettering.ts';
import { choosePlaces } from './name-places.ts';
import { overlap, type Bounds } from './svg-path.ts';
import { chartColours, toneVariable } from './theme.ts';

/** A labelled point for each key, placed by two measures. */
export function configureScatter(chart: ScatterChart, context: DrawingContext): ChartConfiguration {
	const { size, colour, locale } = context;
	const isHollow = ({ x, y }: ScatterPoint) =>
		[x.status, y.status].some((status) => status === 'estimated' || status === 'partial');
	return {
		type: 'scatter',
		data: {
			datasets: [
				{
					label: 'points',
					data: chart.points.map(({ x, y }) => ({
						x: x.value / chart.x.unit.factor,
						y: y.value / chart.y.unit.factor,
					})),
					pointRadius: chart.points.map(radiusOf),
					pointBorderWidth: 1.5,
					pointBorderColor: chart.points.map(({ tone }) => colour(toneVariable(tone))),
					pointBackgroundColor: chart.points.map((point) =>
						isHollow(point) ? colour(chartColours.ground) : colour(toneVariable(point.tone)),
					),
					clip: false as const,
				},
			],
		} as ChartConfiguration<'scatter'>['data'],
		plugins: [
			seriesGroups,
			axisTitle(titleOf(chart.y, context), context),
			horizontalTitle(titleOf(chart.x, context), context),
			pointLabels(chart, context),
		],
		options: {
			...stillOptions(context),
			layout: {
				padding: { top: size.fontSize + 10, right: 12, bottom: size.fontSize + 6 },
			},
			plugins: quietPlugins,
			scales: {
				x: axisFor(
					chart.x,
					chart.points.map(({ x }) => x.value),
					context,
				),
				y: axisFor(
					chart.y,
					chart.points.map(({ y }) => y.value),
					context,
				),
			},
		},
	} as ChartConfiguration;

	function titleOf({ label, unit }: ScatterAxis, { measure }: DrawingContext): string {
		const [name, unitName] = [label[locale], unit.name[locale]];
		const isSame = name.toLocaleLowerCase(locale) === unitName.toLocaleLowerCase(locale);
		const full = isSame ? name : `${name}, ${unitName}`;
		return measure(full, noteSize(context), 400) > size.width - 10 ? label[locale] : full;
	}
}

function axisFor({ unit, isLogarithmic }: ScatterAxis, values: number[], context: DrawingContext) {
	const shown = values.map((value) => value / unit.factor);
	return valueAxis({ values: shown, isLogarithmic, isFromZero: false }, context);
}

/** Where beside a point its name may stand, in the order of preference. */
const sides: readonly (readonly [dx: number, dy: number])[] = [
	[1, 0],
	[-1, 0],
	[0, -1],
	[0, 1],
	[0.5, -1],
	[-0.5, -1],
	[0.5, 1],
	[-0.5, 1],
	[1, -1],
	[-1, -1],
	[1, 1],
	[-1, 1],
];

/**
 * Names points where there is room, those in strong colour first. A name of context that would
 * cover something wherever it stood is left to the table.
 */
function pointLabels(chart: ScatterChart, context: DrawingContext): Plugin {
	return {
		id: 'pointLabels',
		afterDatasetsDraw(drawn) {
			const { ctx, chartArea } = drawn;
			const size = noteSize(context);
			const elements = drawn.getDatasetMeta(0).data;
			const names = chart.points
				.flatMap((point, index) => {
					const element = elements[index];
					if (element === undefined) return [];
					const width = context.measure(point.short[context.locale], size, weightOf(point));
					const centres = sides.map(([dx, dy]) => ({
						x: element.x + dx * (width / 2 + radiusOf(point) + 4.5),
						y: element.y + dy * (size * 0.6 + (Math.abs(dx) < 1 ? 8 : 5)),
					}));
					const boxOf = ({ x, y }: { x: number; y: number }) =>
						around(x, y, width / 2 + 1, size * 0.62);
					// A name beside the dot of another would seem to be the other’s.
					const dots = elements
						.filter((_, at) => at !== index)
						.map(({ x, y }) => around(x, y, 7, 6));
					const free = centres.filter((centre) => {
						const box = boxOf(centre);
						const isInside = box.left >= chartArea.left && box.right <= drawn.width && box.top >= 0;
						return (
							isInside && box.bottom <= chartArea.bottom && !dots.some((dot) => overlap(dot, box))
						);
					});
					const [beside] = centres;
					return [{ point, index, free, beside, boxes: free.map(boxOf) }];
				})
				.toSorted((a, b) => rank(a.point) - rank(b.point) || a.index - b.index);
			const places = choosePlaces(names.map(({ boxes }) => boxes));
			for (const [order, { point, free, beside }] of names.entries()) {
				const chosen = places[order];
				const ofNeed = point.tone === 'context' ? undefined : beside;
				const place = chosen === undefined ? ofNeed : free[chosen];
				if (place === undefined) continue;
				letter(ctx, point.short[context.locale], [place.x, place.y], {
					size,
					weight: weightOf(point),
					colour: labelColour(point, context),
					align: 'center',
				});
			}
		},
	};
}

function radiusOf({ tone }: ScatterPoint): number {
	return tone === 'case' ? 6 : 4.5;
}

function rank({ tone }: ScatterPoint): number {
	return tone === 'case' ? 0 : tone === 'context' ? 2 : 1;
}

function around(x: number, y: number, halfWidth: number, halfHeight: number): Bounds {
	return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}
