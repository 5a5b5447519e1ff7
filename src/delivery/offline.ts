import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { listBuilt, readBuilt, readBuiltBytes, writeBuilt, type BuiltSite } from './site-files.ts';

/** What a service worker says, by language. */
export interface OfflineWords {
	/** Names the language for dates: `en-GB`. */
	readonly tag: string;
	readonly saved: string;
	readonly missing: string;
	readonly updated: string;
	readonly reload: string;
}

export interface OfflineRequest {
	/** The name of the edition. */
	readonly id: string;
	readonly words: Readonly<Record<string, OfflineWords>>;
}

const script = 'sw.js';

/** Text that travels compressed; the rest is small as it is. */
const compressed = /\.(html|js|json|svg|css|webmanifest)$/;

/**
 * Completes the service worker with what it must know of the finished site, and writes for each
 * language the list of files that make a whole copy.
 */
export function writeOffline(site: BuiltSite, { id, words }: OfflineRequest): void {
	const paths = listBuilt(site, '').filter((path) => /\.\w+$/.test(path) && path !== script);
	const locales = Object.keys(words);
	const whole = createHash('sha256');
	const bytesOf = new Map<string, number>();
	for (const path of paths) {
		const bytes = readBuiltBytes(site, path);
		whole.update(path).update(bytes);
		if (!locales.some((locale) => isPartOf(path, locale, locales))) continue;
		bytesOf.set(path, compressed.test(path) ? weigh(bytes) : bytes.length);
	}
	const tag = whole.digest('hex').slice(0, 12);
	for (const locale of locales) {
		const files = paths
			.filter((path) => isPartOf(path, locale, locales))
			.map((path) => ({ path: addressOf(path, site), bytes: bytesOf.get(path) ?? 0 }));
		writeBuilt(site, `${locale}/offline.json`, JSON.stringify({ tag, id, files }));
	}
	const shell = [
		...['404.html', 'icon.svg', 'index.html'],
		...locales.map((locale) => `${locale}/index.html`),
	];
	const edition = {
		tag,
		base: site.base,
		shell: shell.filter((path) => bytesOf.has(path)).map((path) => addressOf(path, site)),
		notices: words,
	};
	writeBuilt(site, script, `self.edition=${JSON.stringify(edition)};${readBuilt(site, script)}`);
}

/** What a copy of one language leaves out: files for other programs, and pages for other readers. */
const otherFiles =
	/\.(pdf|png|csv|zip|ris|bib|xml|txt)$|^(editions|embed|authors|data)\/|\/cite\.json$|\/figures\/.+\.\w+(?<!\.html)$/;

function isPartOf(path: string, locale: string, locales: readonly string[]): boolean {
	if (otherFiles.test(path)) return false;
	const [first = ''] = path.split('/');
	return first === locale || !locales.includes(first);
}

function addressOf(path: string, { base }: BuiltSite): string {
	return `${base}/${path.replace(/(^|\/)index\.html$/, '$1')}`;
}

function weigh(bytes: Buffer): number {
	return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
}
