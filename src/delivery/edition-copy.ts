import { copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { renewPolicy } from './content-security-policy.ts';
import {
	listFilesOf,
	readBuilt,
	readBuiltBytes,
	writeBuilt,
	type BuiltSite,
} from './site-files.ts';

/** What a frozen page is told when it is published again. */
export interface EditionNotice {
	/** Elements for its head. */
	readonly head: string;
	/** What stands before its text. */
	readonly body: string;
}

/** Where the pages of an edition lie. */
export function editionFolder(id: string): string {
	return `editions/${id}`;
}

/**
 * Copies the built pages into the folder of their edition. Links between pages stay within the
 * edition; those to pages that tell of all editions (`isShared`) lead out of it.
 */
export function copyEdition(
	site: BuiltSite,
	id: string,
	{
		folders,
		isShared,
	}: { readonly folders: readonly string[]; readonly isShared: (path: string) => boolean },
): void {
	const files = ['index.html', ...folders.flatMap((folder) => listFilesOf(site, folder))].filter(
		(path) => !isShared(path),
	);
	const own = new Set(files);
	const address = new RegExp(
		`(?<=["'])${escapePattern(site.base)}/(?<path>(?:${folders.join('|')})/[^"'\\\\#?\\s<>]*)`,
		'g',
	);
	const into = `${site.base}/${editionFolder(id)}`;
	for (const file of files) {
		const target = `${editionFolder(id)}/${file}`;
		mkdirSync(dirname(join(site.directory, target)), { recursive: true });
		if (!/\.(html|json)$/.test(file)) {
			placeCopy(site, file, target);
			continue;
		}
		const text = readBuilt(site, file).replace(address, (whole: string, path: string) =>
			own.has(path) || own.has(`${path}index.html`) ? `${into}/${path}` : whole,
		);
		const isPage = file.endsWith('.html');
		writeBuilt(site, target, isPage ? renewPolicy(keepAlternates(text, site, id)) : text);
	}
}

/** The same page in the other language is that of the same edition. */
function keepAlternates(html: string, { base }: BuiltSite, id: string): string {
	return html.replace(
		/(?<before><link rel="alternate" hreflang="[a-z]+" href="https:\/\/[^/"]+)(?<path>\/[^"]*)"/g,
		(_whole, before: string, path: string) =>
			`${before}${base}/${editionFolder(id)}${path.slice(base.length)}"`,
	);
}

/** A second name for the same bytes, where the disk allows it. */
function placeCopy({ directory }: BuiltSite, file: string, target: string): void {
	try {
		linkSync(join(directory, file), join(directory, target));
	} catch {
		copyFileSync(join(directory, file), join(directory, target));
	}
}

/** A day before any edition: the same pages give the same archive whenever they are packed. */
const stamp = new Date(1980, 0, 1);

/** The pages of an edition and the assets that they ask for, as one file. */
export function packEdition(site: BuiltSite, id: string): Uint8Array {
	const pages = listFilesOf(site, editionFolder(id));
	const entries: Zippable = {};
	for (const path of [...pages, ...assetsOf(site, pages)].sort()) {
		const isPacked = /\.(pdf|png|woff2|zip)$/.test(path);
		entries[path] = [readBuiltBytes(site, path), { level: isPacked ? 0 : 9, mtime: stamp }];
	}
	return zipSync(entries);
}

/** Assets have names that no other content bears, so that every edition can lie in one folder. */
function assetsOf(site: BuiltSite, pages: readonly string[]): string[] {
	const assets = new Set(listFilesOf(site, '_astro'));
	const wanted = new Set<string>();
	const queue = pages.filter((path) => path.endsWith('.html'));
	for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
		for (const [name] of readBuilt(site, path).matchAll(
			/[\w.@~-]+\.(?:js|css|woff2|svg|wasm)\b/g,
		)) {
			const asset = `_astro/${name}`;
			if (!assets.has(asset) || wanted.has(asset)) continue;
			wanted.add(asset);
			if (/\.(js|css)$/.test(asset)) queue.push(asset);
		}
	}
	return [...wanted];
}

/** Puts the pages of an archive where they belong, in the place of whatever bears their names. */
export function unpackEdition(site: BuiltSite, id: string, archive: Uint8Array): void {
	for (const [path, bytes] of Object.entries(unzipSync(archive))) {
		const isOwn = path.startsWith(`${editionFolder(id)}/`) || path.startsWith('_astro/');
		if (!isOwn || path.split('/').includes('..') || path.endsWith('/')) continue;
		mkdirSync(dirname(join(site.directory, path)), { recursive: true });
		writeBuilt(site, path, bytes);
	}
}

/** Tells the pages of an edition what they could not know; nothing else of them is touched. */
export function annotateEdition(
	site: BuiltSite,
	id: string,
	noticeFor: (path: string, html: string) => EditionNotice,
): void {
	const folder = `${editionFolder(id)}/`;
	for (const file of listFilesOf(site, folder).filter((path) => path.endsWith('.html'))) {
		const html = readBuilt(site, file);
		const { head, body } = noticeFor(file.slice(folder.length).replace(/index\.html$/, ''), html);
		writeBuilt(
			site,
			file,
			html
				.replace('</head>', () => `${head}</head>`)
				.replace(/<main\b[^>]*>/, (main) => `${main}${body}`),
		);
	}
}

function escapePattern(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
