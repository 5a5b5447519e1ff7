import { suggestion } from '../diagnostics/nearest.ts';
import type { Place, Report } from '../diagnostics/problem.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { locales } from '../locale/locales.ts';
import type { NamedValue, NamedValues } from './load.ts';
import { phrase } from './present.ts';

type Comparison = '>' | '<' | '>=' | '<=';

const comparisonPattern = /\s(>=|<=|>|<)\s/;

/**
 * Judges a comparison between values, such as `exports-2024 > exports-2000` or the chain
 * `a < b < c`. A bare number is in the unit in which its neighbour is shown: `share-2023 < 15`.
 * Reports under `rule` when the data do not agree.
 */
export function checkAgreement(
	statement: string,
	{ values, rule, place, report }: AgreementContext,
): void {
	const parts = statement.split(comparisonPattern);
	if (parts.length < 3 || parts.length % 2 === 0) {
		report({
			rule,
			place,
			message: `“${statement}” is not a comparison. Write two values with >, <, >= or <= between them, and spaces around it.`,
		});
		return;
	}
	for (let index = 0; index + 2 < parts.length; index += 2) {
		const [left = '', sign = '>', right = ''] = parts.slice(index, index + 3).map((x) => x.trim());
		const pair = operands(left, right, values, place, report);
		if (pair === undefined || holds(pair, sign as Comparison)) continue;
		report({
			rule,
			place,
			message: `The data do not agree that ${left} ${sign} ${right}: they are ${told(left, values)} and ${told(right, values)}. Change the sentence, not the data.`,
		});
	}
}

export interface AgreementContext {
	readonly values: NamedValues;
	/** The rule to name when a comparison fails. */
	readonly rule: RuleId;
	readonly place: Place;
	readonly report: Report;
}

/** The names of the values in a comparison. */
export function valuesIn(statement: string): string[] {
	return statement
		.split(comparisonPattern)
		.map((part) => part.trim())
		.filter((part, index) => index % 2 === 0 && Number.isNaN(Number(part)));
}

function operands(
	left: string,
	right: string,
	values: NamedValues,
	place: Place,
	report: Report,
): [number, number] | undefined {
	const leftNumber = numberOf(left, values.get(right), values);
	const rightNumber = numberOf(right, values.get(left), values);
	for (const [name, number] of [
		[left, leftNumber],
		[right, rightNumber],
	] as const) {
		if (number !== undefined || report.spoiled.has('value', name)) continue;
		report({
			rule: 'value-resolves',
			place,
			message: `There is no value “${name}”. ${suggestion(name, values.keys(), 'Define it in content/values/.')}`,
		});
	}
	return leftNumber === undefined || rightNumber === undefined
		? undefined
		: [leftNumber, rightNumber];
}

function numberOf(
	operand: string,
	neighbour: NamedValue | undefined,
	values: NamedValues,
): number | undefined {
	const bare = Number(operand);
	if (!Number.isNaN(bare)) return bare * (neighbour?.unit.factor ?? 1);
	return values.get(operand)?.value;
}

function holds([left, right]: readonly [number, number], sign: Comparison): boolean {
	switch (sign) {
		case '>':
			return left > right;
		case '<':
			return left < right;
		case '>=':
			return left >= right;
		case '<=':
			return left <= right;
	}
}

function told(operand: string, values: NamedValues): string {
	const value = values.get(operand);
	return value === undefined ? operand : phrase(value, locales[1]);
}
