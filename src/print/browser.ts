import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { unpackPinnedBrowser } from './pinned-browser.ts';

/** A Chromium that can print pages. */
export interface FoundBrowser {
	readonly path: string;
	/** Where it was found, for messages. */
	readonly origin: string;
}

/** No browser was found; the message says where one was looked for and what to do. */
export class NoBrowserError extends Error {
	constructor() {
		super(
			'No Chromium was found, so no PDFs are made. Looked at CHROMIUM_PATH, the package ' +
				'@sparticuz/chromium (Linux x64 only), Playwright’s own browser and the programs of this ' +
				'machine. Install Chrome or Chromium, or set CHROMIUM_PATH to one; with “--no-pdf” none is asked for.',
		);
		this.name = 'CommandError';
	}
}

/** The browser that CHROMIUM_PATH names is not there: another one in its place would be no help. */
export class WrongBrowserPathError extends Error {
	constructor(path: string) {
		super(
			`CHROMIUM_PATH names “${path}”, which does not exist. Correct it, or unset it so that a ` +
				'browser is looked for; with “--no-pdf” none is asked for.',
		);
		this.name = 'CommandError';
	}
}

/** A browser does not start, or ended before its work was done. */
export class BrowserFailedError extends Error {
	constructor({ path, origin }: FoundBrowser, cause: unknown) {
		const [said = ''] = String(cause instanceof Error ? cause.message : cause).split('\n');
		super(
			`The browser (${origin}: ${path}) ended before everything was printed. The previous output ` +
				'is as it was. Run the command again; if the browser ends again, free some memory, name ' +
				'another Chromium in CHROMIUM_PATH, or leave the PDFs out with “--no-pdf”. ' +
				`It was told: ${said}`,
			{ cause },
		);
		this.name = 'CommandError';
	}
}

/** Flags for a browser that only opens our own pages, in a container as on a desk. */
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--font-render-hinting=none',
	'--no-first-run',
	'--disable-background-networking',
];

/** Finds a browser: the one named, the pinned one, Playwright’s, or one of this machine’s. */
export async function findBrowser(environment: NodeJS.ProcessEnv): Promise<FoundBrowser> {
	const named = environment['CHROMIUM_PATH'];
	if (named !== undefined && named !== '') {
		if (!existsSync(named)) throw new WrongBrowserPathError(named);
		return { path: named, origin: 'CHROMIUM_PATH' };
	}
	const found =
		(await pinnedBrowser()) ?? (await playwrightBrowser()) ?? systemBrowser(environment);
	if (found === undefined) throw new NoBrowserError();
	return found;
}

/** The same, or nothing where there is none; then `tell` is given one message for the reader. */
export async function findBrowserIfAny(
	environment: NodeJS.ProcessEnv,
	tell: (message: string) => void,
	find: typeof findBrowser = findBrowser,
): Promise<FoundBrowser | undefined> {
	try {
		return await find(environment);
	} catch (error) {
		if (!(error instanceof NoBrowserError)) throw error;
		tell(error.message);
		return undefined;
	}
}

/** Launches a browser; whoever calls closes it. */
export async function launch(found: FoundBrowser): Promise<Browser> {
	try {
		const { chromium } = await import('playwright-core');
		return await chromium.launch({ executablePath: found.path, args: flags });
	} catch (error) {
		throw new BrowserFailedError(found, error);
	}
}

/** “Chromium 153.0.8010.0”: where pages break depends on it. */
export async function browserVersion(found: FoundBrowser): Promise<string> {
	const { stdout } = await promisify(execFile)(found.path, ['--version', '--no-sandbox']).catch(
		(error: unknown) => {
			throw new BrowserFailedError(found, error);
		},
	);
	return /[A-Z]\w+ \d+(\.\d+)+/.exec(stdout)?.[0] ?? stdout.trim();
}

async function pinnedBrowser(): Promise<FoundBrowser | undefined> {
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	const path = await unpackPinnedBrowser(join(process.cwd(), '.cache/browser'));
	return { path, origin: '@sparticuz/chromium' };
}

async function playwrightBrowser(): Promise<FoundBrowser | undefined> {
	const { chromium } = await import('playwright-core');
	const path = chromium.executablePath();
	return existsSync(path) ? { path, origin: 'Playwright' } : undefined;
}

const names = [
	'google-chrome-stable',
	'google-chrome',
	'chromium',
	'chromium-browser',
	'chrome.exe',
	'msedge.exe',
];

const usualPlaces = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function systemBrowser(environment: NodeJS.ProcessEnv): FoundBrowser | undefined {
	const folders = (environment['PATH'] ?? '').split(delimiter);
	const candidates = [
		...folders.flatMap((folder) => names.map((name) => join(folder, name))),
		...usualPlaces,
	];
	const path = candidates.find((candidate) => existsSync(candidate));
	return path === undefined ? undefined : { path, origin: 'this machine' };
}
