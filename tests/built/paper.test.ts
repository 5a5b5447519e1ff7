import { join, sep } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	brokenReferences,
	headLines,
	overlongWords,
	overprinted,
	setPages,
	strayWords,
	textOf,
	type SetPage,
} from '../support/paper-faults.ts';
import { builtPdfs, readPdf } from '../support/pdf-reader.ts';

/** The documents of the brief as the build has left them, but for its editions and Letter. */
const files = builtPdfs('dist').filter(
	(file) => !file.startsWith(join('dist', 'editions') + sep) && !file.endsWith('-letter.pdf'),
);
/** The sheet and the ledger of claims lie, and have margins of their own. */
const upright = files.filter((file) => !file.includes(`${sep}claims${sep}`));
const colophon = /(?:This copy|Bản này): http/;

const documents = new Map<string, readonly SetPage[]>();
beforeAll(async () => {
	for (const file of upright) documents.set(file, await setPages((await readPdf(file)).document));
}, 600_000);

/** The pages of all documents for which something is found, with what. */
function told(find: (page: SetPage, file: string) => readonly string[]) {
	return [...documents].flatMap(([file, pages]) =>
		pages.flatMap((page, index) => {
			const found = find(page, file);
			return found.length === 0 ? [] : [`${file} ${index + 1}: ${found.join(' | ')}`];
		}),
	);
}

describe('every page of every document', () => {
	test('has one line of running head, or the colophon', () => {
		expect(documents.size).toBeGreaterThan(50);
		expect(
			told((page) => {
				const lines = headLines(page);
				return lines.length > 1 && !colophon.test(lines.join(' ')) ? lines : [];
			}),
		).toEqual([]);
	});

	test('has no bit of what begins on the next', () => {
		expect(told(strayWords)).toEqual([]);
	});

	test('has no word beyond its margins', () => {
		// The brief of two pages has narrower ones.
		expect(
			told((page, file) => overlongWords(page, file.includes(`${sep}brief${sep}`) ? 15 : 20)),
		).toEqual([]);
	});

	test('has no formula over other words', () => {
		expect(told(overprinted)).toEqual([]);
	});

	test('has no reference that ends in the middle of its bracket', () => {
		expect(told(brokenReferences)).toEqual([]);
	});

	test('has text', () => {
		// The second page of a book holds its citation alone, a part that is left blank one sentence.
		expect(told((page) => (textOf(page).length < 40 ? ['nearly nothing'] : []))).toEqual([]);
	});
});

test('every chapter begins with its colophon and has it nowhere else', () => {
	const chapters = [...documents].filter(([file]) => !/[\\/](?:book|brief)[\\/]/.test(file));
	expect(chapters.length).toBeGreaterThan(50);
	for (const [file, pages] of chapters) {
		const found = pages.flatMap((page, index) =>
			colophon.test([...headLines(page), textOf(page)].join(' ')) ? [index] : [],
		);
		expect(found, file).toEqual([0]);
	}
});

test.each(['vi', 'en'])('a figure stands on one page with its source (%s)', (locale) => {
	const handout = documents.get(join('dist', locale, 'handout', `handout-${locale}.pdf`)) ?? [];
	const count = (page: SetPage, pattern: RegExp) =>
		page.words.filter(({ text, left }) => left < 21 && pattern.test(text)).length;
	const figures = handout.map((page) => count(page, /^(?:Figure|Hình) \d+\.\d+$/));
	const sources = handout.map((page) => count(page, /^(?:Sources?|Nguồn)\b/));
	expect(figures.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(40);
	expect(sources).toEqual(figures);
});

test.each(['vi', 'en'])('the brief of two pages has the notes of its figures (%s)', (locale) => {
	const pages = documents.get(join('dist', locale, 'brief', `brief-${locale}.pdf`)) ?? [];
	const notes = pages.flatMap((page) => textOf(page).match(/(?:Notes|Ghi chú): /g) ?? []);
	expect(notes).toHaveLength(2);
});

test('what is wrong is found', () => {
	const words = (text: string, left: number, base: number, isFormula = false) => ({
		text,
		left,
		right: left + text.length * 2,
		base,
		isFormula,
	});
	const page: SetPage = {
		width: 210,
		height: 297,
		words: [
			words('a head', 20, 14),
			words('of two lines', 20, 18),
			words('as told elsewhere (p.', 20, 60),
			words('76)', 20, 65),
			words('beyond', 185, 70),
			words('x = y', 60, 80, true),
			words('under it', 66, 80),
			words('Ấ', 20, 272),
			words('foot', 20, 280),
		],
	};
	expect(headLines(page)).toEqual(['a head', 'of two lines']);
	expect(brokenReferences(page)).toEqual(['as told elsewhere (p.']);
	expect(overlongWords(page, 20)).toEqual(['beyond']);
	expect(overprinted(page)).toEqual(['x = y / under it']);
	expect(strayWords(page)).toEqual(['Ấ']);
});
