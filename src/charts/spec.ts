import { z } from 'astro/zod';
import { tones } from '../datasets/codelists.ts';
import { columnNameSchema } from '../datasets/schema.ts';
import { localizedTextSchema, nameSchema, textSchema } from '../manuscript/localized-schema.ts';

/** A key of a column; one that looks like a number may be written without quotation marks. */
const keySchema = z.union([z.string(), z.number()]).transform(String);

/** Keys to keep of a column: one, or several in the order of drawing. */
const keysSchema = z
	.union([keySchema, z.array(keySchema).min(1)])
	.transform((keys) => (typeof keys === 'string' ? [keys] : keys));

const yearsSchema = z.tuple([z.int(), z.int()]);

/** Which cells of a dataset to draw. */
const dataSchema = z.strictObject({
	/** The dataset, by the name of its folder. */
	dataset: nameSchema,
	/** The column of numbers; several make one series each. */
	measure: z
		.union([columnNameSchema, z.array(columnNameSchema).min(1)])
		.transform((columns) => (typeof columns === 'string' ? [columns] : columns)),
	/** The column whose keys make one series each. */
	series: columnNameSchema.optional(),
	/** Rows to keep, by column; the order of the keys is the order of the series. */
	keep: z.record(columnNameSchema, keysSchema).default({}),
	/** First and last year to keep. */
	years: yearsSchema.optional(),
	/** The name of the series, where neither a key nor a column names it. */
	label: localizedTextSchema.optional(),
	/** `dots` where points must not be joined, because definitions differ or years are missing. */
	marks: z.enum(['line', 'dots']).default('line'),
});

const dataListSchema = z
	.union([dataSchema, z.array(dataSchema).min(1)])
	.transform((data) => (Array.isArray(data) ? data : [data]));

/** Something that happened in a year, marked by a line through the chart. */
const eventSchema = z.strictObject({ at: z.int(), label: localizedTextSchema });

/** A level to compare with, in the shown unit. */
const referenceLineSchema = z.strictObject({ at: z.number(), label: localizedTextSchema });

/** What is computed from the cells before they are drawn. */
const deriveSchema = z.discriminatedUnion('operation', [
	/** Each value over that of one series in the same year. */
	z.strictObject({ operation: z.literal('ratio-to'), key: keySchema }),
	/** Each value over that of its own series in one year, times 100. */
	z.strictObject({ operation: z.literal('index'), year: z.int() }),
	/** Years counted from the year given for each series. */
	z.strictObject({
		operation: z.literal('years-since'),
		start: z.record(z.string(), z.int()),
	}),
	/** The Herfindahl–Hirschman index of the parts that the keys of a column make. */
	z.strictObject({ operation: z.literal('concentration'), over: columnNameSchema }),
	/** Each value as a share of the sum of all series in the year. */
	z.strictObject({ operation: z.literal('share-of-total') }),
]);

const shared = {
	/** The finding, as a sentence; its numbers are named values. */
	title: localizedTextSchema,
	/** Measure, unit, places and period. */
	subtitle: localizedTextSchema,
	/** What a reader must know of the data to read the figure rightly. */
	notes: localizedTextSchema.optional(),
	/** Comparisons that the title rests on: `share-2024 < share-2008`. */
	agrees: z.array(textSchema).default([]),
	/** `wide` lets the figure run beyond the text column. */
	width: z.enum(['text', 'wide']).default('text'),
	/** The unit to show, where it is not that of the column. */
	unit: nameSchema.optional(),
	/** Decimals in the table, the labels and the alternative text. */
	digits: z.int().min(0).max(4).default(1),
	/** Series, categories or points in strong colour, by key; the rest are context in grey. */
	highlight: z.array(keySchema).optional(),
	/** Colours of series that no code list colours, by key. */
	tones: z.record(z.string(), z.enum(tones)).default({}),
};

const timeShared = {
	...shared,
	data: dataListSchema,
	derive: deriveSchema.optional(),
	events: z.array(eventSchema).default([]),
	referenceLines: z.array(referenceLineSchema).default([]),
};

const scaleSchema = z.enum(['linear', 'logarithmic']).default('linear');

/** Series over years, joined by lines. */
const lineSchema = z.strictObject({
	...timeShared,
	kind: z.literal('line'),
	scale: scaleSchema,
	/** Whether the axis begins at zero. */
	fromZero: z.boolean().default(true),
});

/** One series over years, filled down to zero. */
const areaSchema = z.strictObject({ ...timeShared, kind: z.literal('area') });

/** Parts of a whole over years; every series has the same years. */
const stackedAreaSchema = z.strictObject({ ...timeShared, kind: z.literal('stacked-area') });

/** The same small line chart for each key of a column, on one scale. */
const smallMultiplesSchema = z.strictObject({
	...timeShared,
	kind: z.literal('small-multiples'),
	/** The column whose keys make one panel each. */
	panel: columnNameSchema,
	scale: scaleSchema,
	fromZero: z.boolean().default(true),
});

/** A row for each series: its first and last number, the change, and its course in miniature. */
const sparklineTableSchema = z.strictObject({
	...shared,
	kind: z.literal('sparkline-table'),
	data: dataListSchema,
	derive: deriveSchema.optional(),
});

const categoryDataSchema = dataSchema.omit({ marks: true, label: true }).extend({
	/** The column whose keys make one bar, dot or line each. */
	category: columnNameSchema,
});

const categoryShared = {
	...shared,
	data: categoryDataSchema,
	/** The order of the categories: as kept, or by the last series. */
	order: z.enum(['given', 'descending', 'ascending']).default('given'),
	referenceLines: z.array(referenceLineSchema).default([]),
};

/** One bar for each category. Bars begin at zero. */
const barSchema = z.strictObject({ ...categoryShared, kind: z.literal('bar') });

/** Bars side by side, one for each series. */
const groupedBarSchema = z.strictObject({ ...categoryShared, kind: z.literal('grouped-bar') });

/** Bars made of parts, one for each series. */
const stackedBarSchema = z.strictObject({ ...categoryShared, kind: z.literal('stacked-bar') });

/** One dot for each category. */
const dotSchema = z.strictObject({ ...categoryShared, kind: z.literal('dot'), scale: scaleSchema });

/** Two dots for each category and the way between them. */
const dumbbellSchema = z.strictObject({
	...categoryShared,
	kind: z.literal('dumbbell'),
	scale: scaleSchema,
});

/** A line for each category from one series to another. */
const slopeSchema = z.strictObject({
	...categoryShared,
	kind: z.literal('slope'),
	scale: scaleSchema,
});

const scatterAxisSchema = z.strictObject({
	dataset: nameSchema,
	measure: columnNameSchema,
	/** Rows to keep, by column: one row for each key of `by` must be left. */
	keep: z.record(columnNameSchema, keysSchema).default({}),
	/** The unit to show, where it is not that of the column. */
	unit: nameSchema.optional(),
	scale: scaleSchema,
	digits: z.int().min(0).max(4).default(1),
});

/** A labelled point for each key that both axes have. */
const scatterSchema = z.strictObject({
	...shared,
	kind: z.literal('scatter'),
	x: scatterAxisSchema,
	y: scatterAxisSchema,
	/** The column that joins the two: economy. */
	by: columnNameSchema,
});

/** Dated events in their order. */
const timelineSchema = z.strictObject({
	...shared,
	kind: z.literal('timeline'),
	data: z.strictObject({
		dataset: nameSchema,
		/** The column of dates. */
		date: columnNameSchema,
		/** The columns of words, by language. */
		label: z.strictObject({ vi: columnNameSchema, en: columnNameSchema }),
		keep: z.record(columnNameSchema, keysSchema).default({}),
	}),
});

const scorecardRowSchema = z.strictObject({
	/** What is measured. */
	label: localizedTextSchema,
	/** Today’s value, by its name. */
	value: nameSchema,
	/** In the unit of the value: at or beyond it, success; beyond the other, failure. */
	success: z.number(),
	failure: z.number(),
	/** Why these thresholds. */
	reason: localizedTextSchema,
});

/** Indicators with today’s value and the values that would show success or failure. */
const scorecardSchema = z.strictObject({
	...shared,
	kind: z.literal('scorecard'),
	rows: z.array(scorecardRowSchema).min(1),
});

/** A file of content/figures/: what to draw and what it shows, in both languages. */
export const figureSchema = z.discriminatedUnion('kind', [
	lineSchema,
	areaSchema,
	stackedAreaSchema,
	barSchema,
	groupedBarSchema,
	stackedBarSchema,
	dotSchema,
	dumbbellSchema,
	slopeSchema,
	scatterSchema,
	smallMultiplesSchema,
	timelineSchema,
	sparklineTableSchema,
	scorecardSchema,
]);

/** Every kind of figure, in the order of the author’s manual. */
export const figureKinds = figureSchema.options.map(({ shape }) => shape.kind.value);

export type FigureSpec = z.output<typeof figureSchema>;
export type FigureKind = FigureSpec['kind'];
export type SpecOf<Kind extends FigureKind> = Extract<FigureSpec, { kind: Kind }>;
export type DataSpec = z.output<typeof dataSchema>;
export type DeriveSpec = z.output<typeof deriveSchema>;
export type ScatterAxisSpec = z.output<typeof scatterAxisSchema>;
export type TimeFigureSpec = SpecOf<
	'line' | 'area' | 'stacked-area' | 'small-multiples' | 'sparkline-table'
>;
export type CategoryFigureSpec = SpecOf<
	'bar' | 'grouped-bar' | 'stacked-bar' | 'dot' | 'dumbbell' | 'slope'
>;
