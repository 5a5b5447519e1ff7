import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { BrowserFailedError, launch, type FoundBrowser } from './browser.ts';
import { preparePage, type PageReading, type PageSetting } from './prepare-page.ts';

/** A folder of built pages, met under the address that it will have. */
export interface PrintedSite {
	readonly directory: string;
	/** The full address of its first page. */
	readonly address: string;
}

/** A page as it came out of the browser. */
export interface Print {
	readonly bytes: Uint8Array;
	readonly reading: PageReading;
}

/** A browser that prints pages of one site. It starts when the first page is asked for. */
export interface Printer {
	/** `isDraft` leaves out the tags: where things land is the same, and it costs less. */
	readonly print: (address: string, setting: PageSetting, isDraft: boolean) => Promise<Print>;
	/**
	 * The page as it was built, for keys of caches; but for the name of the search index, which is
	 * another after every change of any page, and is not printed.
	 */
	readonly source: (address: string) => string;
	/** CPU seconds that the browser has taken so far. */
	readonly cpu: () => number;
	readonly close: () => Promise<void>;
}

const mediaTypes: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css',
	'.woff2': 'font/woff2',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
};

/** Opens a site for printing. Pages are served from the folder under their public address. */
export function openPrinter(site: PrintedSite, found: FoundBrowser): Printer {
	let browser: Promise<Browser> | undefined;
	let context: Promise<BrowserContext> | undefined;
	// By process: those of pages that are closed are gone when the browser is asked at its end.
	const spent = new Map<number, number>();
	let isGone = false;
	const markGone = () => {
		isGone = true;
	};
	const opened = () => {
		browser ??= launch(found);
		context ??= browser.then((each) => openContext(each.on('disconnected', markGone), site));
		return context;
	};
	const printer: Printer = {
		print: async (address, setting, isDraft) => {
			const page = (await (await opened()).newPage()).on('crash', markGone);
			try {
				await page.emulateMedia({ media: 'print' });
				await page.goto(address, { waitUntil: 'load' });
				await page.evaluate(loadFaces);
				const reading = await page.evaluate(preparePage, setting);
				const bytes = await page.pdf({
					preferCSSPageSize: true,
					printBackground: true,
					tagged: !isDraft,
				});
				for (const { id, cpuTime } of await processesOf(await browser)) spent.set(id, cpuTime);
				return { bytes, reading };
			} finally {
				await page.close();
			}
		},
		source: (address) =>
			readFileSync(fileOf(address, site) ?? '', 'utf8').replace(/ data-tag="[^"]*"/, ''),
		cpu: () => [...spent.values()].reduce((sum, seconds) => sum + seconds, 0),
		close: async () => {
			// One that did not start has been told of already.
			await (await browser?.catch(() => undefined))?.close();
		},
	};
	return {
		...printer,
		print: (...job) =>
			printer.print(...job).catch((error: unknown) => {
				throw isGone || isOfProtocol(error) ? new BrowserFailedError(found, error) : error;
			}),
	};
}

/** A page that loses its process in the middle of an order fails it before its end is noticed. */
function isOfProtocol(error: unknown): boolean {
	return error instanceof Error && /Protocol error|has been closed/.test(error.message);
}

/**
 * Waits for every face, those too that only a margin box uses. One that does not come ends the
 * print: a stand-in would break lines at other places without a word. It runs within the page.
 */
async function loadFaces(): Promise<void> {
	const faces = [...document.fonts];
	await Promise.allSettled(faces.map((face) => face.load()));
	await document.fonts.ready;
	const missing = faces.filter(({ status }) => status !== 'loaded').map(({ family }) => family);
	if (missing.length > 0) throw new Error(`Faces that did not load: ${missing.join(', ')}`);
}

async function processesOf(browser: Browser | undefined) {
	const session = await browser?.newBrowserCDPSession();
	const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
	await session?.detach();
	return processInfo;
}

/** Nothing but files of the site is answered, and no script: paper shows what is written. */
async function openContext(browser: Browser, site: PrintedSite): Promise<BrowserContext> {
	const context = await browser.newContext({ bypassCSP: true, colorScheme: 'light' });
	await context.route('**/*', async (route) => {
		const file = fileOf(route.request().url(), site);
		const contentType = mediaTypes[extname(file ?? '')];
		if (file === undefined || contentType === undefined) await route.fulfill({ status: 404 });
		else await route.fulfill({ body: bodyOf(file), contentType });
	});
	return context;
}

/** On a screen a late face is left out; paper waits for it, or two prints would differ. */
function bodyOf(file: string): Buffer | string {
	const bytes = readFileSync(file);
	if (extname(file) !== '.html') return bytes;
	return bytes
		.toString('utf8')
		.replaceAll(/font-display:\s*(optional|swap)/g, 'font-display:block');
}

function fileOf(url: string, { directory, address }: PrintedSite): string | undefined {
	const { origin, pathname } = new URL(url);
	const root = new URL(address);
	if (origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
	const path = decodeURIComponent(pathname.slice(root.pathname.length));
	const file = join(directory, path === '' || path.endsWith('/') ? `${path}index.html` : path);
	return existsSync(file) ? file : undefined;
}
