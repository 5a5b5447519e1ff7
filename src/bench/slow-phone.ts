import type { Browser, CDPSession, Page } from 'playwright-core';
import { findBrowser, launch } from '../print/browser.ts';

/** Lighthouse’s slow 4G, and a phone a quarter as fast as this machine. */
const slow4G = {
	offline: false,
	latency: 562.5,
	downloadThroughput: 180_000,
	uploadThroughput: 84_000,
};
const slowdown = 4;

/** A small window with touch, and no worker that would answer for the network. */
export const phone = {
	viewport: { width: 390, height: 844 },
	hasTouch: true,
	serviceWorkers: 'block',
} as const;

/** Slows a page and its network down from now on. */
export async function slowDown(page: Page): Promise<CDPSession> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Network.enable');
	await devtools.send('Network.emulateNetworkConditions', slow4G);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	return devtools;
}

const attempts = 5;

/**
 * Measures in a browser of its own. Now and then, about once in fifty pages, a page that Chromium
 * slows down never answers again; what was begun is then given up after `seconds` and done anew.
 */
export async function inSlowBrowser<T>(
	seconds: number,
	measure: (browser: Browser) => Promise<T>,
): Promise<T> {
	const found = await findBrowser(process.env);
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const browser = await launch(found);
		let timer: NodeJS.Timeout | undefined;
		const hangs = new Promise<undefined>((resolve) => {
			timer = setTimeout(resolve, seconds * 1000, undefined);
		});
		try {
			const measured = await Promise.race([measure(browser).then((value) => ({ value })), hangs]);
			if (measured !== undefined) return measured.value;
		} finally {
			clearTimeout(timer);
			await browser.close();
		}
	}
	throw new Error(`${attempts} browsers in a row did not answer within ${seconds} s.`);
}
