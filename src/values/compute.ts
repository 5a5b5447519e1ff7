import { suggestion } from '../diagnostics/nearest.ts';
import type { Spoiled } from '../diagnostics/problem.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { looksLikeSelection, select, type Selection } from '../datasets/selection.ts';
import { effectiveNumber } from '../indicators/effective-number.ts';
import { annualGrowthRate, compoundAnnualGrowthRate } from '../indicators/growth.ts';
import { herfindahlHirschmanIndex } from '../indicators/herfindahl-hirschman.ts';
import { ratio } from '../indicators/ratio.ts';
import { revealedComparativeAdvantage } from '../indicators/revealed-comparative-advantage.ts';
import { share } from '../indicators/share.ts';
import type { Computation, Condition, Extreme, Operand } from './schema.ts';

/** A number with its base unit (`one` for shares, ratios, counts; `year` for years). */
export interface Quantity {
	readonly value: number;
	readonly base: string;
}

/** A step of a computation as a reader can follow it. */
export interface Step {
	/** The name of the computation, or `selection` for cells taken from a dataset. */
	readonly operation: keyof UnionToIntersection<Computation> | 'selection';
	readonly result: Quantity;
	/** The parts of the formula, in its order. */
	readonly operands: readonly Step[];
	/** For a selection: its cells. */
	readonly selection?: Selection;
	/** For a reference to another value: its name. */
	readonly name?: string;
	/** For a span: its years. */
	readonly years?: number;
}

type UnionToIntersection<U> = (U extends unknown ? (x: U) => void : never) extends (
	x: infer I,
) => void
	? I
	: never;

/** Raised inside a computation and reported once, where the value is defined. */
export class ComputationFault extends Error {
	readonly rule: RuleId;
	/** Whether something else is at fault, of which the author is told already. */
	readonly isConsequence: boolean;

	constructor(rule: RuleId, message: string, isConsequence = false) {
		super(message);
		this.name = 'ComputationFault';
		this.rule = rule;
		this.isConsequence = isConsequence;
	}
}

/** What a computation may refer to. */
export interface ComputationContext {
	readonly datasets: ReadonlyMap<string, Dataset>;
	/** The names of all values, for suggestions. */
	readonly names: Iterable<string>;
	/** Computes another value; throws a `ComputationFault` when it goes in a circle. */
	readonly resolve: (name: string) => Step | undefined;
	readonly spoiled: Spoiled;
}

/**
 * Computes a named value, keeping every step. Throws a `ComputationFault` when a name or selection
 * does not resolve or the result has no meaning (division by zero, growth from nothing).
 */
export function compute(computation: Computation, context: ComputationContext): Step {
	if ('cell' in computation) return operandStep(computation.cell, context);
	if ('constant' in computation) {
		return step('constant', computation.constant, 'one', []);
	}
	if ('sum' in computation) {
		const operands = computation.sum.map((operand) => totalStep(operand, context));
		const value = operands.reduce((sum, { result }) => sum + result.value, 0);
		return step('sum', value, commonBase(operands), operands);
	}
	if ('difference' in computation) {
		const operands = pair(computation.difference.of, computation.difference.minus, context);
		const [of, minus] = operands;
		return step('difference', of.result.value - minus.result.value, commonBase(operands), operands);
	}
	if ('ratio' in computation) {
		const operands = pair(computation.ratio.of, computation.ratio.to, context);
		return step('ratio', ratio(...valuesOf(operands)), 'one', operands);
	}
	if ('share' in computation) {
		const operands = pair(computation.share.of, computation.share.in, context);
		commonBase(operands);
		return step('share', share(...valuesOf(operands)), 'one', operands);
	}
	if ('annualGrowth' in computation) {
		const operands = pair(computation.annualGrowth.from, computation.annualGrowth.to, context);
		commonBase(operands);
		return step('annualGrowth', annualGrowthRate(...valuesOf(operands)), 'one', operands);
	}
	if ('compoundAnnualGrowth' in computation) return compoundGrowth(computation, context);
	if ('revealedComparativeAdvantage' in computation) return advantage(computation, context);
	if ('herfindahlHirschman' in computation) {
		const parts = selectionStep(computation.herfindahlHirschman, context);
		const index = herfindahlHirschmanIndex(cellValues(parts.selection));
		return step('herfindahlHirschman', index, 'one', [parts]);
	}
	if ('effectiveNumber' in computation) {
		const index = operandStep(computation.effectiveNumber, context);
		return step('effectiveNumber', effectiveNumber(index.result.value), 'one', [index]);
	}
	if ('count' in computation) {
		const cells = selectionStep(computation.count.in, context);
		const met = cellsThatMeet(computation.count, cells.selection);
		return step('count', met.length, 'one', [cells]);
	}
	if ('firstYear' in computation) {
		const cells = selectionStep(computation.firstYear.in, context);
		const years = cellsThatMeet(computation.firstYear, cells.selection).map(({ row }) =>
			yearOf(row),
		);
		return step('firstYear', years.length > 0 ? Math.min(...years) : undefined, 'year', [cells]);
	}
	if ('lastYear' in computation) {
		const cells = selectionStep(computation.lastYear, context);
		const years = cells.selection.rows.map(({ row }) => yearOf(row));
		return step('lastYear', Math.max(...years), 'year', [cells]);
	}
	if ('rank' in computation) return rankStep(computation, context);
	return 'maximum' in computation
		? extremeStep('maximum', computation.maximum, context)
		: extremeStep('minimum', computation.minimum, context);
}

type SelectionStep = Step & { readonly selection: Selection };

/** One number: a single cell, another value or a nested computation. */
function operandStep(operand: Operand, context: ComputationContext): Step {
	if (typeof operand !== 'string') return compute(operand, context);
	if (looksLikeSelection(operand)) {
		const cells = selectionStep(operand, context);
		if (cells.selection.rows.length === 1) return cells;
		throw new ComputationFault(
			'selection-resolves',
			`“${operand}” selects ${cells.selection.rows.length} cells where one number is needed. Name one row, or use sum.`,
		);
	}
	const referred = context.resolve(operand);
	if (referred !== undefined) return { ...referred, name: operand };
	throw new ComputationFault(
		'value-resolves',
		`There is no value “${operand}”. ${suggestion(operand, context.names, 'Define it in content/values/.')}`,
		context.spoiled.has('value', operand),
	);
}

/** One number, where a selection of several cells stands for their sum. */
function totalStep(operand: Operand, context: ComputationContext): Step {
	if (typeof operand === 'string' && looksLikeSelection(operand)) {
		return selectionStep(operand, context);
	}
	return operandStep(operand, context);
}

/** Cells of a dataset; their result is their sum. */
function selectionStep(
	expression: string,
	{ datasets, spoiled }: ComputationContext,
): SelectionStep {
	const selection = select(expression, datasets);
	if ('rule' in selection) {
		const dataset = expression.split('.')[0] ?? '';
		throw new ComputationFault(selection.rule, selection.message, spoiled.has('dataset', dataset));
	}
	const total = cellValues(selection).reduce((sum, value) => sum + value, 0);
	return { ...step('selection', total, selection.column.unit.base, []), selection };
}

function pair(first: Operand, second: Operand, context: ComputationContext): [Step, Step] {
	return [operandStep(first, context), operandStep(second, context)];
}

function valuesOf([first, second]: readonly [Step, Step]): [number, number] {
	return [first.result.value, second.result.value];
}

function cellValues(selection: Selection): number[] {
	return selection.rows.map(({ cell }) => cell.value);
}

function step(
	operation: Step['operation'],
	value: number | undefined,
	base: string,
	operands: readonly Step[],
): Step {
	if (value === undefined || !Number.isFinite(value)) {
		throw new ComputationFault(
			'value-computes',
			`The computation “${operation}” has no meaning for these data (a division by zero, growth from nothing, or no year that meets the condition).`,
		);
	}
	return { operation, result: { value, base }, operands };
}

function commonBase(operands: readonly Step[]): string {
	const bases = new Set(operands.map(({ result }) => result.base));
	const [base = 'one'] = bases;
	if (bases.size <= 1) return base;
	throw new ComputationFault(
		'unit-fits',
		`The operands have different units (${[...bases].join(', ')}) and cannot be put together.`,
	);
}

function compoundGrowth(
	{ compoundAnnualGrowth: { from, to } }: Extract<Computation, { compoundAnnualGrowth: unknown }>,
	context: ComputationContext,
): Step {
	const operands = pair(from, to, context);
	commonBase(operands);
	const [firstYear, lastYear] = operands.map(({ selection }) => {
		const row = selection?.rows[0]?.row;
		return row === undefined ? Number.NaN : yearOf(row);
	});
	const years = (lastYear ?? Number.NaN) - (firstYear ?? Number.NaN);
	const rate = compoundAnnualGrowthRate(...valuesOf(operands), years);
	return { ...step('compoundAnnualGrowth', rate, 'one', operands), years };
}

function advantage(
	{
		revealedComparativeAdvantage: trade,
	}: Extract<Computation, { revealedComparativeAdvantage: unknown }>,
	context: ComputationContext,
): Step {
	const product = totalStep(trade.product, context);
	const total = totalStep(trade.total, context);
	const worldProduct = totalStep(trade.worldProduct, context);
	const worldTotal = totalStep(trade.worldTotal, context);
	const index = revealedComparativeAdvantage({
		product: product.result.value,
		total: total.result.value,
		worldProduct: worldProduct.result.value,
		worldTotal: worldTotal.result.value,
	});
	const operands = [product, total, worldProduct, worldTotal];
	return step('revealedComparativeAdvantage', index, 'one', operands);
}

/** The cells that meet every limit of a condition; limits are in the unit of data.csv. */
function cellsThatMeet(condition: Condition, { rows, column }: Selection): Selection['rows'] {
	const { atLeast = -Infinity, above = -Infinity, below = Infinity, atMost = Infinity } = condition;
	return rows.filter(({ cell }) => {
		const value = cell.value / column.unit.factor;
		return value >= atLeast && value > above && value < below && value <= atMost;
	});
}

function rankStep(
	{ rank }: Extract<Computation, { rank: unknown }>,
	context: ComputationContext,
): Step {
	const own = operandStep(rank.of, context);
	const others = selectionStep(rank.in, context);
	const larger = cellValues(others.selection).filter((value) => value > own.result.value);
	return step('rank', larger.length + 1, 'one', [own, others]);
}

function extremeStep(
	operation: 'maximum' | 'minimum',
	{ in: expression, give }: Extreme,
	context: ComputationContext,
): Step {
	const cells = selectionStep(expression, context);
	const direction = operation === 'maximum' ? 1 : -1;
	const best = cells.selection.rows.reduce((found, candidate) =>
		(candidate.cell.value - found.cell.value) * direction > 0 ? candidate : found,
	);
	return give === 'year'
		? step(operation, yearOf(best.row), 'year', [cells])
		: step(operation, best.cell.value, cells.result.base, [cells]);
}

/** The year of a row; throws a `ComputationFault` when its dataset is not keyed by year. */
function yearOf(row: Selection['rows'][number]['row']): number {
	const year = Number(row.fields.get('year'));
	if (Number.isInteger(year) && year > 0) return year;
	throw new ComputationFault(
		'value-computes',
		'The computation needs a column “year” in the dataset, and a year in every row.',
	);
}
