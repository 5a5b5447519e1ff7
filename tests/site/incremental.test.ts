import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildValidBrief } from '../support/build-fixture.ts';
import { applyDefect } from '../support/fixture-brief.ts';
import { readPdf } from '../support/pdf-reader.ts';

/** One number of one row is another: all that was kept of the first build is there for the second. */
const cell = {
	file: 'datasets/passengers/data.csv',
	replace: 'RIV,2002,2029,121',
	by: 'RIV,2002,2029,129',
};
const kept = mkdtempSync(join(tmpdir(), 'print-'));
const before = buildValidBrief({ PRINT_CACHE: kept }, undefined, []);
const after = buildValidBrief({ PRINT_CACHE: kept }, (brief) => applyDefect(brief, cell), []);
afterAll(() => {
	for (const folder of [dirname(before), dirname(after), kept]) rmSync(folder, { recursive: true });
});

const bytes = (output: string, path: string) => readFileSync(join(output, path));
const isChanged = (path: string) => !bytes(before, path).equals(bytes(after, path));

/** The words that a reader sees, without drawings and machine-readable parts. */
const wordsOf = (html: string) =>
	html
		.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replaceAll(/\s+/g, ' ');

describe('after one cell has changed', () => {
	test.each([
		['the chapter that says it', 'en/ferry-passengers/index.html', '13.6%', '10.0%'],
		['its counterpart', 'vi/khach-qua-pha/index.html', '13,6%', '10,0%'],
		['both side by side', 'en/ferry-passengers/parallel/index.html', '13.6%', '10.0%'],
		['the page of the figure', 'en/figures/passengers-by-town/index.html', '129', '121'],
		['its frame', 'embed/vi/passengers-by-town/index.html', '129', '121'],
		['the page of the dataset', 'en/data/passengers/index.html', '129', '121'],
		['the list of numbers', 'en/numbers/index.html', '13.6%', '10.0%'],
		['the two-page brief', 'en/brief/index.html', '13.6%', '10.0%'],
	])('%s has the new number and not the old', (_name, path, now, old) => {
		expect(wordsOf(bytes(before, path).toString())).toContain(old);
		const words = wordsOf(bytes(after, path).toString());
		expect(words).toContain(now);
		expect(words).not.toContain(old);
	});

	test.each(['csv', 'json', 'svg', 'png'])('the figure is another as %s', (format) => {
		for (const locale of ['vi', 'en']) {
			const folder = `${locale}/figures/passengers-by-town`;
			expect(isChanged(`${folder}/passengers-by-town.${format}`)).toBe(true);
		}
	});

	test.each([
		'data/passengers.csv',
		'data/datapackage.json',
		'en/card.png',
		'search/pagefind-entry.json',
	])('%s is another', (path) => {
		expect(isChanged(path)).toBe(true);
	});

	test('so are the documents on paper, and only those that say it are printed again', async () => {
		const [chapter, book] = ['en/ferry-passengers/ferry-passengers.pdf', 'en/book/book-en.pdf'];
		for (const path of [chapter, book]) {
			const text = async (output: string) => (await readPdf(join(output, path))).texts.join('');
			expect(await text(before), path).toContain('10.0%');
			expect(await text(after), path).toContain('13.6%');
			expect(await text(after), path).not.toContain('10.0%');
		}
		expect(isChanged('en/chronicle/chronicle.pdf')).toBe(false);
	});
});
