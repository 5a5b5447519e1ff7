/**
 * Keeps what a reader has opened, for places without a network. The network always comes first: a
 * kept page is shown only when it fails, and says so, because its numbers may be old. This script
 * imports nothing: not every browser takes modules here.
 */

import type { Locale, Localized } from '../locale/locales.ts';

/** What the delivery writes before this script. */
interface Edition {
	/** Changes with every byte of the site, and so makes browsers fetch this script anew. */
	readonly tag: string;
	readonly base: string;
	/** What every page needs without a network. */
	readonly shell: readonly string[];
	readonly notices: Localized<Notices>;
}

interface Notices {
	/** Names the language for dates: `en-GB`. */
	readonly tag: string;
	readonly saved: string;
	readonly missing: string;
	readonly updated: string;
	readonly reload: string;
}

/** The part of a service worker’s world that is used here; its types do not go with those of pages. */
interface Lifetime extends Event {
	waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lifetime {
	readonly request: Request;
	respondWith(answer: Promise<Response>): void;
}
interface Client {
	readonly url: string;
	postMessage(message: unknown): void;
}
interface Worker {
	readonly edition: Edition;
	readonly location: Location;
	readonly clients: {
		claim(): Promise<void>;
		matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<Client[]>;
	};
	skipWaiting(): Promise<void>;
	addEventListener(name: 'install' | 'activate', listener: (event: Lifetime) => void): void;
	addEventListener(name: 'fetch', listener: (event: Asked) => void): void;
}

const worker = self as unknown as Worker;
const { tag, base, shell, notices } = worker.edition;
const shellCache = `shell-${tag}`;
/** Files whose names change with their content. */
const lasting = /\/_astro\/|\/search\/(index|fragment)\/|\.pf_meta$/;

worker.addEventListener('install', (event) => {
	event.waitUntil(
		caches
			.open(shellCache)
			.then((cache) => cache.addAll([...shell]))
			.then(() => worker.skipWaiting()),
	);
});

worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	const isOurs = origin === worker.location.origin && pathname.startsWith(`${base}/`);
	if (request.method !== 'GET' || !isOurs || request.headers.has('range')) return;
	event.respondWith(lasting.test(pathname) ? fromCache(request) : fromNetwork(request));
});

async function takeOver(): Promise<void> {
	const old = (await caches.keys()).filter(
		(name) => name.startsWith('shell-') && name !== shellCache,
	);
	await Promise.all(old.map((name) => caches.delete(name)));
	await worker.clients.claim();
	const open = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' });
	await Promise.allSettled(open.map((client) => meet(client, old.length > 0)));
}

/** Keeps a page that was opened before the worker, and tells one that has changed since. */
async function meet(client: Client, isUpdate: boolean): Promise<void> {
	const [address = ''] = client.url.split('#');
	const known = await caches.match(address);
	const fresh = await fetch(address);
	const html = await fresh.clone().text();
	const pages = await caches.open('pages');
	await pages.put(address, fresh);
	const assets = [...html.matchAll(/"([^"]*\/_astro\/[^"]+)"/g)].map(([, path = '']) => path);
	await Promise.allSettled(assets.map((path) => fromCache(new Request(path))));
	if (!isUpdate || known === undefined || (await known.text()) === html) return;
	client.postMessage(noticesFor(address));
}

function noticesFor(address: string): Notices {
	const { pathname } = new URL(address);
	const locales = Object.keys(notices) as Locale[];
	const locale = locales.find((each) => pathname.startsWith(`${base}/${each}/`));
	return notices[locale ?? 'en'];
}

async function fromCache(request: Request): Promise<Response> {
	const kept = await caches.match(request, { ignoreVary: true });
	if (kept !== undefined) return kept;
	const answer = await fetch(request);
	if (answer.ok) await keep('assets', request, answer);
	return answer;
}

async function fromNetwork(request: Request): Promise<Response> {
	try {
		const answer = await fetch(request);
		if (answer.ok && !request.url.endsWith('.pdf')) await keep('pages', request, answer);
		return answer;
	} catch (error) {
		// The search names its index in the query; there is one of it.
		const ignoreSearch = request.url.includes('/search/');
		const kept = await caches.match(request, { ignoreVary: true, ignoreSearch });
		if (request.mode !== 'navigate') {
			if (kept === undefined) throw error;
			return kept;
		}
		return kept === undefined ? missing(request) : dated(kept, request);
	}
}

async function keep(name: string, request: Request, answer: Response): Promise<void> {
	const copy = answer.clone();
	const cache = await caches.open(name);
	await cache.put(request, copy);
}

/** A kept page with a line on top that says how old it is. */
async function dated(kept: Response, { url }: Request): Promise<Response> {
	const notice = noticesFor(url);
	const date = kept.headers.get('date');
	const day =
		date === null ? '–' : new Date(date).toLocaleDateString(notice.tag, { dateStyle: 'long' });
	return withNotice(kept, notice.saved.replace('{date}', day));
}

/** The page of missing pages, with the reason. */
async function missing({ url }: Request): Promise<Response> {
	const page = await caches.match(`${base}/404.html`);
	if (page === undefined) return Response.error();
	return withNotice(page, noticesFor(url).missing);
}

async function withNotice(page: Response, text: string): Promise<Response> {
	const html = await page.text();
	const line = `<p class="notice" role="status">${text}</p>`;
	const headers = { 'content-type': 'text/html; charset=utf-8' };
	return new Response(
		html.replace(/<body[^>]*>/, (tag) => tag + line),
		{ headers },
	);
}
