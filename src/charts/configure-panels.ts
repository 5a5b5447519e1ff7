import type { ChartConfiguration, Plugin } from 'chart.js';
import { formatNumber } from '../locale/format.ts';
import { markPadding, quietPlugins, stillOptions, tickStyle, valueAxis } from './axes.ts';
import type { Panel, PanelChart } from './chart.ts';
import { referenceLines, seriesGroups } from './common-plugins.ts';
import { hasDotsAt, lineDataset, yearSpan } from './configure-time.ts';
import { labelColour } from './direct-labels.ts';
import type { DrawingContext } from './drawing-context.ts';
import { letter, noteSize } from './lettering.ts';
import { chartColours } from './theme.ts';

/** How small charts stand in rows. */
export interface PanelGrid {
	readonly columns: number;
	readonly width: number;
	readonly height: number;
	readonly gap: number;
}

export function panelGrid({ panels }: PanelChart, { size }: DrawingContext): PanelGrid {
	const columns =
		size.name === 'narrow'
			? 2
			: panels.length <= 4
				? Math.min(2, panels.length)
				: panels.length <= 9
					? 3
					: 4;
	const gap = 14;
	const width = Math.floor((size.width - gap * (columns - 1)) / columns);
	return { columns, width, gap, height: columns <= 2 ? (size.name === 'narrow' ? 150 : 190) : 158 };
}

/** One small chart: its own lines on the scale of all. */
export function configurePanel(
	panel: Panel,
	chart: PanelChart,
	context: DrawingContext,
): ChartConfiguration {
	const all = chart.panels.flatMap(({ series }) => series);
	const { first, last } = yearSpan(all);
	const values = all.flatMap(({ points }) => points.map(({ value }) => value / chart.unit.factor));
	const time = { ...chart, kind: 'line' as const, series: panel.series };
	const { size, colour } = context;
	const hasDots = hasDotsAt(first, { ...time, series: all });
	return {
		type: 'line',
		data: {
			datasets: panel.series.map((series) => ({
				...lineDataset(series, time, colour),
				// A line alone in its frame needs no dashes to be told apart.
				...(panel.series.length === 1 ? { borderDash: [] } : {}),
			})),
		},
		plugins: [
			seriesGroups,
			panelTitle(panel, context),
			referenceLines(chart.referenceLines, 'y', context),
		],
		options: {
			...stillOptions(context),
			parsing: false,
			normalized: true,
			layout: { padding: { top: size.fontSize + 10, right: 4 } },
			plugins: quietPlugins,
			scales: {
				x: {
					type: 'linear',
					min: first,
					max: last,
					afterBuildTicks: (axis) => {
						axis.ticks = [{ value: first }, { value: last }];
					},
					grid: { display: false },
					border: { color: colour(chartColours.axis) },
					ticks: {
						...tickStyle(context),
						autoSkip: false,
						align: 'inner',
						callback: (value) => String(value),
					},
				},
				y: {
					...valueAxis(
						{
							values,
							isLogarithmic: chart.isLogarithmic,
							isFromZero: chart.isFromZero,
							mostTicks: 4,
							hasDots,
							...(chart.isLogarithmic
								? {}
								: { max: Math.max(...values) * 1.02, min: lowest(values, chart.isFromZero) }),
						},
						context,
					),
					// Frames in a row have their axes one below the other.
					afterFit: (axis: { width: number }) => {
						axis.width = axisWidth(values, context) + markPadding({ hasDots });
					},
				},
			},
		},
	} as ChartConfiguration;
}

/** The room that the longest mark of the axis needs in every frame. */
function axisWidth(values: readonly number[], context: DrawingContext): number {
	const largest = Math.max(...values.map(Math.abs));
	const whole = 10 ** Math.ceil(Math.log10(Math.max(largest, 1)));
	const text = `${values.some((value) => value < 0) ? '−' : ''}${formatNumber(whole, context.locale, { digits: largest < 2 ? 1 : 0 })}`;
	return Math.ceil(context.measure(text, noteSize(context), 400)) + 2;
}

function lowest(values: readonly number[], isFromZero: boolean): number {
	const least = Math.min(...values);
	return isFromZero ? Math.min(0, least) : least;
}

function panelTitle(panel: Panel, context: DrawingContext): Plugin {
	return {
		id: 'panelTitle',
		afterDraw({ ctx }) {
			letter(ctx, panel.short[context.locale], [0, 0], {
				size: context.size.fontSize,
				weight: 600,
				colour: labelColour(panel, context),
				baseline: 'top',
			});
		},
	};
}
