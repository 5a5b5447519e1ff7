import type { Origin } from '../datasets/dataset.ts';
import type { NamedValues } from '../values/load.ts';
import { categoryChart } from './categories.ts';
import type { Chart } from './chart.ts';
import { scatterChart } from './scatter.ts';
import { scorecardChart } from './scorecard.ts';
import type { ChartSources } from './selecting.ts';
import type { FigureSpec } from './spec.ts';
import { panelChart, sparklineChart, timeChart } from './time-series.ts';
import { timelineChart } from './timeline.ts';

/** What figures are drawn from: data, and named values for scorecards. */
export interface FigureSources extends ChartSources {
	readonly values: NamedValues;
}

/** Turns what an author asks for into a chart. Throws a `DrawingFault` when the data do not allow it. */
export function chartOf(spec: FigureSpec, sources: FigureSources): Chart {
	switch (spec.kind) {
		case 'line':
		case 'area':
		case 'stacked-area':
			return timeChart(spec, sources);
		case 'small-multiples':
			return panelChart(spec, sources);
		case 'sparkline-table':
			return sparklineChart(spec, sources);
		case 'bar':
		case 'grouped-bar':
		case 'stacked-bar':
		case 'dot':
		case 'dumbbell':
		case 'slope':
			return categoryChart(spec, sources);
		case 'scatter':
			return scatterChart(spec, sources);
		case 'timeline':
			return timelineChart(spec, sources);
		case 'scorecard':
			return scorecardChart(spec, sources.values, sources.spoiled);
	}
}

/** The rows of datasets that a chart draws from. */
export function originsOf(chart: Chart): Origin[] {
	switch (chart.kind) {
		case 'line':
		case 'area':
		case 'stacked-area':
		case 'sparkline-table':
			return chart.series.flatMap(({ points }) => points.map(({ origin }) => origin));
		case 'small-multiples':
			return chart.panels.flatMap(({ series }) =>
				series.flatMap(({ points }) => points.map(({ origin }) => origin)),
			);
		case 'scatter':
			return chart.points.flatMap(({ x, y }) => [x.origin, y.origin]);
		case 'timeline':
			return chart.events.map(({ origin }) => origin);
		case 'scorecard':
			return chart.rows.flatMap(({ origins }) => origins);
		case 'bar':
		case 'grouped-bar':
		case 'stacked-bar':
		case 'dot':
		case 'dumbbell':
		case 'slope':
			return chart.series.flatMap(({ data }) =>
				data.flatMap((datum) => (datum === undefined ? [] : [datum.origin])),
			);
	}
}
