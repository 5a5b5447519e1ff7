/** A field as it will be written: a number stands bare, everything else is text. */
export type CsvField = string | number | undefined;

/**
 * Rows as CSV (RFC 4180, with line feeds). A text that a spreadsheet would run as a formula gets an
 * apostrophe before it.
 */
export function csvText(rows: readonly (readonly CsvField[])[]): string {
	return rows.map((row) => `${row.map(fieldText).join(',')}\n`).join('');
}

function fieldText(field: CsvField): string {
	if (field === undefined) return '';
	if (typeof field === 'number') return plainNumber(field);
	const text = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
	return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without the digits that binary fractions leave behind: 0.1 + 0.2 is `0.3`. */
function plainNumber(value: number): string {
	return String(Number(value.toPrecision(12)));
}
