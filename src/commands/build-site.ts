import { build } from 'astro';
import { rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { writeBuildRecord } from '../delivery/build-record.ts';
import { deliver } from '../delivery/deliver.ts';
import { placeHeaders } from '../delivery/host-files.ts';
import { precompress } from '../delivery/precompress.ts';
import { locales } from '../locale/locales.ts';
import { findBrowser, type FoundBrowser } from '../print/browser.ts';
import { printChapters } from '../print/print-chapters.ts';
import type { Brief } from '../publication/brief.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { handToPages } from '../publication/judged-brief.ts';
import { commitOf } from './commit.ts';
import { swapInto } from './output.ts';
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
}

/**
 * Judges the manuscript, builds the pages into a scratch folder, makes them ready to be served and
 * puts them in the place of the output at the very end. Whatever fails on the way, the previous
 * output stays as it was.
 */
export async function buildSite({ withPdfs }: BuildRequest): Promise<BuildResult> {
	const root = process.cwd();
	const manuscript = manuscriptOf(process.env);
	const brief = readSoundBrief(manuscript);
	handToPages(brief);
	const browser = withPdfs ? await findBrowser(process.env) : undefined;
	const output = resolve(process.env['OUTPUT'] ?? 'dist');
	const scratch = join(root, '.scratch', `${basename(output)}-${process.pid}`);
	const base = new URL(brief.edition.address).pathname.replace(/\/$/, '');
	process.env['PDF'] = withPdfs ? 'yes' : 'no';
	await swapInto(output, scratch, async () => {
		await inTurn(join(root, '.scratch/turn'), () => buildPages(root, scratch));
		const site = { directory: scratch, base };
		await deliver(site, join(root, '.cache/faces'));
		if (browser !== undefined) await printAll(brief, scratch, base, browser);
		publishEditions(brief, manuscript, site);
		placeHeaders(site);
		writeBuildRecord(site, { edition: brief.edition.id, commit: commitOf(root) });
		precompress(site);
	});
	return { output, base };
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
