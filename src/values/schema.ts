import { z } from 'astro/zod';
import { localizedTextSchema, nameSchema, textSchema } from '../manuscript/localized-schema.ts';

/**
 * What a computation works on: the name of another value (`exports-2024`), a selection of cells
 * (`exports.value[VNM, 2024]`) or a computation of its own.
 */
export type Operand = string | Computation;

export type Computation =
	| { readonly cell: string }
	| { readonly sum: readonly Operand[] }
	| { readonly difference: { readonly of: Operand; readonly minus: Operand } }
	| { readonly ratio: { readonly of: Operand; readonly to: Operand } }
	| { readonly share: { readonly of: Operand; readonly in: Operand } }
	| { readonly annualGrowth: { readonly from: Operand; readonly to: Operand } }
	| { readonly compoundAnnualGrowth: { readonly from: string; readonly to: string } }
	| { readonly revealedComparativeAdvantage: TradeOperands }
	| { readonly herfindahlHirschman: string }
	| { readonly effectiveNumber: Operand }
	| { readonly count: Condition }
	| { readonly maximum: Extreme }
	| { readonly minimum: Extreme }
	| { readonly rank: { readonly of: string; readonly in: string } }
	| { readonly firstYear: Condition }
	| { readonly lastYear: string }
	| { readonly constant: number };

export interface TradeOperands {
	readonly product: Operand;
	readonly total: Operand;
	readonly worldProduct: Operand;
	readonly worldTotal: Operand;
}

export interface Condition {
	readonly in: string;
	readonly atLeast?: number | undefined;
	readonly above?: number | undefined;
	readonly below?: number | undefined;
	readonly atMost?: number | undefined;
}

export interface Extreme {
	readonly in: string;
	readonly give: 'value' | 'year';
}

const selectionSchema = textSchema;

const operandSchema: z.ZodType<Operand> = z.lazy(() => z.union([textSchema, computationSchema]));

/** Limits are in the unit of the column, as data.csv has it. */
const conditionSchema = z
	.strictObject({
		in: selectionSchema,
		atLeast: z.number().optional(),
		above: z.number().optional(),
		below: z.number().optional(),
		atMost: z.number().optional(),
	})
	.refine(
		({ atLeast, above, below, atMost }) =>
			[atLeast, above, below, atMost].some((limit) => limit !== undefined),
		{ message: 'Give a limit: atLeast, above, below or atMost.' },
	);

const extremeSchema = z.strictObject({
	in: selectionSchema,
	give: z.enum(['value', 'year']).default('value'),
});

const computations = {
	/** One cell of a dataset. */
	cell: selectionSchema,
	/** The sum of operands; a selection with `*` sums its cells. */
	sum: z.array(operandSchema).min(1),
	/** One operand minus another. */
	difference: z.strictObject({ of: operandSchema, minus: operandSchema }),
	/** How many times one operand goes into another. */
	ratio: z.strictObject({ of: operandSchema, to: operandSchema }),
	/** The part that one operand is of another. */
	share: z.strictObject({ of: operandSchema, in: operandSchema }),
	/** Growth from an earlier to a later operand. */
	annualGrowth: z.strictObject({ from: operandSchema, to: operandSchema }),
	/** The constant yearly rate between two cells; the years come from their rows. */
	compoundAnnualGrowth: z.strictObject({ from: selectionSchema, to: selectionSchema }),
	/** Balassa’s index from four amounts. */
	revealedComparativeAdvantage: z.strictObject({
		product: operandSchema,
		total: operandSchema,
		worldProduct: operandSchema,
		worldTotal: operandSchema,
	}),
	/** Concentration over the cells of a selection. */
	herfindahlHirschman: selectionSchema,
	/** The effective number for an index of concentration. */
	effectiveNumber: operandSchema,
	/** How many cells of a selection meet a condition. */
	count: conditionSchema,
	/** The largest cell of a selection, or its year. */
	maximum: extremeSchema,
	/** The smallest cell of a selection, or its year. */
	minimum: extremeSchema,
	/** The place of one cell among others, 1 for the largest. */
	rank: z.strictObject({ of: selectionSchema, in: selectionSchema }),
	/** The first year in which a condition is met. */
	firstYear: conditionSchema,
	/** The last year with a number. */
	lastYear: selectionSchema,
	/** A number by definition, such as a rule of thumb; its note says where it comes from. */
	constant: z.number(),
} as const;

/** The names of the computations, in the order of the author’s manual. */
export const computationNames = Object.keys(computations) as (keyof typeof computations)[];

const optionalComputations = z.strictObject(computations).partial();

const computationSchema: z.ZodType<Computation> = optionalComputations.refine(
	(written) => Object.keys(written).length === 1,
	{ message: 'Write exactly one computation, such as cell or ratio.' },
) as unknown as z.ZodType<Computation>;

const showSchema = z.strictObject({
	/** The unit to show; that of the column where it is left out. */
	unit: nameSchema.optional(),
	/** Decimals to show. */
	digits: z.int().min(0).max(4),
	/** Whether to print a plus sign before positive numbers. */
	signed: z.boolean().default(false),
});

/** One entry of a file of content/values/. */
export const valueSchema = z
	.strictObject({
		/** What the number is, as a heading: “Viet Nam’s goods exports, 2024”. */
		title: localizedTextSchema,
		...optionalComputations.shape,
		show: showSchema,
		/** What a reader must know of the number. */
		note: localizedTextSchema.optional(),
	})
	.refine((value) => computationNames.filter((name) => name in value).length === 1, {
		message: 'Write exactly one computation, such as cell or ratio.',
	});

export type ValueDefinition = z.output<typeof valueSchema>;

/** The computation of a definition, apart from its title and form. */
export function computationOf(definition: ValueDefinition): Computation {
	const name = computationNames.find((each) => each in definition);
	return { [name ?? 'constant']: definition[name ?? 'constant'] } as unknown as Computation;
}
