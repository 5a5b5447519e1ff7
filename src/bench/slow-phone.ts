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

/** Measures in a browser of its own, which nothing has warmed up. */
export async function inOwnBrowser<T>(measure: (browser: Browser) => Promise<T>): Promise<T> {
	const browser = await launch(await findBrowser(process.env));
	try {
		return await measure(browser);
	} finally {
		await browser.close();
	}
}
