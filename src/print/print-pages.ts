import type { Browser } from 'playwright-core';

/** A page to be printed. */
export interface PrintJob {
	/** Its address while it is being served. */
	readonly url: string;
}

/** Prints a page as its print stylesheet asks: tagged, with an outline, on paper of its own size. */
export async function printPage(browser: Browser, { url }: PrintJob): Promise<Buffer> {
	const page = await browser.newPage({ colorScheme: 'light', javaScriptEnabled: true });
	try {
		await page.goto(url, { waitUntil: 'load' });
		// A face that only a margin box uses would otherwise fall back without a word.
		await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
		return await page.pdf({
			preferCSSPageSize: true,
			printBackground: true,
			tagged: true,
			outline: true,
		});
	} finally {
		await page.close();
	}
}
