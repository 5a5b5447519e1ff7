import type { ChartConfiguration, Plugin } from 'chart.js';
import { formatInUnit } from '../datasets/unit.ts';
import { quietPlugins, stillOptions, tickStyle, valueAxis } from './axes.ts';
import type { CategoryChart, Named } from './chart.ts';
import { axisTitle, seriesGroups } from './common-plugins.ts';
import { labelColour, weightOf } from './direct-labels.ts';
import { inGroup, type DrawingContext } from './drawing-context.ts';
import { spreadLabels } from './label-spread.ts';
import { letter } from './lettering.ts';
import { chartColours, toneColours, toneVariable } from './theme.ts';

/** A line for each category between two moments, named and numbered at both ends. */
export function configureSlope(chart: CategoryChart, context: DrawingContext): ChartConfiguration {
	const { size, colour, locale } = context;
	const gutter = Math.max(...chart.categories.map((each) => endWidth(each, chart, context)));
	const values = chart.series.flatMap(({ data }) =>
		data.flatMap((datum) => (datum === undefined ? [] : [datum.value / chart.unit.factor])),
	);
	return {
		type: 'line',
		data: {
			labels: chart.series.map(({ label }) => label[locale]),
			datasets: chart.categories.map((category, index) => ({
				label: category.id,
				data: chart.series.map(({ data }) => {
					const datum = data[index];
					return datum === undefined ? null : datum.value / chart.unit.factor;
				}),
				borderColor: colour(toneVariable(category.tone)),
				backgroundColor: colour(toneVariable(category.tone)),
				borderWidth: category.tone === 'case' ? 2.75 : category.tone === 'context' ? 1.25 : 2,
				borderDash: [...toneColours[category.tone].dash],
				pointRadius: 3.5,
				clip: false as const,
			})),
		},
		plugins: [seriesGroups, axisTitle(chart.unit.name[locale], context), endLabels(chart, context)],
		options: {
			...stillOptions(context),
			layout: { padding: { top: size.fontSize + 12, left: gutter, right: gutter } },
			plugins: quietPlugins,
			scales: {
				x: {
					type: 'category',
					grid: { display: true, color: colour(chartColours.axis), drawTicks: false },
					border: { display: false },
					ticks: { ...tickStyle(context), color: colour(chartColours.text) },
				},
				y: {
					...valueAxis({ values, isLogarithmic: chart.isLogarithmic, isFromZero: false }, context),
					display: false,
				},
			},
		},
	};
}

/** Each line’s name and number at its two ends, moved apart where they would overlap. */
function endLabels(chart: CategoryChart, context: DrawingContext): Plugin {
	const height = context.size.fontSize * 1.22;
	return {
		id: 'endLabels',
		afterDatasetsDraw(drawn) {
			const { ctx, chartArea } = drawn;
			for (const end of [0, 1] as const) {
				const places = chart.categories.map((category, index) => ({
					lines: endLines(category, chart, end, context),
					wanted: drawn.getDatasetMeta(index).data[end]?.y ?? chartArea.bottom,
				}));
				const centres = spreadLabels(
					places.map(({ wanted, lines }) => ({ wanted, extent: lines.length * height })),
					{ from: 0, to: chartArea.bottom + 4 },
				);
				for (const [index, { lines }] of places.entries()) {
					const category = chart.categories[index];
					if (category === undefined) continue;
					const x = end === 0 ? chartArea.left - 9 : chartArea.right + 9;
					const top = (centres[index] ?? 0) - ((lines.length - 1) * height) / 2;
					inGroup(ctx, `series series-${index}`, () => {
						for (const [row, line] of lines.entries()) {
							letter(ctx, line, [x, top + row * height], {
								size: context.size.fontSize,
								weight: weightOf(category),
								colour: labelColour(category, context),
								align: end === 0 ? 'right' : 'left',
							});
						}
					});
				}
			}
		},
	};
}

function endLines(
	category: Named,
	{ series, categories, unit, digits }: CategoryChart,
	end: 0 | 1,
	{ locale, size }: DrawingContext,
): string[] {
	const datum = series[end]?.data[categories.indexOf(category)];
	const number = datum === undefined ? '–' : formatInUnit(datum.value, unit, locale, { digits });
	const name = category.short[locale];
	if (size.name === 'narrow') return [name, number];
	return [end === 0 ? `${name}  ${number}` : `${number}  ${name}`];
}

function endWidth(category: Named, chart: CategoryChart, context: DrawingContext): number {
	const lines = [0, 1].flatMap((end) => endLines(category, chart, end as 0 | 1, context));
	const { size, measure } = context;
	return (
		Math.ceil(Math.max(...lines.map((line) => measure(line, size.fontSize, weightOf(category))))) +
		12
	);
}
