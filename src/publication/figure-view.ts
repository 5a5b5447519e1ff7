import { madeOnce } from '../cache/made-once.ts';
import { originsOf } from '../charts/chart-of.ts';
import { isDrawn, type Chart, type DrawnChart, type Named } from '../charts/chart.ts';
import { describeChart } from '../charts/describe.ts';
import type { Figure } from '../charts/figure.ts';
import { fontMeasurer } from '../charts/measure-text.ts';
import { drawChart, type Drawing } from '../charts/render.ts';
import { chartTable, type ChartTable } from '../charts/table.ts';
import { drawingSizes, type DrawingSize } from '../charts/theme.ts';
import type { Tone } from '../datasets/codelists.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Words } from '../interface/words.ts';
import type { Locale } from '../locale/locales.ts';
import { plainText, renderInline, type RenderedText } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import {
	scorecardRows,
	sparklineRows,
	type ScorecardRowView,
	type SparklineRow,
} from './indicator-tables.ts';
import { proseContext } from './page-context.ts';
import { type RowsOfDataset, sourceGroups, sourceLine } from './source-line.ts';

/** Everything that a page shows of a figure, in one language. */
export interface FigureView {
	readonly id: string;
	/** “Figure 2.1”. */
	readonly number: string;
	readonly title: RenderedText;
	readonly subtitle: RenderedText;
	readonly notes: readonly RenderedText[];
	/** The alternative text, computed from the data. */
	readonly description: string;
	/** Absent for a figure that is a table, which has rows of one kind or the other. */
	readonly drawings: { readonly wide: Drawing; readonly narrow: Drawing } | undefined;
	readonly sparklines: readonly SparklineRow[];
	readonly scorecard: readonly ScorecardRowView[];
	/** The unit of the numbers of a table of sparklines. */
	readonly unit: string;
	readonly series: readonly LegendEntry[];
	readonly table: ChartTable;
	readonly sources: readonly SourceView[];
	/** The same as a reader is told it: each work once, then the day where it is one for all. */
	readonly sourceParts: readonly SourcePart[];
	/** Datasets of works that more than one of them comes from: a link from the work cannot tell them apart. */
	readonly sharedDatasets: readonly NamedDataset[];
	readonly isWide: boolean;
}

export interface LegendEntry {
	readonly id: string;
	readonly label: string;
	readonly tone: Tone;
	/** How the series is drawn, for the sample beside its name. */
	readonly sample: 'line' | 'fill';
}

/** The source line of one dataset. */
export interface SourceView {
	readonly dataset: string;
	/** “World Bank, World Development Indicators (WDI), release 2026-02, accessed 22 November 2026”. */
	readonly text: string;
	/** Said where the data may not be used for gain. */
	readonly restriction: string | undefined;
}

/** A part of what stands under a figure about its sources: a work, or the day of all of them. */
export interface SourcePart {
	readonly text: string;
	readonly restriction: string | undefined;
	readonly datasets: readonly NamedDataset[];
}

export interface NamedDataset {
	readonly name: string;
	readonly title: string;
}

const measure = fontMeasurer();

/** Colours stay properties of the page, so that the drawing follows its scheme. */
const asProperty = (property: string) => property;

const once = madeOnce<Figure, Locale, FigureView>();

/** The view of a figure in one language, made once: several pages show it. */
export function figureView(brief: Brief, figure: Figure, locale: Locale): FigureView {
	return once(figure, locale, () => viewOf(brief, figure, locale));
}

function viewOf(brief: Brief, figure: Figure, locale: Locale): FigureView {
	const { id, spec, chart } = figure;
	const say = brief.words[locale];
	const context = proseContext(brief, { locale });
	const drawnRows = rowsDrawn(brief, figure);
	const parts = sourceParts(drawnRows, say, locale);
	const draw = (drawn: DrawnChart, size: DrawingSize) =>
		drawChart(drawn, { locale, size, measure, colour: asProperty }, `${locale}-${id}-${size.name}`);
	const breaks = chart.breaks.map(({ year, reason }) => {
		const text = say('figure.break', { year, reason: reason[locale] });
		return plainText(text);
	});
	return {
		id,
		number: say('figure.number', { n: brief.figureNumbers.get(id)?.text ?? '' }),
		title: renderInline(spec.title[locale], context),
		subtitle: renderInline(spec.subtitle[locale], context),
		notes: [
			...(spec.notes === undefined ? [] : [renderInline(spec.notes[locale], context)]),
			...breaks,
		],
		description: describeChart(chart, locale, say),
		drawings: isDrawn(chart)
			? { wide: draw(chart, drawingSizes.wide), narrow: draw(chart, drawingSizes.narrow) }
			: undefined,
		sparklines: chart.kind === 'sparkline-table' ? sparklineRows(chart, locale) : [],
		scorecard: chart.kind === 'scorecard' ? scorecardRows(brief, chart, locale) : [],
		unit: chart.kind === 'sparkline-table' ? chart.unit.name[locale] : '',
		series: legendNames(chart).map(({ id: key, label, tone }) => ({
			id: key,
			label: label[locale],
			tone,
			sample: chart.kind === 'line' || chart.kind === 'slope' ? 'line' : 'fill',
		})),
		table: chartTable(chart, locale, say),
		sources: sourceViews(drawnRows, say, locale),
		sourceParts: parts,
		sharedDatasets: parts.flatMap(({ datasets }) => (datasets.length > 1 ? datasets : [])),
		isWide: spec.width === 'wide',
	};
}

/** What a reader can show and hide: the series of a chart, or the lines of a slope. */
function legendNames(chart: Chart): readonly Named[] {
	switch (chart.kind) {
		case 'line':
		case 'area':
		case 'stacked-area':
		case 'grouped-bar':
		case 'stacked-bar':
			return chart.series;
		case 'slope':
			return chart.categories;
		default:
			return [];
	}
}

/** The rows that the figure draws, by the dataset that they are from. */
function rowsDrawn(brief: Brief, { chart }: Figure): RowsOfDataset[] {
	const byDataset = Map.groupBy(originsOf(chart), ({ dataset }) => dataset);
	return [...byDataset].flatMap(([name, drawn]) => {
		const dataset = brief.datasets.get(name);
		return dataset === undefined
			? []
			: [{ dataset, lines: new Set(drawn.map(({ line }) => line)) }];
	});
}

/** One line for each dataset that the figure draws from, with the releases of the rows drawn. */
function sourceViews(rows: readonly RowsOfDataset[], say: Words, locale: Locale): SourceView[] {
	return rows.map(({ dataset, lines }) => ({
		dataset: dataset.name,
		text: sourceLine(dataset, lines, say, locale),
		restriction: restrictionOf(dataset, say),
	}));
}

function sourceParts(rows: readonly RowsOfDataset[], say: Words, locale: Locale): SourcePart[] {
	const { groups, accessed } = sourceGroups(rows, say, locale);
	const parts = groups.map(({ text, datasets }) => ({
		text,
		restriction: restrictionOf(datasets[0], say),
		datasets: datasets.map(({ name, title }) => ({ name, title: title[locale] })),
	}));
	if (accessed === undefined) return parts;
	return [...parts, { text: accessed, restriction: undefined, datasets: [] }];
}

function restrictionOf({ source: { licence } }: Dataset, say: Words): string | undefined {
	return licence.allowsCommercialUse
		? undefined
		: say('figure.nonCommercial', { licence: licence.name });
}
