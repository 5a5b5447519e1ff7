import type { Chart as ChartJs, Plugin } from 'chart.js';
import { formatInUnit } from '../datasets/unit.ts';
import type { CategoryChart } from './chart.ts';
import { labelColour } from './direct-labels.ts';
import { inGroup, type DrawingContext } from './drawing-context.ts';
import { spreadLabels } from './label-spread.ts';
import { letter, noteSize } from './lettering.ts';
import { chartColours, toneVariable } from './theme.ts';

/** The number at the end of each bar. */
export function barValues(chart: CategoryChart, context: DrawingContext): Plugin {
	return {
		id: 'barValues',
		afterDatasetsDraw(drawn) {
			eachDatum(
				chart,
				drawn,
				({ x, y, text, value, series }) => {
					const isPositive = value >= 0;
					inGroup(drawn.ctx, `series series-${series}`, () =>
						letter(drawn.ctx, text, [x + (isPositive ? 5 : -5), y], {
							size: noteSize(context),
							colour: context.colour(chartColours.text),
							align: isPositive ? 'left' : 'right',
						}),
					);
				},
				context,
			);
		},
	};
}

/** The number beside each dot; of a pair, on its outer side. */
export function dotValues(chart: CategoryChart, context: DrawingContext): Plugin {
	return {
		id: 'dotValues',
		afterDatasetsDraw(drawn) {
			eachDatum(
				chart,
				drawn,
				({ x, y, text, series, category }) => {
					const other = chart.series[1 - series]?.data[category]?.value;
					const own = chart.series[series]?.data[category]?.value ?? 0;
					const isRight = chart.series.length === 1 || other === undefined || own >= other;
					inGroup(drawn.ctx, `series series-${series}`, () =>
						letter(drawn.ctx, text, [x + (isRight ? 9 : -9), y], {
							size: noteSize(context),
							colour: context.colour(chartColours.text),
							align: isRight ? 'left' : 'right',
						}),
					);
				},
				context,
			);
		},
	};
}

/** The way from the first dot of a category to its second. */
export function connectors(chart: CategoryChart, context: DrawingContext): Plugin {
	return {
		id: 'connectors',
		beforeDatasetsDraw(drawn) {
			const { ctx } = drawn;
			const [from, to] = [drawn.getDatasetMeta(0).data, drawn.getDatasetMeta(1).data];
			for (const [index, category] of chart.categories.entries()) {
				const [start, end] = [from[index], to[index]];
				if (start === undefined || end === undefined) continue;
				if (![start.x, end.x].every(Number.isFinite)) continue;
				ctx.save();
				ctx.strokeStyle = context.colour(toneVariable(category.tone));
				ctx.lineWidth = 2;
				ctx.beginPath();
				ctx.moveTo(start.x, start.y);
				ctx.lineTo(end.x, end.y);
				ctx.stroke();
				ctx.restore();
			}
		},
	};
}

/** The names of the series over the first bar or pair; where they do not fit, the legend has them. */
export function segmentNames(chart: CategoryChart, context: DrawingContext): Plugin {
	return {
		id: 'segmentNames',
		afterDatasetsDraw(drawn) {
			const { ctx, chartArea } = drawn;
			const size = noteSize(context);
			const first = chart.isOverYears ? chart.categories.length - 1 : 0;
			const wanted = chart.series.map((series, index) => {
				const text = series.short[context.locale];
				const extent = context.measure(text, size, 600) + 14;
				return { wanted: middleOf(drawn, index, first, chart), extent, text };
			});
			const room = drawn.width - chartArea.left;
			if (wanted.reduce((sum, { extent }) => sum + extent, 0) > room) return;
			const centres = spreadLabels(wanted, { from: chartArea.left, to: drawn.width });
			for (const [index, { text, extent }] of wanted.entries()) {
				const series = chart.series[index];
				if (series === undefined) continue;
				const isDumbbell = chart.kind === 'dumbbell';
				const colour = isDumbbell
					? context.colour(chartColours.text)
					: labelColour(series, context);
				inGroup(ctx, `series series-${index}`, () => {
					const x = (centres[index] ?? 0) - extent / 2 + 7;
					const y = chartArea.top - 4;
					letter(ctx, text, [x, y], { size, weight: 600, colour, baseline: 'bottom' });
				});
			}
		},
	};
}

/** The middle, along the axis of values, of what a series draws for a category. */
function middleOf(drawn: ChartJs, series: number, category: number, chart: CategoryChart): number {
	const element = drawn.getDatasetMeta(series).data[category];
	if (element === undefined || !Number.isFinite(element.x)) return drawn.chartArea.left;
	if (chart.isOverYears) return (drawn.chartArea.left + drawn.chartArea.right) / 2 + series;
	const { base } = element as unknown as { base?: number };
	return chart.kind === 'dumbbell' || base === undefined ? element.x : (element.x + base) / 2;
}

interface DrawnDatum {
	readonly x: number;
	readonly y: number;
	readonly text: string;
	readonly value: number;
	readonly series: number;
	readonly category: number;
}

function eachDatum(
	chart: CategoryChart,
	drawn: ChartJs,
	draw: (datum: DrawnDatum) => void,
	{ locale }: DrawingContext,
): void {
	for (const [series, { data }] of chart.series.entries()) {
		const elements = drawn.getDatasetMeta(series).data;
		for (const [category, datum] of data.entries()) {
			const element = elements[category];
			if (datum === undefined || element === undefined) continue;
			const { x, y } = element;
			const text = formatInUnit(datum.value, chart.unit, locale, { digits: chart.digits });
			draw({ x, y, text, value: datum.value, series, category });
		}
	}
}
