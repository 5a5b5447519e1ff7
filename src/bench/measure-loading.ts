import type { Browser, Page, Request } from 'playwright-core';
import { median } from './measure.ts';
import { inOwnBrowser, phone, slowDown } from './slow-phone.ts';

/** What a reader on a slow phone waits for, in milliseconds. */
export interface LoadingCost {
	/** Until the largest thing in the window is shown. */
	readonly largestPaint: number;
	/** How long the page could not answer, beyond 50 ms a task, from the first paint on. */
	readonly blocked: number;
	/** Cumulative layout shift. */
	readonly shift: number;
	/** The slowest answer to a tap; none where nothing was tapped. */
	readonly interaction: number;
}

/** What the page noted of itself. */
interface Notes {
	largestPaint: number;
	firstPaint: number;
	shift: number;
	readonly tasks: { readonly start: number; readonly duration: number }[];
	readonly interactions: number[];
}

/**
 * Opens pages with an empty cache on a slow phone, all of them in turn and again, so that what else
 * the machine does falls on all alike. Returns the medians, by address.
 */
export async function measureLoading(
	addresses: readonly string[],
	runs: number,
): Promise<ReadonlyMap<string, LoadingCost>> {
	const all = new Map(addresses.map((address) => [address, [] as LoadingCost[]]));
	for (let run = 0; run < runs; run += 1) {
		for (const [address, costs] of all) {
			costs.push(await inOwnBrowser((browser) => loadOnce(browser, address)));
		}
	}
	const middle = (costs: readonly LoadingCost[], part: keyof LoadingCost) =>
		median(costs.map((cost) => cost[part]));
	return new Map(
		[...all].map(([address, costs]) => [
			address,
			{
				largestPaint: middle(costs, 'largestPaint'),
				blocked: middle(costs, 'blocked'),
				shift: middle(costs, 'shift'),
				interaction: middle(costs, 'interaction'),
			},
		]),
	);
}

async function loadOnce(browser: Browser, address: string): Promise<LoadingCost> {
	const context = await browser.newContext(phone);
	const page = await context.newPage();
	await page.addInitScript(takeNotes);
	await slowDown(page);
	const quiet = quietOf(page);
	await page.goto(address, { waitUntil: 'load' });
	await quiet();
	// A long page is still at work when the network is done. An idle callback would tell, but
	// never comes in every other page that Chromium slows down.
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
	const { largestPaint, firstPaint, shift, tasks } = await notesOf(page);
	const blocked = tasks
		.filter(({ start, duration }) => start + duration > firstPaint)
		.reduce((total, { duration }) => total + Math.max(0, duration - 50), 0);
	const interaction = await tapMenu(page);
	await context.close();
	return { largestPaint, blocked, shift, interaction };
}

/**
 * Waits until nothing was asked for in half a second. Playwright’s own wait never ends on long pages
 * that are slowed down.
 */
function quietOf(page: Page): () => Promise<void> {
	const open = new Set<Request>();
	let last = performance.now();
	const turn = (change: (request: Request) => unknown) => (request: Request) => {
		change(request);
		last = performance.now();
	};
	page.on(
		'request',
		turn((request) => open.add(request)),
	);
	page.on(
		'requestfinished',
		turn((request) => open.delete(request)),
	);
	page.on(
		'requestfailed',
		turn((request) => open.delete(request)),
	);
	return async () => {
		while (open.size > 0 || performance.now() - last < 500) await page.waitForTimeout(100);
	};
}

/** Opens and closes the settings, which every page has; the floor has none. */
async function tapMenu(page: Page): Promise<number> {
	const menu = page.locator('[data-panel=reading]');
	if ((await menu.count()) === 0) return 0;
	await menu.tap();
	await page.locator('.panel input').first().waitFor();
	await page.keyboard.press('Escape');
	await page.waitForTimeout(500);
	const { interactions } = await notesOf(page);
	return Math.max(0, ...interactions);
}

function notesOf(page: Page): Promise<Notes> {
	return page.evaluate(() => (window as unknown as { notes: Notes }).notes);
}

/** Runs in the page before anything else. */
function takeNotes(): void {
	const notes: Notes = { largestPaint: 0, firstPaint: 0, shift: 0, tasks: [], interactions: [] };
	Object.assign(window, { notes });
	interface Entry extends PerformanceEntry {
		readonly value: number;
		readonly hadRecentInput: boolean;
		readonly interactionId: number;
	}
	const note = (type: string, take: (entry: Entry) => void) =>
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) take(entry as Entry);
		}).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
	note('largest-contentful-paint', ({ startTime }) => {
		notes.largestPaint = startTime;
	});
	note('paint', ({ name, startTime }) => {
		if (name === 'first-contentful-paint') notes.firstPaint = startTime;
	});
	note('layout-shift', ({ value, hadRecentInput }) => {
		if (!hadRecentInput) notes.shift += value;
	});
	note('longtask', ({ startTime: start, duration }) => {
		notes.tasks.push({ start, duration });
	});
	note('event', ({ interactionId, duration }) => {
		if (interactionId > 0) notes.interactions.push(duration);
	});
}
