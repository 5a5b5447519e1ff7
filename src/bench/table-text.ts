/** A table in plain text: the first row is its head; all but the first column stand to the right. */
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
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
