import type { Locale } from '../locale/locales.ts';
import { rowLabel } from '../datasets/dataset.ts';
import { formatInUnit, type Unit } from '../datasets/unit.ts';
import { formatNumber } from '../locale/format.ts';
import type { Step } from './compute.ts';
import type { NamedValue } from './load.ts';
import { phrase } from './present.ts';

/** A number in full: its formula with the numbers put in, and the cells that it rests on. */
export interface Explanation {
	/** `403.2 ÷ 2.4 = 167.7`; empty for a number taken as it stands. */
	readonly formula: string;
	readonly cells: readonly ExplainedCell[];
}

/** One cell of a dataset, named for a reader. */
export interface ExplainedCell {
	readonly dataset: string;
	/** “Viet Nam, 2024 – Exports of goods”. */
	readonly label: string;
	readonly text: string;
	readonly line: number;
}

/** At most this many cells are listed; a sum over hundreds is told by its selection. */
const mostCells = 24;

export function explain(value: NamedValue, locale: Locale): Explanation {
	const { step } = value;
	const isPlain = step.operation === 'selection' || step.operation === 'constant';
	const formula = isPlain ? '' : `${formulaOf(step, locale)} = ${phrase(value, locale)}`;
	return { formula, cells: cellsOf(step, locale).slice(0, mostCells) };
}

function cellsOf(step: Step, locale: Locale): ExplainedCell[] {
	if (step.selection === undefined) {
		return step.operands.flatMap((operand) => cellsOf(operand, locale));
	}
	const { dataset, column, rows } = step.selection;
	return rows.map(({ row, cell }) => {
		return {
			dataset: dataset.name,
			label: `${rowLabel(dataset, row, locale)} – ${column.title[locale]}`,
			text: `${formatInUnit(cell.value, column.unit, locale, { digits: digitsOf(cell.text) })} ${column.unit.name[locale]}`,
			line: row.line,
		};
	});
}

/** The decimals that a number has in data.csv, up to four. */
function digitsOf(text: string): number {
	return Math.min(4, /\.(\d+)$/.exec(text)?.[1]?.length ?? 0);
}

function formulaOf(step: Step, locale: Locale): string {
	const parts = step.operands.map((operand) => numberOf(operand, locale));
	const [a = '', b = '', c = '', d = ''] = parts;
	switch (step.operation) {
		case 'selection':
		case 'cell':
		case 'constant':
			return numberOf(step, locale);
		case 'sum':
			return parts.join(' + ');
		case 'difference':
			return `${a} − ${b}`;
		case 'ratio':
		case 'share':
			return `${a} ÷ ${b}`;
		case 'annualGrowth':
			return `${b} ÷ ${a} − 1`;
		case 'compoundAnnualGrowth':
			return `(${b} ÷ ${a})^(1 ÷ ${step.years ?? ''}) − 1`;
		case 'revealedComparativeAdvantage':
			return `(${a} ÷ ${b}) ÷ (${c} ÷ ${d})`;
		case 'herfindahlHirschman':
			return 'Σ sᵢ²';
		case 'effectiveNumber':
			return `1 ÷ ${a}`;
		case 'count':
			return 'n';
		case 'maximum':
			return 'max';
		case 'minimum':
			return 'min';
		case 'rank':
			return 'rank';
		case 'firstYear':
		case 'lastYear':
			return 't';
	}
}

/** An operand as a number: in the unit of its column, or plain. */
function numberOf({ result, selection, operation }: Step, locale: Locale): string {
	const unit: Pick<Unit, 'factor' | 'grouped'> = selection?.column.unit ?? {
		factor: 1,
		grouped: operation !== 'firstYear' && operation !== 'lastYear',
	};
	const value = result.value / unit.factor;
	const digits = Number.isInteger(value)
		? 0
		: Math.abs(value) >= 1000
			? 0
			: Math.abs(value) >= 10
				? 1
				: 3;
	return formatNumber(value, locale, { digits, isGrouped: unit.grouped });
}
