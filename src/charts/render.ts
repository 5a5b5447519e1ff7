import { BasicPlatform, Chart as ChartJs, type ChartConfiguration } from 'chart.js';
import type { DrawnChart } from './chart.ts';
import { chartParts } from './chart-parts.ts';
import type { DrawingContext } from './drawing-context.ts';
import { letter, noteSize } from './lettering.ts';
import { planDrawing, type DrawingPart } from './plan.ts';
import { recordingContext } from './recording-context.ts';
import { chartColours } from './theme.ts';
import { trackOf, type Track } from './track.ts';

ChartJs.register(...chartParts);

/** A drawing as the content of an `svg` element, with its size in pixels. */
export interface Drawing {
	readonly width: number;
	readonly height: number;
	readonly markup: string;
	/** Where the rows of its table stand. */
	readonly track: Track;
}

/** Draws a chart. The same chart gives the same bytes; `idPrefix` must be unique on a page. */
export function drawChart(chart: DrawnChart, context: DrawingContext, idPrefix: string): Drawing {
	const { width, height, parts, heading } = planDrawing(chart, context);
	const [first, second] = parts;
	if (first === undefined) throw new Error('A chart without parts cannot be drawn.');
	const pitch = second === undefined ? 0 : second.x - first.x;
	let track: Track | undefined;
	const drawn = parts.map((part, index) => {
		const prefix = parts.length === 1 ? idPrefix : `${idPrefix}-${index}`;
		const markup = drawPart(part, context, prefix, (drawing) => {
			track ??= trackOf(chart, drawing, pitch);
		});
		const isMoved = part.x !== 0 || part.y !== 0;
		return isMoved ? `<g transform="translate(${part.x} ${part.y})">${markup}</g>` : markup;
	});
	if (track === undefined) throw new Error('Nothing was drawn.');
	return { width, height, markup: headingMarkup(heading, context) + drawn.join(''), track };
}

/** Draws one part; `look` sees the chart when it is laid out. */
function drawPart(
	part: DrawingPart,
	context: DrawingContext,
	idPrefix: string,
	look: (drawing: ChartJs) => void,
): string {
	const recording = recordingContext(context.measure);
	const { width, height } = part;
	const canvas = { getContext: () => recording, width, height, style: {} };
	recording.canvas = canvas;
	const chart = new ChartJs(
		canvas as unknown as HTMLCanvasElement,
		{ ...part.configuration, platform: BasicPlatform } as ChartConfiguration,
	);
	look(chart);
	chart.destroy();
	return recording.toMarkup(idPrefix);
}

function headingMarkup(heading: string | undefined, context: DrawingContext): string {
	if (heading === undefined) return '';
	const recording = recordingContext(context.measure);
	letter(recording as unknown as CanvasRenderingContext2D, heading, [0, 0], {
		size: noteSize(context),
		colour: context.colour(chartColours.muted),
		baseline: 'top',
	});
	return recording.toMarkup('');
}
