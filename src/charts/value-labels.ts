import type { Chart as ChartJs, Plugin } from 'chart.js';
import { formatInUnit } from '../datasets/unit.ts';
import type { CategoryChart } from './chart.ts';
import { inGroup, type DrawingContext } from './drawing-context.ts';
import { clearGround, letter, noteSize } from './lettering.ts';
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
					const place = [x + (isRight ? 9 : -9), y] as const;
					const style = {
						size: noteSize(context),
						align: isRight ? ('left' as const) : ('right' as const),
					};
					const zero = drawn.scales['x']?.getPixelForValue(0) ?? 0;
					const width = context.measure(text, style.size, 400);
					const isOnAxis = !isRight && zero < place[0] + 1 && zero > place[0] - width - 1;
					inGroup(drawn.ctx, `series series-${series}`, () => {
						if (isOnAxis) clearGround(drawn.ctx, text, place, style, context);
						letter(drawn.ctx, text, place, {
							...style,
							colour: context.colour(chartColours.text),
						});
					});
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
