import type { Plugin } from 'chart.js';
import type { ReferenceLine } from './chart.ts';
import { closeGroup, openGroup, type DrawingContext } from './drawing-context.ts';
import { clearGround, letter, noteSize } from './lettering.ts';
import { chartColours } from './theme.ts';

/** Puts each series into a group of its own, so that a legend without script can hide it. */
export const seriesGroups: Plugin = {
	id: 'seriesGroups',
	beforeDatasetDraw(chart, { index }) {
		openGroup(chart.ctx, `series series-${index}`);
	},
	afterDatasetDraw(chart) {
		closeGroup(chart.ctx);
	},
};

/** The unit stands upright over the axis, where a rotated title would have to be read sideways. */
export function axisTitle(title: string, context: DrawingContext): Plugin {
	return {
		id: 'axisTitle',
		afterDraw({ ctx }) {
			const colour = context.colour(chartColours.muted);
			letter(ctx, title, [0, 0], { size: noteSize(context), colour, baseline: 'top' });
		},
	};
}

/** A title below the horizontal axis, at its right end. */
export function horizontalTitle(title: string, context: DrawingContext): Plugin {
	return {
		id: 'horizontalTitle',
		afterDraw({ ctx, chartArea, height }) {
			const colour = context.colour(chartColours.muted);
			letter(ctx, title, [chartArea.right, height - 1], {
				size: noteSize(context),
				colour,
				align: 'right',
				baseline: 'bottom',
			});
		},
	};
}

/** A level across the chart, named where it begins. `axis` is the axis of values. */
export function referenceLines(
	lines: readonly ReferenceLine[],
	axis: 'x' | 'y',
	context: DrawingContext,
): Plugin {
	return {
		id: 'referenceLines',
		beforeDatasetsDraw({ ctx, chartArea, scales }) {
			const { left, right, top, bottom } = chartArea;
			for (const { value, label } of lines) {
				const at = scales[axis]?.getPixelForValue(value) ?? 0;
				ctx.save();
				ctx.strokeStyle = context.colour(chartColours.text);
				ctx.lineWidth = 1;
				ctx.setLineDash([5, 3]);
				ctx.beginPath();
				ctx.moveTo(axis === 'y' ? left : at, axis === 'y' ? at : top);
				ctx.lineTo(axis === 'y' ? right : at, axis === 'y' ? at : bottom);
				ctx.stroke();
				ctx.restore();
				const text = label[context.locale];
				const place = axis === 'y' ? ([left + 4, at - 2] as const) : ([at + 4, top - 2] as const);
				const style = { size: noteSize(context), baseline: 'bottom' } as const;
				// Events and breaks have lines of their own.
				if (axis === 'y') clearGround(ctx, text, place, style, context);
				letter(ctx, text, place, { ...style, colour: context.colour(chartColours.text) });
			}
		},
	};
}
