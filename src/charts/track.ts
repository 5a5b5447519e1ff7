import type { Chart as ChartJs } from 'chart.js';
import type { DrawnChart } from './chart.ts';
import type { Point } from './svg-path.ts';

/**
 * Where the rows of a figure’s table stand in its drawing, in pixels, so that a cursor needs no more
 * than the table and this.
 */
export type Track =
	/** Along x, in proportion to the years that head the rows. */
	| { readonly kind: 'years'; readonly from: number; readonly to: number; readonly pitch: number }
	/** Row after row at one distance: from left to right, or from top to bottom. */
	| { readonly kind: 'columns' | 'rows'; readonly from: number; readonly to: number }
	/** At points of their own, some rows at several. */
	| { readonly kind: 'points'; readonly points: readonly (readonly Point[])[] };

/** `pitch` is the distance from one small chart to the next; 0 where there is one chart alone. */
export function trackOf(chart: DrawnChart, drawn: ChartJs, pitch: number): Track {
	const { x, y } = drawn.scales;
	if (x === undefined || y === undefined) throw new Error('A drawing has no axes.');
	switch (chart.kind) {
		case 'line':
		case 'area':
		case 'stacked-area':
		case 'small-multiples':
			return { kind: 'years', from: x.left, to: x.right, pitch };
		case 'scatter':
		case 'timeline':
			return { kind: 'points', points: pointsOf(drawn, 0).map((point) => [point]) };
		case 'slope':
			return {
				kind: 'points',
				points: chart.categories.map((_category, index) => pointsOf(drawn, index)),
			};
		default: {
			const last = chart.categories.length - 1;
			const scale = chart.isOverYears ? x : y;
			return {
				kind: chart.isOverYears ? 'columns' : 'rows',
				from: scale.getPixelForValue(0),
				to: scale.getPixelForValue(last),
			};
		}
	}
}

function pointsOf(drawn: ChartJs, dataset: number): Point[] {
	return drawn.getDatasetMeta(dataset).data.map(({ x, y }): Point => [x, y]);
}

/** The track as one attribute: `years 34 610 0`, `rows 40 210`, `points 12,30 40,5;90,8`. */
export function trackText(track: Track): string {
	if (track.kind === 'points') {
		const rows = track.points.map((points) =>
			points.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`).join(';'),
		);
		return ['points', ...rows].join(' ');
	}
	const { kind, from, to } = track;
	const numbers = [from, to, ...(kind === 'years' && track.pitch > 0 ? [track.pitch] : [])];
	return [kind, ...numbers.map((number) => Math.round(number * 10) / 10)].join(' ');
}
