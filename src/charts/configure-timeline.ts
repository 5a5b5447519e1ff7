import type { ChartConfiguration, Plugin } from 'chart.js';
import { formatDate } from '../locale/format.ts';
import { quietPlugins, stillOptions, tickStyle } from './axes.ts';
import type { TimelineChart, TimelineEvent } from './chart.ts';
import { yearAxis } from './configure-time.ts';
import type { DrawingContext } from './drawing-context.ts';
import { clearGround, letter, noteSize, wrapLabel } from './lettering.ts';
import { chartColours, toneVariable } from './theme.ts';
import { yearsOf } from './years-of.ts';

const lineHeight = 1.3;
const rowGap = 7;

/** An event with the lines of its text and the side on which they stand. */
interface PlacedEvent {
	readonly event: TimelineEvent;
	readonly at: number;
	readonly lines: readonly string[];
	readonly isRight: boolean;
	/** The distance of its row’s middle from the top of the first row. */
	readonly middle: number;
}

/** A dot for each event on an axis of years, one below the other, with its date and words. */
export function configureTimeline(
	chart: TimelineChart,
	context: DrawingContext,
): ChartConfiguration {
	const { colour } = context;
	const { first, last } = spanOf(chart);
	const placed = placeEvents(chart, context);
	const total = totalHeight(placed, context);
	return {
		type: 'scatter',
		data: {
			datasets: [
				{
					label: 'events',
					data: placed.map(({ at, middle }) => ({ x: at, y: middle })),
					pointRadius: 4,
					pointBackgroundColor: colour(toneVariable('case')),
					pointBorderColor: colour(toneVariable('case')),
					clip: false as const,
				},
			],
		},
		plugins: [eventTexts(placed, context)],
		options: {
			...stillOptions(context),
			layout: { padding: { top: 4, left: 8, right: 8 } },
			plugins: quietPlugins,
			scales: {
				x: {
					...yearAxis({ first, last }, context),
					grid: { display: true, color: colour(chartColours.grid), drawTicks: false },
				},
				y: {
					type: 'linear',
					min: 0,
					max: total,
					reverse: true,
					display: false,
					ticks: tickStyle(context),
				},
			},
		},
	} as ChartConfiguration;
}

/** The height that the rows and the axis need. */
export function timelineHeight(chart: TimelineChart, context: DrawingContext): number {
	return Math.ceil(
		totalHeight(placeEvents(chart, context), context) + context.size.fontSize * 2 + 8,
	);
}

function spanOf({ events }: TimelineChart): { first: number; last: number } {
	const years = events.map(({ date }) => yearsOf(date));
	return { first: Math.floor(Math.min(...years)), last: Math.ceil(Math.max(...years)) };
}

function placeEvents(chart: TimelineChart, context: DrawingContext): PlacedEvent[] {
	const { size, locale, measure } = context;
	const { first, last } = spanOf(chart);
	const plot = size.width - 16;
	let top = 0;
	return chart.events.map((event) => {
		const at = yearsOf(event.date);
		const x = (plot * (at - first)) / Math.max(1, last - first);
		const isRight = x < plot / 2;
		const room = (isRight ? plot - x : x) - 12;
		const text = `${formatDate(event.date, locale)}: ${event.label[locale]}`;
		const lines = wrapLabel(text, room, (line) => measure(line, noteSize(context), 400));
		const height = lines.length * noteSize(context) * lineHeight + rowGap;
		const middle = top + height / 2;
		top += height;
		return { event, at, lines, isRight, middle };
	});
}

function totalHeight(placed: readonly PlacedEvent[], context: DrawingContext): number {
	return placed.reduce(
		(sum, { lines }) => sum + lines.length * noteSize(context) * lineHeight + rowGap,
		0,
	);
}

function eventTexts(placed: readonly PlacedEvent[], context: DrawingContext): Plugin {
	return {
		id: 'eventTexts',
		afterDatasetsDraw(drawn) {
			const size = noteSize(context);
			const texts = placed.flatMap(({ lines, isRight }, index) => {
				const element = drawn.getDatasetMeta(0).data[index];
				if (element === undefined) return [];
				const x = element.x + (isRight ? 9 : -9);
				const top = element.y - ((lines.length - 1) * size * lineHeight) / 2;
				const style = { size, align: isRight ? ('left' as const) : ('right' as const) };
				return lines.map((line, row) => ({
					line,
					place: [x, top + row * size * lineHeight] as const,
					style,
				}));
			});
			// The lines of the years would run through words from top to bottom.
			for (const { line, place, style } of texts) {
				clearGround(drawn.ctx, line, place, style, context);
			}
			const colour = context.colour(chartColours.text);
			for (const { line, place, style } of texts) {
				letter(drawn.ctx, line, place, { ...style, colour });
			}
		},
	};
}
