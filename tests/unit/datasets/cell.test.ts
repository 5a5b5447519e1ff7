import { describe, expect, test } from 'vitest';
import { isFault, parseCell } from '../../../src/datasets/cell.ts';
import { parseCsv } from '../../../src/datasets/parse-csv.ts';

describe('parseCell', () => {
	test.each([
		['12.3', { status: 'reported', value: 12.3, text: '12.3' }],
		['-4', { status: 'reported', value: -4, text: '-4' }],
		['7.5 e', { status: 'estimated', value: 7.5, text: '7.5' }],
		['7.5 p', { status: 'partial', value: 7.5, text: '7.5' }],
		['7.5 q', { status: 'quoted', value: 7.5, text: '7.5' }],
		['1e3', { status: 'reported', value: 1000, text: '1e3' }],
		[': n', { status: 'missing', reason: 'not-published' }],
		[': x', { status: 'missing', reason: 'not-comparable' }],
	])('%s', (text, cell) => {
		expect(parseCell(text, 1)).toEqual(cell);
	});

	test('turns the unit of the column into its base unit', () => {
		expect(parseCell('45', 0.01)).toMatchObject({ value: 0.45, text: '45' });
	});

	test.each(['', ':', ': q'])('“%s” is empty without a reason', (text) => {
		const cell = parseCell(text, 1);
		expect(isFault(cell) && cell.rule).toBe('cell-says-why');
	});

	test.each(['12,3', '1 000', 'n/a', '12.3e', '0x10', 'Infinity', 'NaN', '12.3 z'])(
		'“%s” is no number',
		(text) => {
			const cell = parseCell(text, 1);
			expect(isFault(cell) && cell.rule).toBe('cell-parses');
		},
	);
});

describe('parseCsv', () => {
	test('keeps commas and quotation marks inside quotation marks', () => {
		const outcome = parseCsv('a,b\n"x, ""y""",2\n');
		expect('records' in outcome && outcome.records[1]).toEqual({
			line: 2,
			fields: ['x, "y"', '2'],
		});
	});

	test('tells the line of a quotation mark that is not closed', () => {
		expect(parseCsv('a,b\n1,2\n"x,3\n4,5\n')).toMatchObject({ line: 3 });
	});
});
