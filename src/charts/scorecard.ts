import { suggestion } from '../diagnostics/nearest.ts';
import type { Spoiled } from '../diagnostics/problem.ts';
import type { NamedValues } from '../values/load.ts';
import { originsOf } from '../values/origins.ts';
import type { ScorecardChart, ScorecardRow } from './chart.ts';
import { DrawingFault } from './drawing-fault.ts';
import type { SpecOf } from './spec.ts';

/** Indicators with the values that would show success or failure. */
export function scorecardChart(
	spec: SpecOf<'scorecard'>,
	values: NamedValues,
	spoiled: Spoiled,
): ScorecardChart {
	const rows = spec.rows.map((row) => rowOf(row, values, spoiled));
	return { kind: 'scorecard', rows, breaks: [] };
}

function rowOf(
	{ label, value: name, success, failure, reason }: SpecOf<'scorecard'>['rows'][number],
	values: NamedValues,
	spoiled: Spoiled,
): ScorecardRow {
	const value = values.get(name);
	if (value === undefined) {
		throw new DrawingFault(
			'value-resolves',
			`There is no value “${name}”. ${suggestion(name, values.keys(), 'Define it in content/values/.')}`,
			spoiled.has('value', name),
		);
	}
	if (success === failure) {
		throw new DrawingFault(
			'figure-draws',
			`The thresholds of “${name}” are the same, so that nothing lies between success and failure.`,
		);
	}
	const { unit, digits, step } = value;
	const isUpward = success > failure;
	const reaches = (threshold: number) =>
		isUpward ? value.value >= threshold * unit.factor : value.value <= threshold * unit.factor;
	return {
		label,
		valueName: name,
		value: value.value,
		success: success * unit.factor,
		failure: failure * unit.factor,
		unit,
		digits,
		reason,
		standing: reaches(success) ? 'success' : reaches(failure) ? 'between' : 'failure',
		origins: originsOf(step),
	};
}
