import * as fc from 'fast-check';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'astro/zod';
import { parseCitations, parseLocator } from '../../../src/citations/parse.ts';
import { isFault, parseCell } from '../../../src/datasets/cell.ts';
import { parseCsv } from '../../../src/datasets/parse-csv.ts';
import { csvText } from '../../../src/datasets/write-csv.ts';
import { collectProblems } from '../../../src/diagnostics/problem.ts';
import { reportText } from '../../../src/diagnostics/report.ts';
import { parseYaml } from '../../../src/manuscript/read-yaml.ts';
import { identifierAlphabet, identifierPattern, takeBlocks } from '../../../src/prose/blocks.ts';
import { parseProse } from '../../../src/prose/parse.ts';
import { copyValidBrief, problemsOf } from '../../support/fixture-brief.ts';

/** The same cases on every machine; a failure prints the smallest one. */
const settings = { seed: 20261122, numRuns: 500 } as const;

/** Text made of what the parsers look at, more often than chance would. */
function textOf(...pieces: readonly string[]): fc.Arbitrary<string> {
	const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 4 }));
	return fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
}

describe('CSV', () => {
	test('of any text is records or a fault with a line', () => {
		const texts = textOf('"', '""', ',', '\n', '\r\n', 'a', '1.5', ' ', ';');
		void fc.assert(
			fc.property(texts, (text) => {
				const outcome = parseCsv(text);
				if ('fault' in outcome) expect(outcome.line).toBeGreaterThan(0);
				else for (const { fields } of outcome.records) expect(Array.isArray(fields)).toBe(true);
			}),
			settings,
		);
	});

	test('that was written is read as it was, formulas of spreadsheets excepted', () => {
		const field = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
			.filter((text) => !/^[=+\-@\t\r]/.test(text) && text.normalize('NFC') === text);
		const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 });
		void fc.assert(
			fc.property(rows, (written) => {
				const outcome = parseCsv(csvText(written));
				if ('fault' in outcome) throw new Error(outcome.fault);
				expect(outcome.records.map(({ fields }) => fields)).toEqual(written);
			}),
			settings,
		);
	});

	test('never gives a spreadsheet a formula', () => {
		const formulas = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string());
		void fc.assert(
			fc.property(formulas, ([sign, rest]) => {
				expect(csvText([[sign + rest, 1]])).toMatch(/^"?'/);
			}),
			settings,
		);
	});
});

describe('a cell', () => {
	test('of any text is a finite number, a reason for none, or a fault', () => {
		const texts = textOf('1', '.', '-', 'e', ' ', ': ', ':', 'n', 'p', '0x', ',', '9', 'NaN', '٣');
		void fc.assert(
			fc.property(texts, (text) => {
				const cell = parseCell(text, 1);
				if (isFault(cell)) expect(cell.message).not.toBe('');
				else if (cell.status !== 'missing') {
					expect(Number.isFinite(cell.value)).toBe(true);
					expect(String(Number(cell.text))).toBe(String(cell.value));
				}
			}),
			{ ...settings, numRuns: 3000 },
		);
	});

	test('too large for a number is a fault, and no infinity', () => {
		expect(isFault(parseCell('1e999', 1))).toBe(true);
		expect(isFault(parseCell('9e307', 1e9))).toBe(true);
	});

	test('reads a number as it was written', () => {
		const numbers = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
		void fc.assert(
			fc.property(numbers, fc.constantFrom('', ' e', ' p', ' q'), (value, flag) => {
				const cell = parseCell(`${value}${flag}`, 1);
				if (isFault(cell) || cell.status === 'missing') throw new Error(`${value}${flag}`);
				expect(cell.value === value).toBe(true);
			}),
			settings,
		);
	});
});

describe('citation marks', () => {
	const texts = textOf(
		'[',
		']',
		'@',
		'@a1',
		', p. 3',
		'pp. 4-5',
		'; ',
		'abstract',
		' ',
		'.',
		'constructor',
	);

	test('in any text are found where they stand, without overlap', () => {
		void fc.assert(
			fc.property(texts, (text) => {
				let end = 0;
				for (const mark of parseCitations(text)) {
					expect(mark.start).toBeGreaterThanOrEqual(end);
					expect(text.slice(mark.start, mark.end)).toBe(mark.source);
					if ('fault' in mark) expect(mark.fault).not.toBe('');
					else expect(mark.citation.works.length).toBeGreaterThan(0);
					end = mark.end;
				}
			}),
			{ ...settings, numRuns: 2000 },
		);
	});

	test('name a locator that is known, or none', () => {
		void fc.assert(
			fc.property(textOf('p', '.', ' ', '3', '–', 'toString', 'table'), (text) => {
				const locator = parseLocator(text);
				if (locator !== undefined) expect(typeof locator.label).toBe('string');
			}),
			settings,
		);
	});
});

describe('identifiers', () => {
	test('in any prose are of the known form, and a strayed one is told', () => {
		const id = fc
			.tuple(
				fc.constantFrom(...'pslqtx'),
				fc.string({ unit: fc.constantFrom(...identifierAlphabet), minLength: 2, maxLength: 6 }),
			)
			.map(([letter, rest]) => `^${letter}-${rest}`);
		const piece = fc.oneof(
			id,
			fc.constantFrom(' ', '\n', '\n\n', '# ', '- ', '*', '> ', '| a |', '$$', 'word'),
		);
		void fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const { report, problems } = collectProblems();
				const root = parseProse(pieces.join(''), { file: 'a.mdx', line: 1 }, report);
				if (root === undefined) expect(problems.length).toBeGreaterThan(0);
				else {
					for (const { identifier } of takeBlocks(root).blocks) {
						if (identifier !== undefined && identifierPattern.test(identifier)) continue;
						expect(identifier ?? 'x-0000').toMatch(/^[a-z]-/);
					}
				}
			}),
			settings,
		);
	});

	test('prose of any kind is a tree or a problem with its file', () => {
		const texts = textOf(
			'<',
			'>',
			'{',
			'}',
			'</',
			'/>',
			'<Value id="',
			'"',
			'$$',
			'\n',
			'\n\n',
			'`',
			'[^',
			'](',
			'---',
			'import x',
			'\\',
		);
		void fc.assert(
			fc.property(texts, (text) => {
				const { report, problems } = collectProblems();
				const root = parseProse(text, { file: 'a.mdx', line: 1 }, report);
				expect(root !== undefined || problems.length > 0).toBe(true);
				for (const { place, message } of problems) {
					expect(place.file).toBe('a.mdx');
					expect(message).not.toMatch(/undefined|\[object/);
				}
			}),
			settings,
		);
	});
});

describe('YAML', () => {
	const schema = z.strictObject({ title: z.string(), list: z.array(z.number()).optional() });

	test('of any text is what its schema asks for, or problems in its lines', () => {
		const texts = textOf(
			'title: ',
			'list: ',
			'\n',
			'  ',
			'- ',
			'[',
			']',
			'{',
			'}',
			'&a ',
			'*a',
			'!!js ',
			'"',
			"'",
			'|',
			'>',
			'#',
			': ',
			'1',
			'\t',
			'__proto__: ',
			'<<: ',
		);
		void fc.assert(
			fc.property(texts, (text) => {
				const { report, problems } = collectProblems();
				const read = parseYaml(text, { file: 'a.yaml', firstLine: 1, schema, report });
				if (read === undefined) expect(problems.length).toBeGreaterThan(0);
				else expect(schema.safeParse(read.value).success).toBe(true);
				const last = text.split('\n').length + 1;
				for (const { place } of problems) expect(place.line ?? 1).toBeLessThanOrEqual(last);
				expect(reportText(problems)).not.toMatch(/undefined|\[object/);
			}),
			{ ...settings, numRuns: 1500 },
		);
	});
});

test('a manuscript that is cut off or garbled anywhere is told of, and never throws', () => {
	const manuscript = copyValidBrief();
	const files = [
		'claims.yaml',
		'edition.yaml',
		'chapters/en/01-passengers.mdx',
		'datasets/cargo/data.csv',
		'bibliography/references.bib',
		'identifiers.json',
		'figures/cargo-by-kind.yaml',
	];
	const texts = new Map(
		files.map((file) => [file, readFileSync(join(manuscript.directory, file), 'utf8')]),
	);
	const change = fc.record({
		file: fc.constantFrom(...files),
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		length: fc.integer({ min: 0, max: 40 }),
		by: fc.constantFrom('', '"', ':', '\n', '  - ', '<', '{', '@', '}', '\u0000', '999e999'),
	});
	void fc.assert(
		fc.property(change, ({ file, at, length, by }) => {
			const text = texts.get(file) ?? '';
			const start = Math.floor(at * text.length);
			const path = join(manuscript.directory, file);
			writeFileSync(path, text.slice(0, start) + by + text.slice(start + length));
			try {
				for (const { place, message } of problemsOf(manuscript)) {
					expect(place.file).toMatch(/^content\//);
					expect(message).not.toMatch(/undefined|\[object|NaN/);
				}
			} finally {
				writeFileSync(path, text);
			}
		}),
		{ ...settings, numRuns: 60 },
	);
	rmSync(dirname(manuscript.directory), { recursive: true });
});
