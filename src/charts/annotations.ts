import type { Chart as ChartJs, Plugin } from 'chart.js';
import type { ChartEvent, TimeChart } from './chart.ts';
import type { DrawingContext } from './drawing-context.ts';
import { letter, noteSize } from './lettering.ts';
import { chartColours } from './theme.ts';

/** An event with the place of its text above the chart. */
interface PlacedEvent extends ChartEvent {
	readonly text: string;
	/** The row of its text, from the chart upwards. */
	readonly row: number;
	/** Whether its text ends at its line instead of beginning there. */
	readonly isBefore: boolean;
}

export interface EventRows {
	readonly events: readonly PlacedEvent[];
	/** Height in pixels that the rows take. */
	readonly height: number;
}

interface Room {
	readonly first: number;
	readonly last: number;
	readonly gutter: number;
	readonly context: DrawingContext;
}

/** An event with what its line and its text take, in pixels from the axis of values. */
interface Candidate extends PlacedEvent {
	readonly at: number;
	readonly from: number;
	readonly to: number;
}

/** The width of an axis of values that hardly any is wider than. */
const widestAxis = 48;

/** The distance from a line to its text. */
const lineGap = 3;

/**
 * Gives each event’s text a row in which it overlaps no other and no line of an event runs through
 * it. A text follows its line, in as few rows as it takes; only where there is no way to do so, it
 * may stand before it.
 */
export function eventRows(events: readonly ChartEvent[], room: Room): EventRows {
	const latestFirst = events.toSorted((a, b) => b.year - a.year);
	const placed = bestPlaces(latestFirst, room);
	const rows = Math.max(0, ...placed.map(({ row }) => row + 1));
	return { events: placed, height: rows * rowHeight(room.context) };
}

function bestPlaces(events: readonly ChartEvent[], room: Room): readonly Candidate[] {
	for (const sides of [[false], [false, true]]) {
		for (let rows = 1; rows <= events.length; rows += 1) {
			const placed = placeEvents(events, { ...room, rows, sides });
			if (placed !== undefined) return placed;
		}
	}
	return events.map((event, row) => candidate(event, { row, isBefore: false }, room));
}

interface Search extends Room {
	/** How many rows there are. */
	readonly rows: number;
	/** On which sides of its line a text may stand. */
	readonly sides: readonly boolean[];
}

/** Places the events one after the other; takes back what leaves no place for a later one. */
function placeEvents(
	[event, ...others]: readonly ChartEvent[],
	search: Search,
	placed: readonly Candidate[] = [],
): readonly Candidate[] | undefined {
	if (event === undefined) return placed;
	for (let row = 0; row < search.rows; row += 1) {
		for (const isBefore of search.sides) {
			const next = candidate(event, { row, isBefore }, search);
			if (placed.some((other) => isDisturbed(next, other))) continue;
			const all = placeEvents(others, search, [...placed, next]);
			if (all !== undefined) return all;
		}
	}
	return undefined;
}

function candidate(
	event: ChartEvent,
	place: Pick<PlacedEvent, 'row' | 'isBefore'>,
	{ first, last, gutter, context }: Room,
): Candidate {
	const { size, locale, measure } = context;
	const text = `${event.year} ${event.label[locale]}`;
	const width = measure(text, noteSize(context), 400);
	const plot = size.width - gutter - widestAxis;
	const at = (plot * (event.year - first)) / Math.max(1, last - first);
	const from = place.isBefore
		? Math.max(-widestAxis, at - lineGap - width)
		: Math.min(at + lineGap, plot + gutter - width);
	return { ...event, ...place, text, at, from, to: from + width };
}

/** Whether two texts touch in their row, or the line of one runs through the text of the other. */
function isDisturbed(one: Candidate, other: Candidate): boolean {
	const isClose = one.row === other.row && one.from < other.to + 8 && other.from < one.to + 8;
	return isClose || isStruck(one, other) || isStruck(other, one);
}

function isStruck({ from, to, row }: Candidate, line: Candidate): boolean {
	return line.row >= row && line.at > from - lineGap && line.at < to + lineGap;
}

/** A line through the chart at each event, with its text above. */
export function eventLines({ events }: EventRows, context: DrawingContext): Plugin {
	return {
		id: 'eventLines',
		beforeDatasetsDraw({ ctx, chartArea, scales, width }) {
			for (const { year, text, row, isBefore } of events) {
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
				const length = context.measure(text, size, 400);
				const left = isBefore
					? Math.max(0, x - lineGap - length)
					: Math.min(x + lineGap, width - length);
				const colour = context.colour(chartColours.text);
				letter(ctx, text, [left, y], { size, colour, baseline: 'bottom' });
			}
		},
	};
}

/**
 * Where the basis of a series changes, a dotted line, which an area would cover and lettering
 * covers, and two short strokes on the axis.
 */
export function breakMarks(
	{ series, kind }: Pick<TimeChart, 'series' | 'kind'>,
	context: DrawingContext,
): Plugin {
	const years = new Set(series.flatMap(({ breaks }) => breaks));
	const dotted: DrawBreak = (ctx, x, { top, bottom }) => {
		ctx.setLineDash([1, 3]);
		ctx.moveTo(x, top);
		ctx.lineTo(x, bottom - 6);
	};
	const strokes: DrawBreak = (ctx, x, { bottom }) => {
		for (const shift of [-2, 2]) {
			ctx.moveTo(x + shift - 3, bottom + 5);
			ctx.lineTo(x + shift + 3, bottom - 5);
		}
	};
	const eachBreak = ({ ctx, chartArea, scales }: ChartJs, draw: DrawBreak) => {
		for (const year of years) {
			ctx.save();
			ctx.strokeStyle = context.colour(chartColours.text);
			ctx.lineWidth = 1;
			ctx.beginPath();
			draw(ctx, scales['x']?.getPixelForValue(year - 0.5) ?? 0, chartArea);
			ctx.stroke();
			ctx.restore();
		}
	};
	return {
		id: 'breakMarks',
		beforeDatasetsDraw(drawn) {
			if (kind === 'line') eachBreak(drawn, dotted);
		},
		afterDatasetsDraw(drawn) {
			if (kind !== 'line') eachBreak(drawn, dotted);
			eachBreak(drawn, strokes);
		},
	};
}

/** Leads the pen along the mark of a break at `x`. */
type DrawBreak = (
	ctx: CanvasRenderingContext2D,
	x: number,
	area: { readonly top: number; readonly bottom: number },
) => void;

function rowHeight(context: DrawingContext): number {
	return Math.round(noteSize(context) * 1.35);
}
