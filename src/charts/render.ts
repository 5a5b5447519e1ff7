import {
	BasicPlatform,
	Chart as ChartJs,
	Filler,
	LinearScale,
	LineController,
	LineElement,
	LogarithmicScale,
	PointElement,
	type ChartConfiguration,
} from 'chart.js';
import type { Chart } from './chart.ts';
import { configureTimeChart } from './configure.ts';
import type { DrawingContext } from './drawing-context.ts';
import { recordingContext } from './recording-context.ts';

ChartJs.register(Filler, LinearScale, LineController, LineElement, LogarithmicScale, PointElement);

/** A drawing as the content of an `svg` element, with its size in pixels. */
export interface Drawing {
	readonly width: number;
	readonly height: number;
	readonly markup: string;
}

/** Draws a chart. The same chart gives the same bytes; `idPrefix` must be unique on a page. */
export function drawChart(chart: Chart, context: DrawingContext, idPrefix: string): Drawing {
	const configuration = configureTimeChart(chart, context);
	const { width, height } = context.size;
	const recording = recordingContext(context.measure);
	const canvas = { getContext: () => recording, width, height, style: {} };
	recording.canvas = canvas;
	const drawn = new ChartJs(
		canvas as unknown as HTMLCanvasElement,
		{
			...configuration,
			platform: BasicPlatform,
		} as ChartConfiguration,
	);
	drawn.destroy();
	return { width, height, markup: recording.toMarkup(idPrefix) };
}
