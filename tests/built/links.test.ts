import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtPages } from '../support/built-pages.ts';
import { briefs } from '../support/briefs.ts';
import { addressesIn, brokenFinder, isWebAddress, stringsIn } from '../support/page-checks.ts';

/** The brief as the build has left it, in every edition. */
const directory = 'dist';
const { origin, pathname } = new URL(briefs['content']?.edition.address ?? '');
const base = pathname.replace(/\/$/, '');
const pages = builtPages(directory);
const findBroken = brokenFinder({ directory, origin, base, pages });
const read = (path: string) => readFileSync(join(directory, path), 'utf8');

const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((path) =>
	path.replaceAll('\\', '/'),
);
const named = (pattern: RegExp) => files.filter((path) => pattern.test(path));

/** What is broken in each file, for those where something is. */
function brokenIn(sources: readonly (readonly [string, readonly string[]])[]) {
	expect(sources.length).toBeGreaterThan(0);
	const found = sources.map(([path, addresses]) => [path, findBroken(addresses, path)] as const);
	return found.filter(([, broken]) => broken.length > 0);
}

test('a link, an anchor and a folder that lead to nothing are found', () => {
	expect(findBroken(['/nowhere/', '/vi/#nothing', '/vi', '/_astro/'], '/vi/')).toHaveLength(4);
	expect(findBroken([`${origin}${base}/vi/`, 'https://elsewhere.example/'], '/vi/')).toEqual([]);
});

test('every link, anchor, asset, language and fact of every page leads to what exists', () => {
	expect(brokenIn(pages.map(({ path, html }) => [path, addressesIn(html)]))).toEqual([]);
});

test('every page in one language names itself and its counterpart, which names it', () => {
	const languages = new Map(
		pages.map(({ path, html }) => [
			path,
			[...html.matchAll(/<link rel="alternate" hreflang="(\w+)" href="([^"]+)"/g)]
				.map(([, language, href = '']) => `${language} ${new URL(href).pathname}`)
				.sort(),
		]),
	);
	for (const [path, named] of languages) {
		if (!/^\/(editions\/[^/]+\/)?(vi|en)\//.test(path)) continue;
		expect(named, path).toHaveLength(2);
		for (const each of named) {
			const [, other = ''] = each.split(' ');
			expect(languages.get(other.slice(base.length)), `${path} → ${other}`).toEqual(named);
		}
	}
});

test('every entry of feeds, of the map of the site and of its manifests leads to what exists', () => {
	const marked = (path: string) =>
		[...read(path).matchAll(/(?:href="|<(?:id|loc)>)(https?:[^"<]+)/g)].map(
			([, address = '']) => address,
		);
	const listed = (path: string) =>
		stringsIn(JSON.parse(read(path))).filter((text) => /^(\/|https?:)/.test(text));
	expect(brokenIn(named(/(feed|sitemap)\.xml$/).map((path) => [`/${path}`, marked(path)]))).toEqual(
		[],
	);
	expect(
		brokenIn(
			named(/(\.webmanifest|offline\.json|oembed\.json)$/).map((path) => [
				`/${path}`,
				listed(path),
			]),
		),
	).toEqual([]);
});

test('every preview leads to what exists, and is of something that does', () => {
	const previews = named(/previews\.json$/).map((path) => {
		const texts = JSON.parse(read(path)) as Record<string, string>;
		const shown = Object.values(texts).flatMap(addressesIn);
		return [`/${path.replace(/previews\.json$/, '')}`, [...Object.keys(texts), ...shown]] as const;
	});
	expect(brokenIn(previews)).toEqual([]);
});

test('every address in the files of data, figures and citations is of something that exists', () => {
	const own = (path: string) =>
		[...read(path).matchAll(/https?:\/\/[^\s"'<>{}|\\^`,]+/g)]
			.map(([address]) => address.replace(/[.;)]+$/, ''))
			.filter((address) => isWebAddress(address) && address.startsWith(origin));
	const sources = named(/\.(csv|svg|json|bib|ris)$/).map(
		(path) => [`/${path}`, own(path)] as const,
	);
	expect(brokenIn(sources)).toEqual([]);
});
