import { tableText } from './table-text.ts';

/** What a number counts; the unit also says how far two runs of the same thing may lie apart. */
export type Unit = 'CPU s' | 's' | 'ms' | 'CPU ms' | 'MB' | 'kB' | 'times' | 'shift' | 'count';

/** One measured number with a name for ever, by which results are compared. */
export interface Measure {
	/** What is measured, and of that what: “chapter: first visit: scripts”. */
	readonly name: string;
	readonly value: number;
	readonly unit: Unit;
	/** A gate: the number must not be greater. */
	readonly limit?: number;
}

export interface Gate extends Measure {
	readonly limit: number;
}

export function isGate(measure: Measure): measure is Gate {
	return measure.limit !== undefined;
}

export function isKept({ value, limit }: Gate): boolean {
	return value <= limit;
}

/** All measures in a table. */
export function measuresText(measures: readonly Measure[]): string {
	return tableText([
		['measure', 'value', ''],
		...measures.map(({ name, value, unit }) => [name, rounded(value), unit]),
	]);
}

/** Every gate with what was measured, and whether it is kept. */
export function gatesText(gates: readonly Gate[]): string {
	return tableText([
		['gate', 'measured', 'limit', '', ''],
		...gates.map((gate) => [
			gate.name,
			rounded(gate.value),
			String(gate.limit),
			gate.unit,
			isKept(gate) ? 'kept' : 'PASSED OVER',
		]),
	]);
}

export function rounded(value: number): string {
	const size = Math.abs(value);
	if (Number.isInteger(value) || size >= 100) return value.toFixed(0);
	return size >= 1 ? value.toFixed(1) : value.toFixed(3);
}

/** The middle of several runs, which one slow run does not move. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	const [below = 0, above = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return (below + above) / 2;
}
