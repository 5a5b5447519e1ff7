import type { Origin } from '../datasets/dataset.ts';
import type { Step } from './compute.ts';

/** Every cell that a computation rests on. */
export function originsOf({ selection, operands }: Step): Origin[] {
	const own =
		selection?.rows.map(({ row }) => ({
			dataset: selection.dataset.name,
			column: selection.column.name,
			line: row.line,
		})) ?? [];
	return [...own, ...operands.flatMap(originsOf)];
}
