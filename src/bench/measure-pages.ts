import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** What the first visit of a page costs a reader. */
export interface PageCost {
	readonly path: string;
	readonly requests: number;
	/** Bytes over the wire, text compressed with brotli. */
	readonly bytes: number;
	/** Of these, the faces of text. */
	readonly textFaces: number;
	/** Of these, scripts. */
	readonly scripts: number;
	readonly html: number;
	readonly hasFormulas: boolean;
	/** Cumulative layout shift. */
	readonly shift: number;
}

/** What a chapter weighs for a reader who comes from another, and what of it nobody can save. */
export interface ChapterWeight {
	/** The page itself, after brotli: all else is at hand. */
	readonly html: number;
	/** Its words and drawings alone, without a single element around them. */
	readonly bare: number;
}

/** Weighs a built chapter. */
export function weighChapter(html: string): ChapterWeight {
	const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
	const drawings = main.match(/<svg class="drawing[\s\S]*?<\/svg>/g) ?? [];
	const words = main
		.replace(
			/<svg[\s\S]*?<\/svg>|<math[\s\S]*?<\/math>|<details class="cite[\s\S]*?<\/details>/g,
			'',
		)
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');
	const weigh = (text: string) => brotliCompressSync(text).length;
	return { html: weigh(html), bare: weigh(words + drawings.join('')) };
}

/** Opens a page with an empty cache and adds up what it asks for. */
export async function measurePage(
	browser: Browser,
	origin: string,
	path: string,
): Promise<PageCost> {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		serviceWorkers: 'block',
	});
	const page = await context.newPage();
	const parts: { url: string; bytes: number }[] = [];
	const readings: Promise<void>[] = [];
	page.on('response', (response) => {
		// The next chapter is fetched ahead when the page is complete; it is no part of the visit.
		if (response.request().resourceType() !== 'document' && /\/$/.test(response.url())) return;
		readings.push(
			response.body().then((body) => {
				const isCompressed = /\.(woff2|png|pdf)$/.test(response.url());
				parts.push({
					url: response.url(),
					bytes: isCompressed ? body.length : brotliCompressSync(body).length,
				});
			}),
		);
	});
	await page.addInitScript(() => {
		const shifts = { total: 0 };
		Object.assign(window, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				shifts.total += (entry as unknown as { value: number }).value;
			}
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto(origin + path, { waitUntil: 'networkidle' });
	await Promise.all(readings);
	const shift = await page.evaluate(
		() => (window as unknown as { shifts: { total: number } }).shifts.total,
	);
	const hasFormulas = (await page.locator('.katex').count()) > 0;
	await context.close();
	const sum = (pattern: RegExp) =>
		parts.filter(({ url }) => pattern.test(url)).reduce((total, { bytes }) => total + bytes, 0);
	return {
		path,
		requests: parts.length,
		bytes: sum(/./),
		textFaces: sum(/(SourceSerif|BeVietnam)[^/]*\.woff2$/),
		scripts: sum(/\.js$/),
		html: sum(/\/$/),
		hasFormulas,
		shift,
	};
}
