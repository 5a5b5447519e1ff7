import { build } from 'astro';
import { rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { writeBuildRecord } from '../delivery/build-record.ts';
import { deliver } from '../delivery/deliver.ts';
import { placeHeaders } from '../delivery/host-files.ts';
import { writeOffline } from '../delivery/offline.ts';
import { precompress } from '../delivery/precompress.ts';
import { showPrintedPages } from '../delivery/printed-pages.ts';
import { writeSitemap, type PageDates } from '../delivery/sitemap.ts';
import { PublicationError } from '../diagnostics/problem.ts';
import { languageTag } from '../locale/format.ts';
import { localize, locales } from '../locale/locales.ts';
import { browserVersion, findBrowserIfAny, type FoundBrowser } from '../print/browser.ts';
import { openPrintCache } from '../print/print-cache.ts';
import type { PrintReport } from '../print/print-publication.ts';
import { openPrinter } from '../print/print-site.ts';
import type { Brief } from '../publication/brief.ts';
import { handToPages } from '../publication/judged-brief.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { briefTooLong, briefWordCount } from '../publication/two-page-brief.ts';
import { searchRecords } from '../search/records.ts';
import { indexRecords, writeIndex } from '../search/write-index.ts';
import { commitOf } from './commit.ts';
import { clearScratch, refuseForeign, swapInto } from './output.ts';
import { printPlanOf } from './print-plan.ts';
import { publishEditions } from './publish-editions.ts';
import { readSoundBrief } from './read-manuscript.ts';
import { inTurn } from './turn.ts';

export interface BuildRequest {
	/** Whether to print PDFs, which needs a browser. */
	readonly withPdfs: boolean;
}

/** What a build left behind. */
export interface BuildResult {
	readonly output: string;
	/** The path under which the site is served, without a slash at its end. */
	readonly base: string;
	readonly print: PrintResult;
}

/** What was printed, and what the browser took for it. */
export interface PrintResult {
	readonly printedPages: number;
	/** CPU seconds. */
	readonly browserCpu: number;
}

/**
 * Judges the manuscript, builds the pages into a scratch folder, makes them ready to be served and
 * puts them in the place of the output at the very end. Whatever fails on the way, the previous
 * output stays as it was.
 */
export async function buildSite({ withPdfs }: BuildRequest): Promise<BuildResult> {
	const root = process.cwd();
	const output = resolve(process.env['OUTPUT'] ?? 'dist');
	refuseForeign(output);
	const manuscript = manuscriptOf(process.env);
	const brief = readSoundBrief(manuscript);
	handToPages(brief);
	const press = withPdfs ? await findPress() : undefined;
	const scratch = join(root, '.scratch', `${basename(output)}-${process.pid}`);
	const base = new URL(brief.edition.address).pathname.replace(/\/$/, '');
	process.env['PDF'] = press === undefined ? 'no' : 'yes';
	const index = await indexRecords(searchRecords(brief));
	process.env['SEARCH_TAG'] = index.tag;
	process.env['SEARCH_PARTS'] = JSON.stringify(index.parts);
	let print: PrintResult = { printedPages: 0, browserCpu: 0 };
	clearScratch(join(root, '.scratch'));
	await swapInto(output, scratch, async () => {
		await inTurn(join(root, '.scratch/turn'), () => buildPages(root, scratch));
		const site = { directory: scratch, base };
		await deliver(site, join(root, '.cache/faces'));
		writeIndex(index, join(scratch, 'search'));
		if (press !== undefined) print = await printAll(brief, scratch, base, press);
		// After the print, which writes page numbers into the pages that are kept.
		writeOffline(site, { id: brief.edition.id, words: offlineWords(brief) });
		writeSitemap(site, datesOf(brief));
		publishEditions(brief, manuscript, site);
		placeHeaders(site);
		writeBuildRecord(site, { edition: brief.edition.id, commit: commitOf(root) });
		precompress(site);
	});
	return { output, base, print };
}

/** Chapters tell when they were revised; everything else changes with the edition. */
function datesOf({ edition, parts, routes }: Brief): PageDates {
	const own = locales.flatMap((locale) =>
		parts[locale].map(({ head }) => [routes.chapter(locale, head.slug), head.revised] as const),
	);
	return { edition: edition.date, own: new Map(own) };
}

/**
 * What Astro remembers of an earlier build is cleared: a build that was killed, or read another
 * manuscript, leaves a list of files there that this one does not have.
 */
async function buildPages(root: string, outDir: string): Promise<void> {
	for (const memory of ['content-modules.mjs', 'content-assets.mjs']) {
		rmSync(join(root, '.astro', memory), { force: true });
	}
	await build({ root, outDir, logLevel: 'error', force: true });
}

/** What a page says that comes from the device and not from the network. */
function offlineWords({ words }: Brief) {
	return localize((locale) => ({
		tag: languageTag(locale),
		saved: words[locale]('keep.savedCopy'),
		missing: words[locale]('keep.missing'),
		updated: words[locale]('keep.updated'),
		reload: words[locale]('keep.reload'),
	}));
}

/** A browser that starts, and what it calls itself. */
interface Press {
	readonly found: FoundBrowser;
	readonly producer: string;
}

/** Asks before the work, so that a browser that does not start costs no time. */
async function findPress(): Promise<Press | undefined> {
	const found = await findBrowserIfAny(process.env, console.error);
	return found && { found, producer: await browserVersion(found) };
}

/** Prints everything, and shows on the site where each thing stands on paper. */
async function printAll(
	brief: Brief,
	directory: string,
	base: string,
	{ found, producer }: Press,
): Promise<PrintResult> {
	// What writes PDFs is large, and most builds do without.
	const { printPublication } = await import('../print/print-publication.ts');
	const plan = await printPlanOf(brief, base);
	const printer = openPrinter({ directory, address: plan.address }, found);
	const cache = openPrintCache(process.env['PRINT_CACHE'] ?? '.cache/print', producer);
	try {
		const report = await printPublication(plan, { printer, cache, producer, directory });
		judgePrint(report, brief);
		const pages = locales.map((locale) => {
			const numbers = Object.entries(report.pageNumbers[locale]).map(([address, page]) => {
				const { pathname, hash } = new URL(address);
				return [`${pathname}${hash}`, page] as const;
			});
			return [
				locale,
				{ numbers: Object.fromEntries(numbers), words: plan.words[locale].page },
			] as const;
		});
		showPrintedPages({ directory, base }, new Map(pages));
		return { printedPages: report.pages, browserCpu: printer.cpu() };
	} finally {
		await printer.close();
	}
}

/** Tells what an author can mend, and how far the two languages have come apart. */
function judgePrint(report: PrintReport, brief: Brief): void {
	const problems = report.overlong.map(({ single: { locale } }) => ({
		rule: 'brief-fits-two-pages' as const,
		place: { file: 'content/edition.yaml' },
		message: briefTooLong(locale, briefWordCount(brief, locale)),
	}));
	if (problems.length > 0) throw new PublicationError(problems);
	const { driftingParts, driftingSections, sections, pages } = report;
	if (driftingParts.length > 0) {
		throw new Error(
			`Parts begin on different pages in the two languages: ${driftingParts.join(', ')}`,
		);
	}
	const together = sections - driftingSections.length;
	console.log(
		`Printed ${pages} pages. All chapters and ${together} of ${sections} sections begin on the same page in both languages.`,
	);
	for (const section of driftingSections) console.log(`  apart: ${section}`);
}
