import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FoundBrowser } from './browser.ts';
import { launch } from './browser.ts';
import { printPage } from './print-pages.ts';
import { serveSite } from './serve-site.ts';

/** A page of the built site and the file that its print goes to, both from the site’s root. */
export interface PrintedPage {
	readonly path: string;
	readonly file: string;
}

/** Prints pages of a built site into files beside them. */
export async function printChapters(
	directory: string,
	base: string,
	pages: readonly PrintedPage[],
	found: FoundBrowser,
): Promise<void> {
	const site = await serveSite(directory, { base, port: 0 });
	const browser = await launch(found);
	try {
		for (const { path, file } of pages) {
			const bytes = await printPage(browser, { url: `${site.origin}${path}` });
			mkdirSync(dirname(join(directory, file)), { recursive: true });
			writeFileSync(join(directory, file), bytes);
		}
	} finally {
		await browser.close();
		await site.close();
	}
}
