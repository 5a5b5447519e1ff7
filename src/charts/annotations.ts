import type { Plugin } from 'chart.js';
import type { ChartEvent, TimeSeries } from './chart.ts';
import type { DrawingContext } from './drawing-context.ts';
import { letter, noteSize } from './lettering.ts';
import { chartColours } from './theme.ts';

/** Events with the row of text that each is given above the chart. */
export interface EventRows {
	readonly events: readonly (ChartEvent & { readonly row: number; readonly text: string })[];
	/** Height in pixels that the rows take. */
	readonly height: number;
}

interface Room {
	readonly first: number;
	readonly last: number;
	readonly gutter: number;
	readonly context: DrawingContext;
}

/**
 * Gives each event’s text the lowest row in which it overlaps no other. Rows are filled from the
 * right, so that the line of an event never runs through the text of a later one.
 */
export function eventRows(events: readonly ChartEvent[], room: Room): EventRows {
	const { first, last, gutter, context } = room;
	const { size, locale, measure } = context;
	const plot = size.width - gutter - 40;
	const taken: { row: number; from: number; to: number }[] = [];
	const placed = events
		.toSorted((a, b) => b.year - a.year)
		.map((event) => {
			const text = `${event.year} ${event.label[locale]}`;
			const width = measure(text, noteSize(context), 400);
			const at = (plot * (event.year - first)) / Math.max(1, last - first);
			const from = Math.min(at, plot + gutter - width);
			const clashes = (row: number) =>
				taken.some(
					(other) => other.row === row && from < other.to + 8 && other.from < from + width + 8,
				);
			let row = 0;
			while (clashes(row)) row += 1;
			taken.push({ row, from, to: from + width });
			return { ...event, row, text };
		});
	const rows = Math.max(0, ...taken.map(({ row }) => row + 1));
	return { events: placed, height: rows * rowHeight(context) };
}

/** A line through the chart at each event, with its text above. */
export function eventLines({ events }: EventRows, context: DrawingContext): Plugin {
	return {
		id: 'eventLines',
		beforeDatasetsDraw({ ctx, chartArea, scales, width }) {
			for (const { year, text, row } of events) {
				const x = scales['x']?.getPixelForValue(year) ?? 0;
				const y = chartArea.top - 4 - row * rowHeight(context);
				ctx.save();
				ctx.strokeStyle = context.colour(chartColours.axis);
				ctx.lineWidth = 1;
				ctx.setLineDash([2, 3]);
				ctx.beginPath();
				ctx.moveTo(x, y);
				ctx.lineTo(x, chartArea.bottom);
				ctx.stroke();
				ctx.restore();
				const size = noteSize(context);
				const left = Math.min(x + 3, width - context.measure(text, size, 400));
				const colour = context.colour(chartColours.text);
				letter(ctx, text, [left, y], { size, colour, baseline: 'bottom' });
			}
		},
	};
}

/** Two short strokes on the axis, and a dotted line, where the basis of a series changes. */
export function breakMarks(series: readonly TimeSeries[], context: DrawingContext): Plugin {
	const years = new Set(series.flatMap(({ breaks }) => breaks));
	return {
		id: 'breakMarks',
		afterDatasetsDraw({ ctx, chartArea, scales }) {
			for (const year of years) {
				const x = scales['x']?.getPixelForValue(year - 0.5) ?? 0;
				ctx.save();
				ctx.strokeStyle = context.colour(chartColours.text);
				ctx.lineWidth = 1;
				ctx.beginPath();
				for (const shift of [-2, 2]) {
					ctx.moveTo(x + shift - 3, chartArea.bottom + 5);
					ctx.lineTo(x + shift + 3, chartArea.bottom - 5);
				}
				ctx.stroke();
				ctx.setLineDash([1, 3]);
				ctx.beginPath();
				ctx.moveTo(x, chartArea.top);
				ctx.lineTo(x, chartArea.bottom - 6);
				ctx.stroke();
				ctx.restore();
			}
		},
	};
}

function rowHeight(context: DrawingContext): number {
	return Math.round(noteSize(context) * 1.35);
}
