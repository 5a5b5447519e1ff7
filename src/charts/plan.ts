import type { ChartConfiguration } from 'chart.js';
import type { DrawnChart } from './chart.ts';
import { configureCategories, lyingHeight } from './configure-categories.ts';
import { configurePanel, panelGrid } from './configure-panels.ts';
import { configureScatter } from './configure-scatter.ts';
import { configureSlope } from './configure-slope.ts';
import { configureTime } from './configure-time.ts';
import { configureTimeline, timelineHeight } from './configure-timeline.ts';
import type { DrawingContext } from './drawing-context.ts';
import { noteSize } from './lettering.ts';

/** A drawing as Chart.js will make it: one configuration, or several side by side. */
export interface DrawingPlan {
	readonly width: number;
	readonly height: number;
	readonly parts: readonly DrawingPart[];
	/** A line over all parts, such as the unit of small multiples. */
	readonly heading: string | undefined;
}

export interface DrawingPart {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly configuration: ChartConfiguration;
}

/** What Chart.js has to draw, the same at build and in the browser. */
export function planDrawing(chart: DrawnChart, context: DrawingContext): DrawingPlan {
	const { width, height } = context.size;
	switch (chart.kind) {
		case 'line':
		case 'area':
		case 'stacked-area':
			return whole(width, height, configureTime(chart, context));
		case 'scatter':
			return whole(
				width,
				height + (context.size.name === 'wide' ? 40 : 20),
				configureScatter(chart, context),
			);
		case 'slope':
			return whole(
				width,
				slopeHeight(chart.categories.length, context),
				configureSlope(chart, context),
			);
		case 'timeline':
			return whole(width, timelineHeight(chart, context), configureTimeline(chart, context));
		case 'small-multiples': {
			const grid = panelGrid(chart, context);
			const head = noteSize(context) + 10;
			const rows = Math.ceil(chart.panels.length / grid.columns);
			const size = {
				...context.size,
				width: grid.width,
				height: grid.height,
				fontSize: context.size.fontSize - 0.5,
			};
			const parts = chart.panels.map((panel, index) => ({
				x: (index % grid.columns) * (grid.width + grid.gap),
				y: head + Math.floor(index / grid.columns) * (grid.height + grid.gap),
				width: grid.width,
				height: grid.height,
				configuration: configurePanel(panel, chart, { ...context, size }),
			}));
			const total = head + rows * grid.height + (rows - 1) * grid.gap;
			return { width, height: total, parts, heading: chart.unit.name[context.locale] };
		}
		default: {
			const tall = chart.isOverYears ? height : lyingHeight(chart, context);
			return whole(width, tall, configureCategories(chart, context));
		}
	}
}

function slopeHeight(lines: number, { size }: DrawingContext): number {
	const perLine = size.name === 'narrow' ? 2.7 : 1.9;
	return Math.max(size.height, Math.round(lines * size.fontSize * perLine + 60));
}

function whole(width: number, height: number, configuration: ChartConfiguration): DrawingPlan {
	return {
		width,
		height,
		parts: [{ x: 0, y: 0, width, height, configuration }],
		heading: undefined,
	};
}
