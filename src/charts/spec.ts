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
	/** Series in strong colour, by key; the rest are context in grey. */
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

const lineSchema = z.strictObject({
	...timeShared,
	kind: z.literal('line'),
	scale: z.enum(['linear', 'logarithmic']).default('linear'),
	/** Whether the axis begins at zero. */
	fromZero: z.boolean().default(true),
});

const stackedAreaSchema = z.strictObject({ ...timeShared, kind: z.literal('stacked-area') });

/** A file of content/figures/: what to draw and what it shows, in both languages. */
export const figureSchema = z.discriminatedUnion('kind', [lineSchema, stackedAreaSchema]);

export type FigureSpec = z.output<typeof figureSchema>;
export type DataSpec = z.output<typeof dataSchema>;
export type DeriveSpec = z.output<typeof deriveSchema>;
export type TimeFigureSpec = Extract<FigureSpec, { derive?: unknown }>;
