import { readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFName,
	PDFRef,
	PDFStream,
	type PDFObject,
} from '@cantoo/pdf-lib';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachedFiles } from '../../src/pdf/attachments.ts';
import { linksOf } from '../../src/pdf/destinations.ts';
import { dictIn, listIn, nameIn, streamText, textIn } from '../../src/pdf/objects.ts';
import { outlineIn, type OutlineItem } from '../../src/pdf/outline.ts';
import { elementsOf, structureRoot } from '../../src/pdf/structure.ts';
import { buildPrintedBrief, runBuild } from '../support/build-fixture.ts';
import { builtPages } from '../support/built-pages.ts';
import { applyDefect, copyValidBrief } from '../support/fixture-brief.ts';
import { greyProof, type GreyText } from '../support/grey-proof.ts';
import {
	brokenReferences,
	headLines,
	overprinted,
	setPages,
	strayWords,
	textOf,
} from '../support/paper-faults.ts';
import {
	builtPdfs,
	markedContent,
	readPdf,
	taggedMarks,
	withoutSpace,
	type ReadPdf,
} from '../support/pdf-reader.ts';

/** What thin smoothed letters of 8 points keep of the 4.5 : 1 that their colours have. */
const leastContrast = 4;

const output = buildPrintedBrief();
// An edition keeps copies of the A4 documents.
const files = builtPdfs(output).filter((file) => !file.startsWith(join(output, 'editions')));
const named = files.map((file) => [file.slice(output.length), file] as const);
afterAll(() => rmSync(dirname(output), { recursive: true }));

const numbersOf = (locale: string): Record<string, number> =>
	JSON.parse(readFileSync(join(output, locale, 'pages.json'), 'utf8'));
const load = (file: string) =>
	PDFDocument.load(readFileSync(file), { throwOnInvalidObject: true, updateMetadata: false });
const name = (text: string) => PDFName.of(text);

describe('the set of documents', () => {
	test('has every product in both languages and on both papers', () => {
		const paths = named.map(([path]) => path);
		for (const locale of ['vi', 'en']) {
			for (const product of ['book', 'brief', 'handout', 'claims']) {
				expect(paths).toContain(`/${locale}/${product}/${product}-${locale}.pdf`);
				expect(paths).toContain(`/${locale}/${product}/${product}-${locale}-letter.pdf`);
			}
		}
		expect(paths).toContain('/en/ferry-cargo/ferry-cargo.pdf');
		expect(paths).toContain('/vi/hang-qua-pha/hang-qua-pha-letter.pdf');
		expect(paths).toContain('/vi/hang-qua-pha/parallel/hang-qua-pha-vi-en.pdf');
		expect(paths).toContain('/en/ferry-cargo/parallel/ferry-cargo-en-vi-letter.pdf');
	});

	test('is made of the same bytes by another build', () => {
		const again = buildPrintedBrief();
		const changed = files.filter(
			(file) => !readFileSync(file).equals(readFileSync(again + file.slice(output.length))),
		);
		rmSync(dirname(again), { recursive: true });
		expect(changed).toEqual([]);
	});

	test.each(named.filter(([path]) => !path.includes('-letter')))(
		'%s has its sheets',
		async (_path, file) => {
			const a4 = await load(file);
			const letter = await load(file.replace('.pdf', '-letter.pdf'));
			const sizes = (document: PDFDocument) =>
				document
					.getPages()
					.map((page) => [page.getWidth(), page.getHeight()].map(Math.round).sort());
			expect(new Set(sizes(letter).map(String))).toEqual(new Set(['612,792']));
			expect(sizes(letter)).toHaveLength(sizes(a4).length);
			for (const [narrow = 0, long = 0] of sizes(a4)) {
				expect(narrow).toBeCloseTo(595, -0.5);
				expect(long).toBeCloseTo(842, -0.5);
			}
		},
	);

	test('keeps a chapter within 400 kB and the book within 4 MB', () => {
		for (const [path, file] of named) {
			expect(readFileSync(file).length, path).toBeLessThan(path.includes('/book/') ? 4e6 : 4e5);
		}
	});

	test.each(['vi', 'en'])('the brief takes no third page (%s)', async (locale) => {
		const { document } = await readPdf(join(output, locale, 'brief', `brief-${locale}.pdf`));
		expect(document.numPages).toBeLessThanOrEqual(2);
	});
});

describe.each(named)('%s', (path, file) => {
	let read: ReadPdf;
	let document: PDFDocument;
	beforeAll(async () => {
		read = await readPdf(file);
		document = await load(file);
	});

	test('tells its title, author, language and standards', async () => {
		const { info, metadata } = await read.document.getMetadata();
		const facts = info as Record<string, unknown>;
		expect(facts['Title']).toMatch(/\S/);
		expect(['Hội bạn bến phà', 'Friends of the Ferry']).toContain(facts['Author']);
		expect(facts['Language']).toBe(path.slice(1, 3));
		const packet = (metadata as { getRaw: () => string }).getRaw();
		expect(packet).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(packet).toContain('<pdfaid:part>3</pdfaid:part>');
		expect(document.catalog.get(name('OutputIntents'))).toBeDefined();
	});

	test('paints nothing outside tags and artifacts', async () => {
		for (let number = 1; number <= read.document.numPages; number += 1) {
			const page = await read.document.getPage(number);
			const { painted, unmarked, doubtful, marks } = await markedContent(page);
			expect(painted).toBeGreaterThan(0);
			expect({ number, unmarked, doubtful }).toEqual({ number, unmarked: 0, doubtful: 0 });
			expect([...marks].sort()).toEqual([...(await taggedMarks(page))].sort());
		}
	});

	test('has tags that a screen reader can follow', () => {
		const { context } = document;
		const elements = [...elementsOf(context, structureRoot(document))];
		const typed = (type: string) => elements.filter((element) => element.type === type);
		const isBook = path.includes('/book/');
		if (!isBook) expect(typed('H1')).toHaveLength(1);
		for (const { dict } of [...typed('Figure'), ...typed('Formula')]) {
			expect(textIn(dict.get(name('Alt')))).toMatch(/\S/);
			expect(textIn(dict.get(name('Alt')))).not.toMatch(/\uE000/);
		}
		for (const { dict } of typed('LI')) {
			const kids = listIn(context, dict.get(name('K'))).map((kid) =>
				nameIn(dictIn(context, kid)?.get(name('S'))),
			);
			expect(kids.filter((kid) => kid !== 'Lbl' && kid !== 'LBody')).toEqual([]);
		}
		for (const { dict } of typed('TH')) {
			const scopes = listIn(context, dict.get(name('A'))).map((each) =>
				nameIn(dictIn(context, each)?.get(name('Scope'))),
			);
			expect(scopes.some((scope) => scope === 'Row' || scope === 'Column')).toBe(true);
		}
		for (const link of linksOf(document)) {
			expect(textIn(link.get(name('Contents')))).toMatch(/\S/);
			expect(link.get(name('StructParent'))).toBeDefined();
		}
	});

	test('has links that lead somewhere in it', () => {
		for (const link of linksOf(document)) {
			const place = textIn(link.get(name('Dest')));
			if (place !== undefined) expect(read.places.has(place), place).toBe(true);
		}
	});

	test('has an outline whose every line leads to a page', () => {
		const lines = flat(outlineIn(document));
		expect(lines.length).toBeGreaterThan(0);
		for (const { destination } of lines)
			expect(read.places.has(destination), destination).toBe(true);
	});

	test('embeds every face, with the letters that it stands for', () => {
		const { context } = document;
		const fonts = context
			.enumerateIndirectObjects()
			.flatMap(([, object]) =>
				object instanceof PDFDict && nameIn(object.get(name('Type'))) === 'Font' ? [object] : [],
			);
		expect(fonts.length).toBeGreaterThan(0);
		for (const font of fonts) {
			const type = nameIn(font.get(name('Subtype')));
			expect(type).not.toBe('Type3');
			if (type === 'Type0') expect(font.get(name('ToUnicode'))).toBeInstanceOf(PDFRef);
			else {
				const descriptor = dictIn(context, font.get(name('FontDescriptor')));
				expect(fileIn(document, descriptor?.get(name('FontFile2')))).toBeInstanceOf(PDFStream);
			}
		}
	});

	test('shows at the foot of each page what the page is called, and nothing else', async () => {
		for (const [index, label] of read.labels.entries()) {
			const page = await read.document.getPage(index + 1);
			const foot = await lowestLine(page);
			const [left = 0, , right = 0] = page.view;
			const count = foot.filter(({ x }) => x > left + 0.4 * (right - left));
			const words = withoutSpace(count.map(({ text }) => text).join(''));
			expect(words).toMatch(/^\d+$/.test(label) ? new RegExp(`^${label}/\\d+$`) : label);
		}
	});

	test('keeps every letter where all printers print, 5 mm from the edges', async () => {
		const least = (5 / 25.4) * 72;
		for (let number = 1; number <= read.document.numPages; number += 1) {
			const page = await read.document.getPage(number);
			const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
			for (const { x, y, text, width, height } of await placedText(page)) {
				expect(x - left, text).toBeGreaterThan(least);
				expect(right - x - width, text).toBeGreaterThan(least);
				expect(y - bottom, text).toBeGreaterThan(least);
				expect(top - y - height, text).toBeGreaterThan(least);
			}
		}
	});

	test('has no fault of setting, and its colophon where its head would be', async () => {
		// Sheets that are cut to Letter, and those of claims, have other margins.
		if (path.includes('-letter') || path.includes('/claims/')) return;
		const pages = await setPages(read.document);
		const heads = pages.map(headLines);
		const isChapter = !/\/(?:book|brief)\//.test(path);
		const [first = []] = heads;
		expect(/(?:This copy|Bản này): http/.test(first.join(' '))).toBe(isChapter);
		for (const [index, page] of pages.entries()) {
			const number = index + 1;
			if (!path.includes('/book/') && index > 0) expect(heads[index]).toHaveLength(1);
			expect({ number, stray: strayWords(page) }).toEqual({ number, stray: [] });
			expect({ number, over: overprinted(page) }).toEqual({ number, over: [] });
			expect({ number, broken: brokenReferences(page) }).toEqual({ number, broken: [] });
			expect(textOf(page)).not.toBe('');
		}
	});

	test('has no letter smaller than eight points but in formulas', async () => {
		for (let number = 1; number <= read.document.numPages; number += 1) {
			const page = await read.document.getPage(number);
			await page.getOperatorList();
			const { items } = await page.getTextContent();
			for (const item of items) {
				if (!('str' in item) || item.str.trim() === '') continue;
				const { name: face } = page.commonObjs.get(item.fontName) as { name: string };
				if (!face.includes('KaTeX')) expect(item.height, item.str).toBeGreaterThanOrEqual(7.95);
			}
		}
	});
});

function flat(items: readonly OutlineItem[]): OutlineItem[] {
	return items.flatMap((item) => [item, ...flat(item.items)]);
}

/** Where words stand on a page, in points from its origin. */
async function placedText(page: PDFPageProxy) {
	const { items } = await page.getTextContent();
	return items.flatMap((item) => {
		if (!('str' in item) || item.str.trim() === '') return [];
		const { str: text, width, height } = item;
		const [, , , , x = 0, y = 0] = item.transform as readonly number[];
		return [{ x, y, text, width, height }];
	});
}

/** The words of the lowest line of a page, from left to right. */
async function lowestLine(page: PDFPageProxy) {
	const placed = await placedText(page);
	const lowest = Math.min(...placed.map(({ y }) => y));
	return placed.filter(({ y }) => y < lowest + 1).sort((a, b) => a.x - b.x);
}

function fileIn({ context }: PDFDocument, value: PDFObject | undefined): PDFObject | undefined {
	return value instanceof PDFRef ? context.lookup(value) : value;
}

describe('numbers of pages', () => {
	const chapters = builtPages(output).filter(
		({ path, html }) =>
			/^\/[a-z]{2}\/[^/]+\/$/.test(path) && html.includes('class="paragraph-number"'),
	);

	test.each(chapters)(
		'$path tells where each paragraph, figure and table is printed',
		async ({ path, html }) => {
			const locale = path.split('/')[1] ?? '';
			const pdf = await readPdf(join(output, path, `${basename(path)}.pdf`));
			const book = await readPdf(join(output, locale, 'book', `book-${locale}.pdf`));
			const claims = [
				...html.matchAll(
					/<a class="paragraph-number" href="#([^"]+)"[^>]* data-page="(?:tr|p)\. (\d+)"/g,
				),
				...html.matchAll(/data-page-of="[^"#]*#((?:figure|table)-[^"]+)"[^>]*>(?:tr|p)\. (\d+)</g),
			].map(([, id = '', page = '']) => ({ id, page }));
			expect(claims.length).toBeGreaterThan(0);
			expect(claims.length).toBe(
				(html.match(/class="paragraph-number"/g) ?? []).length +
					(html.match(/class="page-note/g) ?? []).length,
			);
			for (const { id, page } of claims) {
				expect(pdf.labels[pdf.places.get(id) ?? -1], id).toBe(page);
				expect(book.labels[book.places.get(id) ?? -1], id).toBe(page);
			}
		},
	);

	test.each(['vi', 'en'])(
		'a paragraph stands in the text of the page that is named (%s)',
		async (locale) => {
			const path = locale === 'vi' ? '/vi/khach-qua-pha/' : '/en/ferry-passengers/';
			const sentence =
				locale === 'vi' ? 'Bến Sông chở 100 nghìn lượt khách' : 'passengers grew steadily';
			const html = builtPages(output).find((page) => page.path === path)?.html ?? '';
			const paragraph =
				html.split('<p ').find((each) => each.replace(/<[^>]+>/g, '').includes(sentence)) ?? '';
			const page = /data-page="(?:tr|p)\. (\d+)"/.exec(paragraph)?.[1] ?? '';
			const { texts, labels } = await readPdf(join(output, path, `${basename(path)}.pdf`));
			expect(texts[labels.indexOf(page)]).toContain(withoutSpace(sentence));
		},
	);

	test.each(['vi', 'en'])(
		'the contents of the book name the pages of what they lead to (%s)',
		async (locale) => {
			const book = await readPdf(join(output, locale, 'book', `book-${locale}.pdf`));
			const numbers = numbersOf(locale);
			const html = builtPages(output).find(({ path }) => path === `/${locale}/book/`)?.html ?? '';
			const lines = [
				...html.matchAll(/class="printed-page[^"]*" data-page-of="([^"]+)"[^>]*>(\d*)</g),
			];
			expect(lines.length).toBeGreaterThan(20);
			for (const [, path = '', page = ''] of lines) {
				expect(Number(page), path).toBe(numbers[path]);
				const [, id] = path.split('#');
				if (id !== undefined) expect(book.labels[book.places.get(id) ?? -1], path).toBe(page);
			}
			const contents = book.texts.slice(0, book.labels.indexOf('1')).join('');
			const first =
				locale === 'vi' ? 'Khách bỏ phà khi có cầu' : 'Passengers left the ferry for the bridge';
			expect(contents).toContain(
				`${withoutSpace(first)}${numbers[locale === 'vi' ? '/vi/khach-qua-pha/' : '/en/ferry-passengers/']}`,
			);
		},
	);

	test('chapters and sections begin on the same page in both languages', () => {
		const [vi, en] = [numbersOf('vi'), numbersOf('en')];
		const sections = (numbers: Record<string, number>) =>
			Object.fromEntries(
				Object.entries(numbers).flatMap(([path, page]) => {
					const id = path.split('#')[1] ?? '';
					return id.startsWith('s-') ? [[id, page]] : [];
				}),
			);
		expect(Object.keys(sections(vi)).length).toBeGreaterThan(3);
		expect(sections(vi)).toEqual(sections(en));
	});
});

describe('a chapter in both languages', () => {
	test('has each paragraph beside its counterpart, each in its language', async () => {
		const file = join(output, 'en/ferry-passengers/parallel/ferry-passengers-en-vi.pdf');
		const { document: pdf } = await readPdf(file);
		const found: { number: number; x: number; y: number; text: string }[] = [];
		for (let number = 1; number <= pdf.numPages; number += 1) {
			const placed = await placedText(await pdf.getPage(number));
			found.push(...placed.map(({ x, y, text }) => ({ number, x, y, text })));
		}
		const placeOf = (words: string) => found.find(({ text }) => text.includes(words));
		const own = placeOf('steadily');
		const other = placeOf('tăng đều');
		expect(own).toBeDefined();
		expect(other?.number).toBe(own?.number);
		expect(Math.abs((other?.y ?? 0) - (own?.y ?? 0))).toBeLessThan(40);
		expect((other?.x ?? 0) - (own?.x ?? 0)).toBeGreaterThan(150);
		const parallel = await load(file);
		const languages = [...elementsOf(parallel.context, structureRoot(parallel))].flatMap(
			({ dict }) => textIn(dict.get(name('Lang'))) ?? [],
		);
		expect(languages).toContain('vi');
	});
});

describe('the handout', () => {
	test('gives each figure a page of its own, of one number in both languages', async () => {
		const [vi, en] = await Promise.all(
			['vi', 'en'].map(async (locale) => {
				const { document, places } = await readPdf(
					join(output, locale, 'handout', `handout-${locale}.pdf`),
				);
				const figures = [...places].filter(([place]) => /^figure-.*-title$/.test(place));
				return { pages: document.numPages, figures: new Map(figures) };
			}),
		);
		expect(vi).toEqual(en);
		const pages = [...(en?.figures.values() ?? [])];
		expect(pages.length).toBeGreaterThan(5);
		expect(new Set(pages).size).toBe(pages.length);
	});
});

test('a formula in both languages has the whole width, one under the other', async () => {
	const file = join(output, 'en/ferry-passengers/parallel/ferry-passengers-en-vi.pdf');
	const { document: pdf } = await readPdf(file);
	const equals = (await setPages(pdf)).flatMap(({ words }) =>
		words.filter(({ text, isFormula }) => isFormula && text.trim() === '='),
	);
	expect(equals).toHaveLength(2);
	const [own, other] = equals;
	expect(Math.abs((own?.base ?? 0) - (other?.base ?? 0))).toBeGreaterThan(8);
});

describe('without colour', () => {
	// The handout has every figure of the publication; the parts of both languages are drawn alike.
	test('every letter of every figure stands out from what lies under it', async () => {
		const { document: handout } = await readPdf(join(output, 'vi/handout/handout-vi.pdf'));
		const proofs: GreyText[] = [];
		for (let number = 1; number <= handout.numPages; number += 1) {
			proofs.push(...(await greyProof(handout, number)));
		}
		expect(proofs.length).toBeGreaterThan(100);
		const pale = proofs.filter(({ contrast }) => contrast < leastContrast);
		expect(pale).toEqual([]);
		expect(Math.min(...proofs.map(({ size }) => size))).toBeGreaterThanOrEqual(7.95);
	});
});

describe('what a document carries', () => {
	test('the numbers of its figures and the ledger of claims', async () => {
		const chapter = await load(join(output, 'en/ferry-cargo/ferry-cargo.pdf'));
		expect(attachedFiles(chapter).map(({ file }) => file)).toEqual(['cargo-by-kind.csv']);
		const [{ ref } = { ref: undefined }] = attachedFiles(chapter);
		const { context } = chapter;
		const specification = dictIn(context, ref);
		const stream = fileIn(chapter, dictIn(context, specification?.get(name('EF')))?.get(name('F')));
		const csv = Buffer.from(streamText(stream as PDFStream), 'latin1').toString('utf8');
		expect(csv).toContain('2001,');
		expect(nameIn(specification?.get(name('AFRelationship')))).toBe('Data');
		const claims = await load(join(output, 'vi/claims/claims-vi.pdf'));
		expect(attachedFiles(claims).map(({ file }) => file)).toEqual(['claims.csv']);
		const book = await load(join(output, 'vi/book/book-vi.pdf'));
		expect(book.catalog.get(name('AF'))).toBeInstanceOf(PDFArray);
	});

	test('links between chapters stay within the book', async () => {
		const { annotations } = await readLinks(join(output, 'en/book/book-en.pdf'));
		const outside = annotations.filter((url) =>
			/ferries\.example\/en\/(ferry|six|chronicle|glossary|bibliography)/.test(url),
		);
		expect(outside).toEqual([]);
		const alone = await readLinks(join(output, 'en/book/book-en.pdf'));
		expect(alone.inside).toBeGreaterThan(20);
	});
});

async function readLinks(file: string): Promise<{ annotations: string[]; inside: number }> {
	const { document } = await readPdf(file);
	const annotations: string[] = [];
	let inside = 0;
	for (let number = 1; number <= document.numPages; number += 1) {
		for (const link of await (await document.getPage(number)).getAnnotations()) {
			if (link.url === undefined) inside += 1;
			else annotations.push(link.url);
		}
	}
	return { annotations, inside };
}

test('a brief that runs over two pages is told to its author, and nothing is published', () => {
	const manuscript = copyValidBrief();
	applyDefect(manuscript, {
		file: 'edition.yaml',
		replace: 'en: The bridge took the ferry’s passengers but not all of its cargo.',
		by: `en: ${'The bridge took passengers. '.repeat(600)}`,
	});
	const target = join(dirname(manuscript.directory), 'dist');
	const { status, stderr } = runBuild(manuscript, target, [], {
		PRINT_CACHE: join(dirname(manuscript.directory), 'print'),
	});
	rmSync(dirname(manuscript.directory), { recursive: true });
	expect(status).toBe(1);
	expect(stderr).toContain('[brief-fits-two-pages]');
});
