import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { builtPages, idsOf, isServed, linksOf } from '../support/built-pages.ts';
import {
	feedFaults,
	sitemapFaults,
	structuredDataOf,
	vocabularyFaults,
} from '../support/schemas.ts';

/** What the test command has built of the real brief, read as files. */
const output = 'dist';
const all = builtPages(output);
// Editions are copies of the same pages.
const pages = all.filter(({ path }) => !path.startsWith('/editions/'));
const origin = new URL(
	/<link rel="canonical" href="([^"]+)"/.exec(
		pages.find(({ path }) => path === '/en/')?.html ?? '',
	)?.[1] ?? '',
).origin;

/** A share of the pages, so that both workers have some. */
const parts = [0, 1] as const;

for (const part of parts) {
	test(`the HTML of the brief is valid, part ${part + 1} of ${parts.length}`, () => {
		test.setTimeout(300_000);
		const validator = new HtmlValidate(
			new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }),
		);
		const told = pages
			.filter((_page, index) => index % parts.length === part)
			.flatMap(({ path, html }) =>
				validator
					.validateStringSync(html)
					.results.flatMap(({ messages }) =>
						messages.map(({ ruleId, message }) => `${path} ${ruleId}: ${message}`),
					),
			);
		expect(told).toEqual([]);
	});
}

test('every link, anchor, document and asset of the brief and its editions is there', () => {
	test.setTimeout(120_000);
	const ids = new Map(all.map(({ path, html }) => [path, new Set(idsOf(html))]));
	const sources = (html: string) =>
		[...html.matchAll(/\s(?:src|data-source)="([^"]+)"|url\(["']?([^"')]+)/g)].map(
			([, source, face]) => source ?? face ?? '',
		);
	const broken = all.flatMap(({ path, html }) =>
		[...new Set([...linksOf(html), ...sources(html)])]
			.filter((href) => !/^(mailto|data):/.test(href))
			.map((href) => ({ href, url: new URL(href, origin + path) }))
			.filter(({ url }) => url.origin === origin)
			.filter(({ url: { pathname, hash } }) => {
				if (!isServed(output, pathname)) return true;
				const known = ids.get(pathname);
				return hash !== '' && known !== undefined && !known.has(decodeURIComponent(hash.slice(1)));
			})
			.map(({ href }) => `${path} → ${href}`),
	);
	expect(broken).toEqual([]);
});

test('the maps, feeds and structured data of the brief are valid by their schemas', async () => {
	const read = (path: string) => readFileSync(join(output, path), 'utf8');
	const [map, ...feeds] = ['sitemap.xml', 'vi/feed.xml', 'en/feed.xml'].map(read);
	expect(await sitemapFaults(map ?? '')).toEqual([]);
	for (const feed of feeds) {
		expect(await feedFaults(feed)).toEqual([]);
		for (const [, href = ''] of feed.matchAll(/href="([^"]+)"/g)) {
			expect(isServed(output, new URL(href).pathname), href).toBe(true);
		}
	}
	for (const [, href = ''] of (map ?? '').matchAll(/(?:<loc>|href=")([^<"]+)/g)) {
		expect(isServed(output, new URL(href).pathname), href).toBe(true);
	}
	expect(vocabularyFaults(pages.flatMap(({ html }) => structuredDataOf(html)))).toEqual([]);
});
