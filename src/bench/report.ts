/** A limit that the measured figure must not pass. */
export interface Gate {
	readonly name: string;
	readonly measured: number;
	readonly limit: number;
	readonly unit: string;
}

export function isKept({ measured, limit }: Gate): boolean {
	return measured <= limit;
}

/** A table in plain text: the first row is its head; numbers stand to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_head, column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length)),
	);
	return rows
		.map((row) =>
			row
				.map((cell, column) =>
					column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
				)
				.join('  '),
		)
		.join('\n');
}

/** Every gate with what was measured, and whether it is kept. */
export function gatesText(gates: readonly Gate[]): string {
	return tableText([
		['gate', 'measured', 'limit', ''],
		...gates.map((gate) => [
			gate.name,
			`${round(gate.measured)} ${gate.unit}`,
			`${gate.limit} ${gate.unit}`,
			isKept(gate) ? 'kept' : 'PASSED OVER',
		]),
	]);
}

export function round(value: number): string {
	return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
}
