import { parse } from 'csv-parse/sync';

/** One line of a CSV file: its number, from 1, and its fields. */
export interface CsvRecord {
	readonly line: number;
	readonly fields: readonly string[];
}

export type CsvOutcome =
	{ readonly records: readonly CsvRecord[] } | { readonly fault: string; readonly line: number };

/** What the parser gives when asked for information on each record. */
interface InformedRecord {
	readonly record: string[];
	readonly info: { readonly lines: number };
}

/**
 * Splits CSV (RFC 4180) into records. Rows may differ in length: that is for the reader of the
 * records to judge. Only a quotation mark out of place makes the text unreadable.
 */
export function parseCsv(text: string): CsvOutcome {
	try {
		const rows: unknown = parse(text, {
			relax_column_count: true,
			skip_empty_lines: false,
			info: true,
		});
		return {
			records: (rows as InformedRecord[]).map(({ record, info }) => ({
				line: info.lines,
				fields: record,
			})),
		};
	} catch {
		const fault = 'A quotation mark is not closed or stands inside a field.';
		return { fault, line: lineOfOddQuote(text) };
	}
}

/** The parser tells where it gave up, which is often the end; the mark itself is on this line. */
function lineOfOddQuote(text: string): number {
	const lines = text.split('\n');
	const odd = lines.findIndex((line) => line.split('"').length % 2 === 0);
	return odd < 0 ? 1 : odd + 1;
}
