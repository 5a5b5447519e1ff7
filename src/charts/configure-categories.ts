import type { ChartConfiguration, Plugin } from 'chart.js';
import { quietPlugins, stillOptions, tickStyle, valueAxis } from './axes.ts';
import type { CategoryChart, CategorySeries, Named } from './chart.ts';
import { axisTitle, referenceLines, seriesGroups } from './common-plugins.ts';
import { labelColour } from './direct-labels.ts';
import type { DrawingContext } from './drawing-context.ts';
import { wrapLabel } from './lettering.ts';
import { chartColours, toneVariable } from './theme.ts';
import { namesGutter, namesHeight, nameWidth, segmentNames } from './segment-names.ts';
import { barValues, connectors, dotValues } from './value-labels.ts';

/** Bars or dots for categories: lying where the categories have names, upright over years. */
export function configureCategories(
	chart: CategoryChart,
	context: DrawingContext,
): ChartConfiguration {
	return chart.isOverYears ? configureUpright(chart, context) : configureLying(chart, context);
}

/** The height that the rows of a lying chart need. */
export function lyingHeight(chart: CategoryChart, context: DrawingContext): number {
	const { size } = context;
	const head = size.fontSize * 2 + 10 + headHeight(chart, context);
	return Math.round(
		head + chart.categories.length * rowHeight(chart, size.fontSize) + size.fontSize * 2 + 6,
	);
}

/** Room over the chart for the names of its series and of its levels. */
function headHeight(chart: CategoryChart, context: DrawingContext): number {
	const { fontSize } = context.size;
	return namesHeight(chart, context) + (chart.referenceLines.length > 0 ? fontSize * 1.4 : 0);
}

function rowHeight({ kind, series }: CategoryChart, fontSize: number): number {
	if (kind === 'grouped-bar') return series.length * fontSize * 1.35 + fontSize;
	return fontSize * 2.1;
}

function configureLying(chart: CategoryChart, context: DrawingContext): ChartConfiguration {
	const { size, locale, measure } = context;
	const isDots = chart.kind === 'dot' || chart.kind === 'dumbbell';
	const labelWidth = nameWidth(context);
	const names = chart.categories.map(({ short, label }) => {
		const text = size.name === 'wide' ? label[locale] : short[locale];
		return wrapLabel(text, labelWidth, (line) => measure(line, size.fontSize, 400));
	});
	const head = headHeight(chart, context);
	return {
		type: isDots ? 'line' : 'bar',
		data: {
			labels: names,
			datasets: chart.series.map((series, index) =>
				isDots ? dotDataset(series, index, chart, context) : barDataset(series, chart, context),
			),
		} as unknown as ChartConfiguration['data'],
		plugins: [
			seriesGroups,
			axisTitle(chart.unit.name[locale], context),
			referenceLines(chart.referenceLines, 'x', context),
			...labelPlugins(chart, context),
		],
		options: {
			...stillOptions(context),
			indexAxis: 'y',
			layout: { padding: { top: size.fontSize + 10 + head, right: valueGutter(chart, context) } },
			plugins: quietPlugins,
			scales: {
				x: {
					...valueAxis(
						{
							values: shownValues(chart),
							isLogarithmic: chart.isLogarithmic,
							isFromZero: !chart.isLogarithmic,
							isStacked: chart.kind === 'stacked-bar',
							mostTicks: size.name === 'wide' ? 7 : 4,
						},
						context,
					),
				},
				y: categoryAxis(chart, context),
			},
		},
	};
}

function configureUpright(chart: CategoryChart, context: DrawingContext): ChartConfiguration {
	const { size, locale } = context;
	const head = headHeight(chart, context);
	return {
		type: 'bar',
		data: {
			labels: chart.categories.map(({ label }) => label[locale]),
			datasets: chart.series.map((series) => barDataset(series, chart, context)),
		} as unknown as ChartConfiguration['data'],
		plugins: [
			seriesGroups,
			axisTitle(chart.unit.name[locale], context),
			referenceLines(chart.referenceLines, 'y', context),
			...(chart.series.length > 1 ? [segmentNames(chart, context)] : []),
		],
		options: {
			...stillOptions(context),
			layout: {
				padding: { top: size.fontSize + 10 + head, right: 4 + namesGutter(chart, context) },
			},
			plugins: quietPlugins,
			scales: {
				x: {
					type: 'category',
					stacked: chart.kind === 'stacked-bar',
					grid: { display: false },
					border: { color: context.colour(chartColours.axis) },
					ticks: { ...tickStyle(context), autoSkip: true, autoSkipPadding: 10 },
				},
				y: valueAxis(
					{
						values: shownValues(chart),
						isLogarithmic: false,
						isFromZero: true,
						isStacked: chart.kind === 'stacked-bar',
					},
					context,
				),
			},
		},
	};
}

function labelPlugins(chart: CategoryChart, context: DrawingContext): Plugin[] {
	switch (chart.kind) {
		case 'bar':
			return [barValues(chart, context)];
		case 'grouped-bar':
			return [barValues(chart, context), segmentNames(chart, context)];
		case 'stacked-bar':
			return [segmentNames(chart, context)];
		case 'dot':
			return [dotValues(chart, context)];
		case 'dumbbell':
			return [connectors(chart, context), dotValues(chart, context), segmentNames(chart, context)];
		default:
			return [];
	}
}

function categoryAxis(chart: CategoryChart, context: DrawingContext) {
	const isBar = chart.kind !== 'dot' && chart.kind !== 'dumbbell';
	return {
		type: 'category' as const,
		stacked: chart.kind === 'stacked-bar',
		offset: true,
		grid: {
			display: !isBar,
			color: context.colour(chartColours.grid),
			drawTicks: false,
			offset: false,
		},
		border: { display: isBar, color: context.colour(chartColours.axis) },
		ticks: {
			...tickStyle(context),
			color: ({ index }: { index: number }) => nameColour(chart.categories[index], context),
			font: ({ index }: { index: number }) => ({
				...tickStyle(context).font,
				weight: chart.categories[index]?.tone === 'case' ? (600 as const) : (400 as const),
			}),
			// The numbers of a pair stand on its outer sides, also where a dot is near the axis.
			padding: chart.kind === 'dumbbell' ? valueGutter(chart, context) : 6,
			autoSkip: false,
			crossAlign: 'far' as const,
		},
	};
}

function nameColour(category: Named | undefined, context: DrawingContext): string {
	return category?.tone === 'case'
		? labelColour(category, context)
		: context.colour(chartColours.text);
}

function shownValues({ series, unit }: CategoryChart): number[] {
	return series.flatMap(({ data }) =>
		data.flatMap((datum) => (datum === undefined ? [] : [datum.value / unit.factor])),
	);
}

/** The space that the longest value needs beyond the end of its bar. */
function valueGutter(chart: CategoryChart, { size, measure, locale }: DrawingContext): number {
	if (chart.kind === 'stacked-bar') return 8;
	const widest = Math.max(
		...shownValues(chart).map((value) =>
			measure(
				value.toLocaleString(locale, { maximumFractionDigits: chart.digits }),
				size.fontSize,
				400,
			),
		),
	);
	return Math.ceil(widest) + 12;
}

function shownOf({ data }: CategorySeries, { unit }: CategoryChart): (number | null)[] {
	return data.map((datum) => (datum === undefined ? null : datum.value / unit.factor));
}

function barDataset(series: CategorySeries, chart: CategoryChart, { colour }: DrawingContext) {
	const isByCategory = chart.kind === 'bar';
	const own = colour(toneVariable(series.tone));
	const fills = chart.categories.map(({ tone }) => colour(toneVariable(tone)));
	const background = isByCategory ? fills : own;
	return {
		label: series.id,
		data: shownOf(series, chart),
		backgroundColor: background,
		hoverBackgroundColor: background,
		borderColor: colour(chartColours.ground),
		hoverBorderColor: colour(chartColours.ground),
		borderWidth: chart.kind === 'stacked-bar' ? 1 : 0,
		borderSkipped: false,
		barPercentage: chart.kind === 'grouped-bar' ? 0.92 : 0.72,
		categoryPercentage: chart.kind === 'grouped-bar' ? 0.78 : 1,
	};
}

function dotDataset(
	series: CategorySeries,
	index: number,
	chart: CategoryChart,
	{ colour }: DrawingContext,
) {
	const tones = chart.categories.map(({ tone }) => colour(toneVariable(tone)));
	const isStart = chart.kind === 'dumbbell' && index === 0;
	const ground = colour(chartColours.ground);
	const hollow = series.data.map(
		(datum) => isStart || datum?.status === 'estimated' || datum?.status === 'partial',
	);
	return {
		label: series.id,
		data: shownOf(series, chart),
		showLine: false,
		pointRadius: 5,
		pointBorderWidth: 1.75,
		pointBorderColor: tones,
		pointBackgroundColor: tones.map((tone, place) => (hollow[place] ? ground : tone)),
		borderColor: tones[0],
		backgroundColor: tones[0],
		clip: false,
	};
}
