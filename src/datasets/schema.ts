import { z } from 'astro/zod';
import {
	dateSchema,
	localizedTextSchema,
	nameSchema,
	textSchema,
	webAddressSchema,
} from '../manuscript/localized-schema.ts';

/** The name of a column: lower-case letters, digits and underscores. */
export const columnNameSchema = z
	.string()
	.regex(/^[a-z][a-z0-9_]*$/, 'Write column names as in “gdp_per_head”.');

const columnBase = {
	name: columnNameSchema,
	/** The head of the column in tables. */
	title: localizedTextSchema,
	/** What the column holds, where the title does not say enough. */
	description: localizedTextSchema.optional(),
};

const columnSchema = z.discriminatedUnion('kind', [
	/** A code of a list in content/codelists/. */
	z.strictObject({ ...columnBase, kind: z.literal('code'), codelist: nameSchema }),
	/** A calendar year. */
	z.strictObject({ ...columnBase, kind: z.literal('year') }),
	/** A date as far as it is known: 2001-12-10, 2001-12 or 2001. */
	z.strictObject({ ...columnBase, kind: z.literal('date') }),
	/** Words: a period, a definition, a note. */
	z.strictObject({ ...columnBase, kind: z.literal('text') }),
	/** A web address. */
	z.strictObject({ ...columnBase, kind: z.literal('address') }),
	/** The release from which the row was taken; named in the source line of every figure. */
	z.strictObject({ ...columnBase, kind: z.literal('vintage') }),
	/** A measurement, with its unit and, where there is one, the producer’s code of the series. */
	z.strictObject({
		...columnBase,
		kind: z.literal('number'),
		unit: nameSchema,
		/** A shorter title for the labels of a chart. */
		short: localizedTextSchema.optional(),
		seriesCode: textSchema.optional(),
	}),
]);

const licenceSchema = z.strictObject({
	/** The short name: “CC BY 4.0”. */
	name: textSchema,
	url: webAddressSchema.optional(),
	/** Whether the data may be used for gain; where not, every use of them is marked. */
	allowsCommercialUse: z.boolean(),
	/** What else a user of the data must know of their terms. */
	note: localizedTextSchema.optional(),
});

const sourceSchema = z.strictObject({
	/** The body that made the data. */
	producer: localizedTextSchema,
	/** The producer’s name for the data. */
	title: localizedTextSchema,
	/** The release, as the producer calls it; `per row` where a vintage column says it. */
	vintage: textSchema,
	/** The day on which the data were read. */
	accessed: dateSchema,
	/** Where the producer offers the data. */
	url: webAddressSchema.optional(),
	licence: licenceSchema,
	/** The key of the work to cite for the data, where the bibliography has one. */
	reference: z.string().optional(),
});

const breakSchema = z.strictObject({
	/** The columns whose values before and after cannot be compared. */
	columns: z.array(columnNameSchema).min(1),
	/** The rows that are concerned; all where it is left out. */
	where: z.record(columnNameSchema, z.coerce.string()).optional(),
	/** The first year of the new basis. */
	at: z.int(),
	reason: localizedTextSchema,
});

/** dataset.yaml: what a dataset holds, where it comes from and what must be known to use it. */
export const datasetSchema = z.strictObject({
	title: localizedTextSchema,
	description: localizedTextSchema,
	source: sourceSchema,
	/** What was done to the producer’s data before they came here. */
	processing: localizedTextSchema,
	/** What misleads: each trap in a sentence or two. */
	traps: z.array(localizedTextSchema),
	/** The columns of data.csv, in their order. */
	columns: z.array(columnSchema).min(2),
	/** The columns whose fields together name one row. */
	primaryKey: z.array(columnNameSchema).min(1),
	/** Years at which a column is re-based or its definition changes. */
	breaks: z.array(breakSchema).default([]),
});

export type DatasetDescription = z.output<typeof datasetSchema>;
export type ColumnDescription = z.output<typeof columnSchema>;
export type Source = z.output<typeof sourceSchema>;
export type Break = z.output<typeof breakSchema>;
