import type { Plugin } from 'chart.js';
import type { Named, TimeChart, TimeSeries } from './chart.ts';
import { inGroup, type DrawingContext } from './drawing-context.ts';
import { spreadLabels } from './label-spread.ts';
import { letter, wrapLabel } from './lettering.ts';
import type { Weight } from './text-width.ts';
import { chartColours, toneVariable } from './theme.ts';

const gap = 8;
const lineHeight = 1.22;

/** The space beside a chart that the names of its series need. */
export function labelGutter(names: readonly Named[], context: DrawingContext): number {
	const widths = names.flatMap((each) =>
		linesOf(each, context).map((line) =>
			context.measure(line, context.size.fontSize, weightOf(each)),
		),
	);
	return Math.ceil(Math.max(0, ...widths)) + gap + 2;
}

/** Names each series at its end, in its own colour, and moves names apart that would overlap. */
export function directLabels(chart: TimeChart, context: DrawingContext): Plugin {
	return {
		id: 'directLabels',
		afterDatasetsDraw({ ctx, chartArea, scales }) {
			const { x: xScale, y: yScale } = scales;
			if (xScale === undefined || yScale === undefined) return;
			const { fontSize } = context.size;
			const labels = chart.series.flatMap((series, index) => {
				const anchor = anchorOf(chart, index);
				if (anchor === undefined) return [];
				const lines = linesOf(series, context);
				const endX = xScale.getPixelForValue(anchor.year);
				const endY = yScale.getPixelForValue(anchor.value / chart.unit.factor);
				return [{ index, series, lines, endX, endY, extent: lines.length * fontSize * lineHeight }];
			});
			const centres = spreadLabels(
				labels.map(({ endY, extent }) => ({ wanted: endY, extent })),
				{ from: chartArea.top - fontSize, to: chartArea.bottom },
			);
			for (const [order, label] of labels.entries()) {
				const y = centres[order] ?? label.endY;
				inGroup(ctx, `series series-${label.index}`, () =>
					drawLabel(ctx, { ...label, y, right: chartArea.right }, context),
				);
			}
		},
	};
}

interface PlacedLabel {
	readonly series: TimeSeries;
	readonly lines: readonly string[];
	readonly endX: number;
	readonly endY: number;
	readonly y: number;
	readonly right: number;
}

function drawLabel(
	ctx: CanvasRenderingContext2D,
	{ series, lines, endX, endY, y, right }: PlacedLabel,
	context: DrawingContext,
): void {
	const { fontSize: size } = context.size;
	const colour = labelColour(series, context);
	if (Math.abs(y - endY) > size * 0.6 || right - endX > 2) {
		ctx.save();
		ctx.strokeStyle = colour;
		ctx.lineWidth = 0.75;
		ctx.setLineDash([1, 2]);
		ctx.beginPath();
		ctx.moveTo(endX + 2, endY);
		ctx.lineTo(right + gap - 2, y);
		ctx.stroke();
		ctx.restore();
	}
	const first = y - ((lines.length - 1) * size * lineHeight) / 2;
	for (const [row, line] of lines.entries()) {
		letter(ctx, line, [right + gap, first + row * size * lineHeight], {
			size,
			weight: weightOf(series),
			colour,
		});
	}
}

/** Where a name belongs: at the last point, or in the middle of the last slice of an area. */
function anchorOf(chart: TimeChart, index: number): { year: number; value: number } | undefined {
	const last = chart.series[index]?.points.at(-1);
	if (last === undefined || chart.kind !== 'stacked-area') return last;
	const below = chart.series
		.slice(0, index)
		.reduce((sum, { points }) => sum + (points.at(-1)?.value ?? 0), 0);
	return { year: last.year, value: below + last.value / 2 };
}

function linesOf({ short, tone }: Named, context: DrawingContext): string[] {
	const { fontSize, name } = context.size;
	const width = name === 'wide' ? 118 : 78;
	return wrapLabel(short[context.locale], width, (line) =>
		context.measure(line, fontSize, weightOf({ tone })),
	);
}

/** Names of context are legible grey; the grey of their lines would be too light for text. */
export function labelColour({ tone }: Pick<Named, 'tone'>, { colour }: DrawingContext): string {
	return colour(tone === 'context' ? chartColours.muted : toneVariable(tone));
}

export function weightOf({ tone }: Pick<Named, 'tone'>): Weight {
	return tone === 'case' ? 600 : 400;
}
