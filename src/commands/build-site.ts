import { build } from 'astro';
import { basename, join, resolve } from 'node:path';
import { deliver } from '../delivery/deliver.ts';
import { writeOffline } from '../delivery/offline.ts';
import { languageTag } from '../locale/format.ts';
import { localize, locales } from '../locale/locales.ts';
import { findBrowser, type FoundBrowser } from '../print/browser.ts';
import { printChapters } from '../print/print-chapters.ts';
import type { Brief } from '../publication/brief.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { searchRecords } from '../search/records.ts';
import { indexRecords, writeIndex } from '../search/write-index.ts';
import { swapInto } from './output.ts';
import { handToPages } from '../publication/judged-brief.ts';
import { readSoundBrief } from './read-manuscript.ts';

export interface BuildRequest {
	/** Whether to print PDFs, which needs a browser. */
	readonly withPdfs: boolean;
}

/** What a build left behind. */
export interface BuildResult {
	readonly output: string;
	/** The path under which the site is served, without a slash at its end. */
	readonly base: string;
}

/**
 * Judges the manuscript, builds the pages into a scratch folder, makes them ready to be served and
 * puts them in the place of the output at the very end. Whatever fails on the way, the previous
 * output stays as it was.
 */
export async function buildSite({ withPdfs }: BuildRequest): Promise<BuildResult> {
	const root = process.cwd();
	const brief = readSoundBrief(manuscriptOf(process.env));
	handToPages(brief);
	const browser = withPdfs ? await findBrowser(process.env) : undefined;
	const output = resolve(process.env['OUTPUT'] ?? 'dist');
	const scratch = join(root, '.scratch', `${basename(output)}-${process.pid}`);
	const base = new URL(brief.edition.address).pathname.replace(/\/$/, '');
	process.env['PDF'] = withPdfs ? 'yes' : 'no';
	const index = await indexRecords(searchRecords(brief));
	process.env['SEARCH_TAG'] = index.tag;
	await swapInto(output, scratch, async () => {
		// Without `force`, entries of another manuscript that was built here before stay in the store.
		await build({ root, outDir: scratch, logLevel: 'error', force: true });
		await deliver({ directory: scratch, base }, join(root, '.cache/faces'));
		writeIndex(index, join(scratch, 'search'));
		writeOffline(
			{ directory: scratch, base },
			{ id: brief.edition.id, words: offlineWords(brief) },
		);
		if (browser !== undefined) await printAll(brief, scratch, base, browser);
	});
	return { output, base };
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

async function printAll(
	{ chapters, routes }: Brief,
	directory: string,
	base: string,
	browser: FoundBrowser,
): Promise<void> {
	const pages = locales.flatMap((locale) =>
		chapters[locale].map(({ head }) => ({
			path: routes.chapter(locale, head.slug),
			file: routes.chapterPdf(locale, head.slug).slice(base.length),
		})),
	);
	await printChapters(directory, base, pages, browser);
}
