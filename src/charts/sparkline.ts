import type { TimeSeries } from './chart.ts';
import { serializePath, type PathCommand, type Point } from './svg-path.ts';

/** The course of one series in miniature. */
export interface Sparkline {
	readonly width: number;
	readonly height: number;
	/** Path data of the line. */
	readonly line: string;
	/** Where the line ends. */
	readonly end: Point;
}

const [width, height, margin] = [120, 26, 3];

/**
 * Draws a series over a span of years that a table shares; each series fills the height, so that
 * the shape is comparable and the level is not.
 */
export function sparkline(
	{ points, breaks, gaps }: TimeSeries,
	[first, last]: readonly [number, number],
): Sparkline {
	const values = points.map(({ value }) => value);
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const span = Math.max(1, last - first);
	const place = (year: number, value: number): Point => [
		margin + ((year - first) / span) * (width - 2 * margin),
		high === low
			? height / 2
			: height - margin - ((value - low) / (high - low)) * (height - 2 * margin),
	];
	const isInterrupted = (from: number, to: number) =>
		breaks.some((year) => year > from && year <= to) ||
		gaps.some((year) => year > from && year < to);
	const commands = points.map(({ year, value }, index): PathCommand => {
		const before = points[index - 1];
		const isStart = before === undefined || isInterrupted(before.year, year);
		return { kind: isStart ? 'move' : 'line', to: place(year, value) };
	});
	const end = points.at(-1);
	return {
		width,
		height,
		line: serializePath(commands),
		end: end === undefined ? [0, 0] : place(end.year, end.value),
	};
}
