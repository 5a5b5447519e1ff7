import type { Chart as ChartJs, Plugin } from 'chart.js';
import { formatInUnit } from '../datasets/unit.ts';
import type { CategoryChart, CategorySeries } from './chart.ts';
import { labelColour } from './direct-labels.ts';
import { inGroup, type DrawingContext } from './drawing-context.ts';
import { spreadLabels } from './label-spread.ts';
import { letter, noteSize } from './lettering.ts';
import { chartColours } from './theme.ts';

/**
 * How the series of a chart of categories are named where they stand, so that nobody needs colour
 * to tell them apart: in a row over the first bar, in steps over it with a line down to each part,
 * beside the bars of one category, or beside the last bar.
 */
type Naming = 'none' | 'row' | 'steps' | 'beside' | 'gutter';

const gap = 8;
const stepHeight = 1.35;

function namingOf(chart: CategoryChart, context: DrawingContext): Naming {
	if (chart.series.length < 2 || chart.kind === 'dot' || chart.kind === 'slope') return 'none';
	if (chart.isOverYears) return 'gutter';
	if (chart.kind === 'grouped-bar') return 'beside';
	const wanted = chart.series.reduce((sum, series) => sum + widthOf(series, context) + 14, 0);
	return chart.kind === 'dumbbell' || wanted <= context.size.width - nameWidth(context)
		? 'row'
		: 'steps';
}

/** The room that names of categories may take beside lying bars. */
export function nameWidth({ size }: DrawingContext): number {
	return size.name === 'wide' ? 150 : 96;
}

/** Room over the bars for the names of the series. */
export function namesHeight(chart: CategoryChart, context: DrawingContext): number {
	const { fontSize } = context.size;
	switch (namingOf(chart, context)) {
		case 'row':
			return fontSize * 1.6;
		case 'steps':
			return chart.series.length * fontSize * stepHeight + 8;
		default:
			return 0;
	}
}

/** Room beside the last bar for the names of the series. */
export function namesGutter(chart: CategoryChart, context: DrawingContext): number {
	if (namingOf(chart, context) !== 'gutter') return 0;
	return Math.ceil(Math.max(...chart.series.map((each) => widthOf(each, context)))) + gap + 4;
}

/** Names the series where they stand. */
export function segmentNames(chart: CategoryChart, context: DrawingContext): Plugin {
	return {
		id: 'segmentNames',
		afterDatasetsDraw(drawn) {
			const naming = namingOf(chart, context);
			if (naming === 'row') nameInRow(chart, drawn, context);
			if (naming === 'steps') nameInSteps(chart, drawn, context);
			if (naming === 'beside') nameBeside(chart, drawn, context);
			if (naming === 'gutter') nameInGutter(chart, drawn, context);
		},
	};
}

function nameInRow(chart: CategoryChart, drawn: ChartJs, context: DrawingContext): void {
	const { ctx, chartArea } = drawn;
	const wanted = chart.series.map((series, index) => ({
		wanted: middleOf(drawn, index, chart),
		extent: widthOf(series, context) + 14,
	}));
	const centres = spreadLabels(wanted, { from: chartArea.left, to: drawn.width });
	for (const [index, { extent }] of wanted.entries()) {
		const x = (centres[index] ?? 0) - extent / 2 + 7;
		write(ctx, chart, index, [x, chartArea.top - 4], { context, baseline: 'bottom' });
	}
}

/** The leftmost part is named highest, so that no line crosses a name. */
function nameInSteps(chart: CategoryChart, drawn: ChartJs, context: DrawingContext): void {
	const { ctx, chartArea } = drawn;
	const step = context.size.fontSize * stepHeight;
	let leftmost = 0;
	for (const [index, series] of chart.series.entries()) {
		const middle = middleOf(drawn, index, chart);
		const y = chartArea.top - 8 - (chart.series.length - index - 0.5) * step;
		const latest = drawn.width - widthOf(series, context) - 1;
		const x = Math.max(leftmost, Math.min(middle - 2, latest));
		inGroup(ctx, `series series-${index}`, () => {
			ctx.save();
			ctx.strokeStyle = context.colour(chartColours.muted);
			ctx.lineWidth = 0.75;
			ctx.beginPath();
			ctx.moveTo(middle, y + step / 2 - 1);
			ctx.lineTo(middle, chartArea.top);
			ctx.stroke();
			ctx.restore();
		});
		write(ctx, chart, index, [x, y], { context });
		leftmost = middle + 5;
	}
}

/** Behind the numbers of the first category whose bars leave room for all names. */
function nameBeside(chart: CategoryChart, drawn: ChartJs, context: DrawingContext): void {
	const { ctx, width } = drawn;
	const { locale, measure } = context;
	const places = chart.categories.map((_category, category) =>
		chart.series.map(({ data }, index) => {
			const element = drawn.getDatasetMeta(index).data[category];
			const datum = data[category];
			if (element === undefined || datum === undefined || datum.value < 0) return undefined;
			const number = formatInUnit(datum.value, chart.unit, locale, { digits: chart.digits });
			return [element.x + 5 + measure(number, noteSize(context), 400) + gap, element.y] as const;
		}),
	);
	const room = places.find((row) =>
		row.every((place, index) => {
			const series = chart.series[index];
			return place && series && place[0] + widthOf(series, context) <= width;
		}),
	);
	for (const [index, place] of (room ?? []).entries()) {
		if (place !== undefined) write(ctx, chart, index, place, { context });
	}
}

function nameInGutter(chart: CategoryChart, drawn: ChartJs, context: DrawingContext): void {
	const { ctx, chartArea } = drawn;
	const last = chart.categories.length - 1;
	const extent = context.size.fontSize * 1.25;
	const wanted = chart.series.map((_series, index) => {
		const element = drawn.getDatasetMeta(index).data[last];
		const { y = chartArea.bottom, base = y } = (element ?? {}) as { y?: number; base?: number };
		return { wanted: chart.kind === 'stacked-bar' ? (y + base) / 2 : y, extent };
	});
	const centres = spreadLabels(wanted, { from: chartArea.top, to: chartArea.bottom });
	for (const index of chart.series.keys()) {
		write(ctx, chart, index, [chartArea.right + gap, centres[index] ?? 0], { context });
	}
}

interface Writing {
	readonly context: DrawingContext;
	readonly baseline?: CanvasTextBaseline;
}

function write(
	ctx: CanvasRenderingContext2D,
	chart: CategoryChart,
	index: number,
	place: readonly [number, number],
	{ context, baseline = 'middle' }: Writing,
): void {
	const series = chart.series[index];
	if (series === undefined) return;
	// The dots of a pair have the colours of their categories.
	const isPair = chart.kind === 'dumbbell';
	const colour = isPair ? context.colour(chartColours.text) : labelColour(series, context);
	inGroup(ctx, `series series-${index}`, () => {
		const size = noteSize(context);
		letter(ctx, series.short[context.locale], place, { size, weight: 600, colour, baseline });
	});
}

function widthOf(series: CategorySeries, context: DrawingContext): number {
	return context.measure(series.short[context.locale], noteSize(context), 600);
}

/** The middle, along the axis of values, of what a series draws for the first category. */
function middleOf(drawn: ChartJs, series: number, chart: CategoryChart): number {
	const element = drawn.getDatasetMeta(series).data[0];
	if (element === undefined || !Number.isFinite(element.x)) return drawn.chartArea.left;
	const { base } = element as unknown as { base?: number };
	return chart.kind === 'dumbbell' || base === undefined ? element.x : (element.x + base) / 2;
}
