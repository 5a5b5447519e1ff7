import type { Plugin } from 'chart.js';
import type { TimeChart, TimeSeries } from './chart.ts';
import { closeGroup, openGroup, type DrawingContext } from './drawing-context.ts';
import { chartFamily, wrapLabel, type Weight } from './lettering.ts';
import { chartColours, toneVariable } from './theme.ts';

const gap = 8;
const lineHeight = 1.22;

/** The space to the right of a chart that the names of its series need. */
export function labelGutter(series: readonly TimeSeries[], context: DrawingContext): number {
	const widths = series.flatMap((each) =>
		linesOf(each, context).map((line) => context.measure(line, fontSize(context), weightOf(each))),
	);
	return Math.ceil(Math.max(0, ...widths)) + gap + 2;
}

/** Names each series at its end, in its own colour, and moves names apart that would overlap. */
export function directLabels(chart: TimeChart, context: DrawingContext): Plugin<'line'> {
	return {
		id: 'directLabels',
		afterDatasetsDraw({ ctx, chartArea, scales }) {
			const { x: xScale, y: yScale } = scales;
			if (xScale === undefined || yScale === undefined) return;
			const labels = chart.series.flatMap((series, index) => {
				const anchor = anchorOf(chart, index);
				if (anchor === undefined) return [];
				const lines = linesOf(series, context);
				return [
					{
						index,
						series,
						lines,
						endX: xScale.getPixelForValue(anchor.year),
						endY: yScale.getPixelForValue(anchor.value / chart.unit.factor),
						height: lines.length * fontSize(context) * lineHeight,
					},
				];
			});
			const limits = { top: chartArea.top - fontSize(context), bottom: chartArea.bottom };
			const centres = spread(
				labels.map(({ endY, height }) => ({ wanted: endY, height })),
				limits,
			);
			for (const [order, label] of labels.entries()) {
				openGroup(ctx, `series series-${label.index}`);
				drawLabel(
					ctx,
					{ ...label, y: centres[order] ?? label.endY, right: chartArea.right },
					context,
				);
				closeGroup(ctx);
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
	const size = fontSize(context);
	const isContext = series.tone === 'context';
	const colour = context.colour(isContext ? chartColours.muted : toneVariable(series.tone));
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
	ctx.font = `${weightOf(series)} ${size}px "${chartFamily}"`;
	ctx.fillStyle = colour;
	ctx.textAlign = 'left';
	ctx.textBaseline = 'middle';
	const first = y - ((lines.length - 1) * size * lineHeight) / 2;
	for (const [row, line] of lines.entries()) {
		ctx.fillText(line, right + gap, first + row * size * lineHeight);
	}
}

/** Where a name belongs: at the last point, or in the middle of the last slice of an area. */
function anchorOf(chart: TimeChart, index: number): { year: number; value: number } | undefined {
	const last = chart.series[index]?.points.at(-1);
	if (last === undefined || chart.kind === 'line') return last;
	const below = chart.series
		.slice(0, index)
		.reduce((sum, { points }) => sum + (points.at(-1)?.value ?? 0), 0);
	return { year: last.year, value: below + last.value / 2 };
}

interface WantedPlace {
	readonly wanted: number;
	readonly height: number;
}

/**
 * Centres for labels as near as possible to where they are wanted, in their vertical order, without
 * overlap and within the limits where there is room.
 */
export function spread(
	labels: readonly WantedPlace[],
	limits: { readonly top: number; readonly bottom: number },
): number[] {
	const order = labels
		.map(({ wanted }, index) => ({ wanted, index }))
		.toSorted((a, b) => a.wanted - b.wanted || a.index - b.index)
		.map(({ index }) => index);
	const centres = labels.map(({ wanted }) => wanted);
	const heightOf = (index: number) => labels[index]?.height ?? 0;
	const distance = (a: number, b: number) => (heightOf(a) + heightOf(b)) / 2;
	for (let pass = 0; pass < 50; pass += 1) {
		let moved = 0;
		for (let rank = 1; rank < order.length; rank += 1) {
			const [upper = 0, lower = 0] = [order[rank - 1], order[rank]];
			const missing = distance(upper, lower) - ((centres[lower] ?? 0) - (centres[upper] ?? 0));
			if (missing <= 0.01) continue;
			centres[upper] = (centres[upper] ?? 0) - missing / 2;
			centres[lower] = (centres[lower] ?? 0) + missing / 2;
			moved += missing;
		}
		const [top, bottom] = [order[0], order.at(-1)];
		if (top !== undefined && bottom !== undefined) {
			centres[top] = Math.max(centres[top] ?? 0, limits.top + heightOf(top) / 2);
			centres[bottom] = Math.min(centres[bottom] ?? 0, limits.bottom - heightOf(bottom) / 2);
		}
		if (moved < 0.1) break;
	}
	return centres;
}

function linesOf({ short, tone }: TimeSeries, context: DrawingContext): string[] {
	const size = fontSize(context);
	const weight = weightOf({ tone });
	const width = context.size.name === 'wide' ? 118 : 78;
	return wrapLabel(short[context.locale], width, (line) => context.measure(line, size, weight));
}

function fontSize({ size }: DrawingContext): number {
	return size.fontSize;
}

function weightOf({ tone }: Pick<TimeSeries, 'tone'>): Weight {
	return tone === 'case' ? 600 : 400;
}
