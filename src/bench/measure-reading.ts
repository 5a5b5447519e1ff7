import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { inOwnBrowser, phone, slowDown } from './slow-phone.ts';

/** What a reader on a slow phone waits for. */
export interface ReadingCost {
	/** From the tap that opens the search to the first result, in seconds; typing included. */
	readonly search: number;
	/** Bytes over the wire in that time. */
	readonly searchBytes: number;
	/** The slowest answer to a tap or key in the search, in milliseconds. */
	readonly searchInteraction: number;
	/** The same for the settings, which open as a menu. */
	readonly menuInteraction: number;
}

const keyEvery = 60;

/** Puts a compressed copy beside every text of a site, as a host would serve it. */
export function compressSite(directory: string): void {
	for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
		if (!/\.(html|js|json|svg)$/.test(file)) continue;
		const path = join(directory, file);
		writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
	}
}

/** Opens a page, then its search and its settings, on a slow phone with a cold cache. */
export function measureReading(address: string, query: string): Promise<ReadingCost> {
	return inOwnBrowser((browser) => readOnce(browser, address, query));
}

async function readOnce(browser: Browser, address: string, query: string): Promise<ReadingCost> {
	const context = await browser.newContext(phone);
	const found = await onPhone(context, address, async (page, devtools) => {
		let bytes = 0;
		devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
			bytes += encodedDataLength;
		});
		await page.locator('[data-panel=search]').tap();
		await page.keyboard.type(query, { delay: keyEvery });
		await page.locator('.search__list a').first().waitFor();
		const searchBytes = bytes;
		await page.waitForTimeout(1500);
		return { search: await waitOf(page), searchBytes, searchInteraction: await slowest(page) };
	});
	const menu = await onPhone(context, address, async (page) => {
		await page.locator('[data-panel=reading]').tap();
		await page.locator('.panel input').first().waitFor();
		await page.locator('.panel input[value=dark]').tap();
		await page.waitForTimeout(1000);
		return slowest(page);
	});
	await context.close();
	return { ...found, menuInteraction: menu };
}

async function onPhone<T>(
	context: BrowserContext,
	address: string,
	measure: (page: Page, devtools: CDPSession) => Promise<T>,
): Promise<T> {
	const page = await context.newPage();
	await page.addInitScript(() => {
		const interactions: number[] = [];
		const wait = { from: 0, to: 0 };
		Object.assign(window, { interactions, wait });
		// In the page, because a driver that looks for a place to tap makes a slow page wait too.
		addEventListener(
			'click',
			({ target, timeStamp }) => {
				if ((target as Element).closest('[data-panel=search]')) wait.from = timeStamp;
			},
			true,
		);
		const observer = new MutationObserver(() => {
			if (!document.querySelector('.search__list a')) return;
			observer.disconnect();
			requestAnimationFrame((now) => {
				wait.to = now;
			});
		});
		observer.observe(document, { childList: true, subtree: true });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				const { interactionId } = entry as unknown as { interactionId: number };
				if (interactionId) interactions.push(entry.duration);
			}
		}).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
	});
	await page.goto(address, { waitUntil: 'networkidle' });
	const result = await measure(page, await slowDown(page));
	await page.close();
	return result;
}

/** Seconds from the tap on the search to the frame that shows a result. */
function waitOf(page: Page): Promise<number> {
	return page.evaluate(() => {
		const { wait } = window as unknown as { wait: { from: number; to: number } };
		return (wait.to - wait.from) / 1000;
	});
}

function slowest(page: Page): Promise<number> {
	return page.evaluate(() =>
		Math.max(0, ...(window as unknown as { interactions: number[] }).interactions),
	);
}
