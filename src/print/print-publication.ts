import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { locales, localize, type Locale, type Localized } from '../locale/locales.ts';
import { destinationsOf, type Destination } from '../pdf/destinations.ts';
import { finish } from '../pdf/finish.ts';
import { merge, type MergeSource } from '../pdf/merge.ts';
import type { Facts } from '../pdf/metadata.ts';
import { onPaper } from '../pdf/paper.ts';
import { formulaMark } from '../pdf/structure.ts';
import { drift, furtherBreaks, leadings, ways, type Layout } from './levelling.ts';
import type { BookPart, PageDocument, PrintPlan, SingleDocument } from './plan.ts';
import { endPlace, startPlace, type PageReading, type PageSetting } from './prepare-page.ts';
import { fingerprintOf, type PrintCache } from './print-cache.ts';
import type { Printer } from './print-site.ts';

/** What was printed, for the site and for whoever started the print. */
export interface PrintReport {
	/** The printed page of every address in the book, with or without a fragment. */
	readonly pageNumbers: Localized<Readonly<Record<string, number>>>;
	/** Parts of the book that begin on different pages in the two languages. */
	readonly driftingParts: readonly string[];
	/** Sections that do, as address and id. */
	readonly driftingSections: readonly string[];
	readonly sections: number;
	/** Pages of all documents. */
	readonly pages: number;
	/** Documents that do not fit on their pages, at the smallest size too. */
	readonly overlong: readonly { readonly single: SingleDocument; readonly pages: number }[];
}

/** What printing needs beside the plan. */
export interface PrintMeans {
	readonly printer: Printer;
	readonly cache: PrintCache;
	/** The name of the browser and its version, for the documents. */
	readonly producer: string;
	/** Where documents are written: the root of the site. */
	readonly directory: string;
}

/** A draft: where everything landed, without the document. */
interface Draft {
	readonly pages: number;
	readonly destinations: readonly Destination[];
	readonly reading: PageReading;
}

/** How a part of the book is set, before its numbers are known. */
interface PartLayout {
	readonly part: BookPart;
	readonly drafts: Localized<Draft>;
	readonly leading: Localized<number | undefined>;
	readonly breaks: Localized<readonly string[]>;
	/** Pages that it takes in both languages. */
	readonly pages: number;
}

/** A part of the book with its numbers. */
interface PlacedPart extends PartLayout {
	readonly start: number;
}

/** Prints everything that a plan names and writes it into the site. */
export async function printPublication(plan: PrintPlan, means: PrintMeans): Promise<PrintReport> {
	const layouts: PartLayout[] = [];
	for (const part of plan.parts) layouts.push(await layOut(part, plan, means));
	let placed = place(layouts);
	let run = runOf(placed, plan, means);
	// References to pages are part of the text: what they say may move what they point at.
	for (let round = 0; round < 4; round += 1) {
		const landed = await printParts(placed, run);
		const next = runOf(landed, plan, means);
		placed = landed;
		if (fingerprintOf(next.numbers, next.total) === fingerprintOf(run.numbers, run.total)) break;
		run = next;
	}
	const pageCounts = await writeDocuments(placed, run);

	const singles: { readonly single: SingleDocument; readonly pages: number }[] = [];
	for (const single of plan.singles) {
		singles.push({ single, pages: await printSingle(single, plan, means) });
	}
	return {
		pageNumbers: run.numbers,
		...driftOf(placed),
		pages: pageCounts + singles.reduce((sum, { pages }) => sum + pages, 0),
		overlong: singles.filter(({ single, pages }) => pages > (single.mostPages ?? pages)),
	};
}

/** Numbers and words that every part is printed with. */
interface Run {
	readonly numbers: Localized<Readonly<Record<string, number>>>;
	readonly total: number;
	readonly plan: PrintPlan;
	readonly means: PrintMeans;
}

function runOf(placed: readonly PlacedPart[], plan: PrintPlan, means: PrintMeans): Run {
	return {
		numbers: localize((locale) => numbersOf(placed, locale)),
		total: placed.reduce((sum, { pages }) => sum + pages, 0),
		plan,
		means,
	};
}

function settingOf(
	document: PageDocument,
	locale: Locale,
	{ words }: PrintPlan,
	own: Partial<PageSetting>,
): PageSetting {
	const say = words[locale];
	return {
		start: 1,
		style: 'arabic',
		heads: [say.shortTitle, document.runningHead],
		foot: say.foot,
		breaks: [],
		blanks: 0,
		blankText: say.blank,
		pageNumbers: {},
		expected: [],
		pageWords: say.page,
		formulaWords: say.formula,
		formulaMark,
		...own,
	};
}

async function draft(
	document: PageDocument,
	setting: PageSetting,
	{ printer, cache }: PrintMeans,
): Promise<Draft> {
	const key = cache.keyOf('draft', document.address, printer.source(document.address), setting);
	return cache.data(key, async () => {
		const { bytes, reading } = await printer.print(document.address, setting, true);
		return read(bytes, reading);
	});
}

async function read(bytes: Uint8Array, reading: PageReading): Promise<Draft> {
	const loaded = await PDFDocument.load(bytes, { updateMetadata: false });
	return { pages: loaded.getPageCount(), destinations: destinationsOf(loaded), reading };
}

/** Sets a part in both languages so that its sections begin on the same pages. */
async function layOut(part: BookPart, plan: PrintPlan, means: PrintMeans): Promise<PartLayout> {
	const both = async (own: Localized<Partial<PageSetting>>): Promise<Localized<Draft>> => {
		const [vi, en] = await Promise.all(
			locales.map((locale) => {
				const document = part.documents[locale];
				const expected = plan.parts.map(({ documents }) => documents[locale].address);
				const setting = settingOf(document, locale, plan, { expected, ...own[locale] });
				return draft(document, setting, means);
			}),
		);
		return { vi: vi as Draft, en: en as Draft };
	};
	const unlevelled = {
		drafts: await both({ vi: {}, en: {} }),
		leading: { vi: undefined, en: undefined },
		breaks: { vi: [], en: [] },
	};
	const set = part.isLevelled ? await level(unlevelled.drafts, both) : unlevelled;
	return { part, ...set, pages: Math.max(set.drafts.vi.pages, set.drafts.en.pages) };
}

type Levelled = Pick<PartLayout, 'drafts' | 'leading' | 'breaks'>;

/**
 * Tries the ways to set a chapter until one sets all sections level, and one more: of two that do,
 * the one with fewer pages leaves less paper empty.
 */
async function level(
	first: Localized<Draft>,
	print: (own: Localized<Partial<PageSetting>>) => Promise<Localized<Draft>>,
): Promise<Levelled> {
	const layouts = (drafts: Localized<Draft>) => localize((locale) => layoutOf(drafts[locale]));
	const apart = ({ drafts }: Levelled) => drift(layouts(drafts)).length;
	const pages = ({ drafts }: Levelled) => Math.max(drafts.vi.pages, drafts.en.pages);
	const tried: Levelled[] = [];
	for (const [index, { mostEmpty, tightness }] of ways.entries()) {
		const leading = leadings(layouts(first), tightness);
		let breaks: Levelled['breaks'] = { vi: [], en: [] };
		for (let round = 0; round < 8; round += 1) {
			const drafts = await print(
				localize((locale) => ({ leading: leading[locale], breaks: breaks[locale] })),
			);
			const outcome = { drafts, leading, breaks };
			tried.push(outcome);
			if (apart(outcome) === 0) {
				// Level without a break: nothing is left empty.
				if (index + round === 0) return outcome;
				break;
			}
			const further = furtherBreaks(layouts(drafts), breaks, mostEmpty);
			if (fingerprintOf(further) === fingerprintOf(breaks)) break;
			breaks = further;
		}
		if (index > 0 && tried.some((each) => apart(each) === 0)) break;
	}
	const [best] = tried.toSorted(
		(one, other) => apart(one) - apart(other) || pages(one) - pages(other),
	);
	if (best === undefined) throw new Error('There is no way to set a chapter.');
	return best;
}

function layoutOf({ pages, destinations, reading }: Draft): Layout {
	const find = (id: string) => destinations.find(({ name }) => name === id);
	return {
		pages,
		sections: reading.headings.flatMap(({ level, id }) => {
			const found = level === 2 ? find(id) : undefined;
			return found === undefined ? [] : [{ id, page: found.page, depth: found.depth }];
		}),
		end: find(endPlace) ?? { page: pages - 1, depth: 1 },
	};
}

/** Gives every part the number of its first page. */
function place(layouts: readonly PartLayout[]): PlacedPart[] {
	let next = 1;
	return layouts.map((layout) => {
		const start = next;
		next += layout.pages;
		return { ...layout, start };
	});
}

/** The printed page of every place, by its address. */
function numbersOf(placed: readonly PlacedPart[], locale: Locale): Record<string, number> {
	const numbers: Record<string, number> = {};
	for (const { part, drafts, start } of placed) {
		const { address } = part.documents[locale];
		numbers[address] = start;
		for (const { name, page } of drafts[locale].destinations) {
			if (name !== startPlace && name !== endPlace) numbers[`${address}#${name}`] = start + page;
		}
	}
	return numbers;
}

function partSetting(
	{ part, leading, breaks, start, pages, drafts }: PlacedPart,
	locale: Locale,
	{ numbers, total, plan }: Run,
): PageSetting {
	return settingOf(part.documents[locale], locale, plan, {
		start,
		total,
		leading: leading[locale],
		breaks: breaks[locale],
		blanks: pages - drafts[locale].pages,
		pageNumbers: numbers[locale],
	});
}

/** Numbers that a page shows: others may change without a new print. */
function shownNumbers(setting: PageSetting, source: string): PageSetting {
	const shown = Object.entries(setting.pageNumbers).filter(([address]) => {
		const { pathname, hash } = new URL(address);
		return source.includes(`${pathname}${hash}"`);
	});
	return { ...setting, pageNumbers: Object.fromEntries(shown) };
}

/** Prints every part with its numbers, and tells where everything landed. */
async function printParts(placed: readonly PlacedPart[], run: Run): Promise<PlacedPart[]> {
	const landed: PartLayout[] = [];
	for (const each of placed) {
		const [vi, en] = await Promise.all(
			locales.map(async (locale) => {
				const { reading, bytes } = await printFinal(each, locale, run);
				const { pages, destinations } = await read(bytes, reading);
				const blanks = each.pages - each.drafts[locale].pages;
				return { pages: pages - blanks, destinations, reading };
			}),
		);
		const drafts = { vi: vi as Draft, en: en as Draft };
		landed.push({ ...each, drafts, pages: Math.max(drafts.vi.pages, drafts.en.pages) });
	}
	return place(landed);
}

/** A finished part of the book, out of the cache where it was made before. */
async function printFinal(
	each: PlacedPart,
	locale: Locale,
	run: Run,
): Promise<{ readonly bytes: Uint8Array; readonly reading: PageReading }> {
	const document = each.part.documents[locale];
	const setting = partSetting(each, locale, run);
	return printDocument(document, locale, setting, run.plan, run.means);
}

async function printDocument(
	document: PageDocument,
	locale: Locale,
	whole: PageSetting,
	plan: PrintPlan,
	means: PrintMeans,
): Promise<{ readonly bytes: Uint8Array; readonly reading: PageReading }> {
	const { printer, cache } = means;
	const source = printer.source(document.address);
	const setting = shownNumbers(whole, source);
	const key = cache.keyOf(
		'final',
		source,
		setting,
		document,
		plan.date,
		plan.licence,
		plan.words[locale],
	);
	const bytes = await cache.bytes(key, async () => {
		const print = await printer.print(document.address, setting, false);
		await cache.data(key, () => Promise.resolve(print.reading));
		return finish(print.bytes, {
			facts: factsOf(document, locale, print.reading.title, key, plan, means),
			headings: print.reading.headings,
			linkTexts: new Map([...print.reading.links].reverse()),
			label: { style: setting.style, start: setting.start },
			attachments: document.attachments,
		});
	});
	const reading = await cache.data<PageReading>(key, () =>
		Promise.reject(new Error(`The cache has lost what belongs to ${key}.pdf; remove its folder.`)),
	);
	return { bytes, reading };
}

function factsOf(
	{ address, subject, keywords }: PageDocument,
	locale: Locale,
	title: string,
	fingerprint: string,
	{ words, date, licence }: PrintPlan,
	{ producer }: PrintMeans,
): Facts {
	const { author } = words[locale];
	return {
		title,
		author,
		language: locale,
		subject,
		keywords,
		address,
		licence,
		date,
		fingerprint,
		producer,
	};
}

/** Writes the parts that are documents of their own, and the books. Gives the pages of all. */
async function writeDocuments(placed: readonly PlacedPart[], run: Run): Promise<number> {
	const { plan, means } = run;
	let pages = 0;
	for (const locale of locales) {
		const front = plan.front.documents[locale];
		const setting = settingOf(front, locale, plan, {
			style: 'roman',
			pageNumbers: run.numbers[locale],
		});
		const cover = await printDocument(front, locale, setting, plan, means);
		const sources: MergeSource[] = [{ bytes: cover.bytes, address: front.address }];
		for (const each of placed) {
			const document = each.part.documents[locale];
			const made = await printFinal(each, locale, run);
			sources.push({ bytes: made.bytes, address: document.address });
			if (document.file === undefined) continue;
			await writeOnPapers(document.file, made.bytes, means);
			pages += each.pages;
		}
		pages += run.total + (await pageCount(cover.bytes));
		await writeBook(plan.books[locale], locale, sources, plan, means);
	}
	return pages;
}

async function pageCount(bytes: Uint8Array): Promise<number> {
	return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
}

async function writeBook(
	book: PageDocument,
	locale: Locale,
	sources: readonly MergeSource[],
	plan: PrintPlan,
	means: PrintMeans,
): Promise<void> {
	if (book.file === undefined) return;
	const { bookTitle } = plan.words[locale];
	const key = means.cache.keyOf(
		'book',
		book,
		sources.map(({ bytes }) => fingerprintOf(bytes)),
		bookTitle,
	);
	const bytes = await means.cache.bytes(key, () =>
		merge(sources, factsOf(book, locale, bookTitle, key, plan, means)),
	);
	await writeOnPapers(book.file, bytes, means);
}

/** The file of the same document on the other paper. */
export function letterFile(file: string): string {
	return file.replace(/\.pdf$/, '-letter.pdf');
}

async function writeOnPapers(file: string, bytes: Uint8Array, means: PrintMeans): Promise<void> {
	const { cache, directory } = means;
	const letter = await cache.bytes(cache.keyOf('letter', fingerprintOf(bytes)), () =>
		onPaper(bytes, 'letter'),
	);
	for (const [path, content] of [
		[file, bytes],
		[letterFile(file), letter],
	] as const) {
		mkdirSync(dirname(join(directory, path)), { recursive: true });
		writeFileSync(join(directory, path), content);
	}
}

/** Sizes of the text of a document that must fit, in points, from the usual one down. */
const sizes = [10.5, 10, 9.5, 9] as const;

/** Prints a document of its own; gives the number of its pages. */
async function printSingle(
	{ document, locale, mostPages }: SingleDocument,
	plan: PrintPlan,
	means: PrintMeans,
): Promise<number> {
	const run = (size: number | undefined) => settingOf(document, locale, plan, { size });
	let size: number | undefined;
	let { pages } = await draft(document, run(undefined), means);
	for (const smaller of sizes) {
		if (pages <= (mostPages ?? pages)) break;
		size = smaller;
		({ pages } = await draft(document, run(size), means));
	}
	const { bytes } = await printDocument(document, locale, run(size), plan, means);
	if (document.file !== undefined) await writeOnPapers(document.file, bytes, means);
	return pages;
}

function driftOf(placed: readonly PlacedPart[]) {
	const levelled = placed.filter(({ part }) => part.isLevelled);
	const firstPages = (locale: Locale, each: PlacedPart) =>
		each.drafts[locale].destinations.find(({ name }) => name === startPlace)?.page;
	return {
		driftingParts: placed
			.filter((each) => firstPages('vi', each) !== firstPages('en', each))
			.map(({ part }) => part.documents.en.address),
		driftingSections: levelled.flatMap(({ part, drafts }) =>
			drift(localize((locale) => layoutOf(drafts[locale]))).map(
				(id) => `${part.documents.en.address}#${id}`,
			),
		),
		sections: levelled.reduce((sum, { drafts }) => sum + layoutOf(drafts.vi).sections.length, 0),
	};
}
