import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { briefs } from '../support/briefs.ts';
import { builtPages, idsOf } from '../support/built-pages.ts';
import { askedOutside, inlineActs, policyFaults, unlayeredRules } from '../support/page-checks.ts';
import { feedFaults, sitemapFaults, structuredData } from '../support/schemas.ts';
import { structuredDataOf, vocabularyFaults } from '../support/vocabulary.ts';

/** The brief as the build has left it. */
const pages = builtPages('dist');
const { origin } = new URL(briefs['content']?.edition.address ?? '');

/** The pages for which something is found, with what. */
function told(find: (html: string) => readonly string[]): [string, readonly string[]][] {
	return pages.flatMap(({ path, html }) => {
		const found = find(html);
		return found.length === 0 ? [] : [[path, found.slice(0, 3)] as [string, readonly string[]]];
	});
}

describe('every page of every edition', () => {
	test('has a strict policy that fits what it carries', () => {
		expect(pages.length).toBeGreaterThan(500);
		expect(told(policyFaults)).toEqual([]);
	});

	test('has no handler, style or script in an attribute', () => {
		expect(told(inlineActs)).toEqual([]);
		expect(inlineActs('<a onclick="x()">')).toHaveLength(1);
		expect(inlineActs('<a title="on click = nothing" href=" javascript:x()">')).toHaveLength(1);
	});

	test('asks nothing of another host', () => {
		expect(told((html) => askedOutside(html, origin))).toEqual([]);
		expect(askedOutside('<img alt="" src="//elsewhere.example/x.png">', origin)).toHaveLength(1);
	});

	test('has every rule in a layer', () => {
		expect(told(unlayeredRules)).toEqual([]);
		expect(unlayeredRules('<style>@layer a{p{top:0}}b{top:0}</style>')).toEqual(['b']);
	});

	test('has each id once', () => {
		const twice = (html: string) => {
			const ids = idsOf(html);
			return ids.length === new Set(ids).size ? [] : ids.filter((id, at) => ids.indexOf(id) !== at);
		};
		expect(told(twice)).toEqual([]);
	});

	test('tells search engines what their rules ask for', () => {
		expect(told((html) => structuredData(html)?.faults ?? [])).toEqual([]);
		const kinds = new Set(pages.map(({ html }) => structuredData(html)?.type));
		expect([...kinds].map(String).sort()).toEqual(
			['Chapter', 'Dataset', 'ImageObject', 'Report', 'Table', 'undefined'].sort(),
		);
	});

	test('says it in the vocabulary of schema.org', () => {
		const latest = pages.filter(({ path }) => !path.startsWith('/editions/'));
		const things = latest.flatMap(({ html }) => structuredDataOf(html));
		expect(vocabularyFaults(things)).toEqual([]);
		const [first = {}] = things;
		expect(vocabularyFaults([{ ...first, writer: 'nobody' }])).not.toEqual([]);
	});
});

test('every figure carries its numbers as a table, on any page that shows it', () => {
	const bare = (html: string) =>
		(html.match(/<figure [^>]*class="figure\b[\s\S]*?<\/figure>/g) ?? []).filter(
			(figure) => !/<details\b[\s\S]*<table\b[\s\S]*<td\b/.test(figure),
		);
	expect(pages.filter(({ html }) => html.includes('class="figure__data')).length).toBeGreaterThan(
		100,
	);
	expect(told(bare)).toEqual([]);
	expect(bare('<figure class="figure"><details></details></figure>')).toHaveLength(1);
});

describe('the number of a claim', () => {
	const latest = pages.filter(({ path }) => /^\/(vi|en)\//.test(path));
	const page = (path: string) => latest.find((each) => each.path === path)?.html ?? '';
	/** The numbers that the page of claims gives in one language, by address. */
	const listed = (locale: string) =>
		new Map(
			[
				...page(`/${locale}/claims/`).matchAll(
					/<p class="claim__id\b[^>]*>\s*<a href="(#[^"]+)"[^>]*>\s*([a-z]\d+)\s*<\/a>/g,
				),
			].map(([, fragment = '', number = '']) => [`/${locale}/claims/${fragment}`, number]),
		);
	const numbers = new Map([...listed('vi'), ...listed('en')]);

	test.each(['vi', 'en'])('is told at every entry, and no two share one (%s)', (locale) => {
		const entries = page(`/${locale}/claims/`).match(/<article[^>]* class="claim\b/g) ?? [];
		expect(entries.length).toBeGreaterThan(50);
		expect(listed(locale).size).toBe(entries.length);
		expect(new Set(listed(locale).values()).size).toBe(entries.length);
	});

	test('is the same in both languages', () => {
		const inEnglish = [...listed('vi')].map(([path, number]) => [
			path.replace('/vi/', '/en/'),
			number,
		]);
		expect(inEnglish).toEqual([...listed('en')]);
	});

	test('is what every mark shows that leads to the claim', () => {
		const marks = latest.flatMap(({ path, html }) =>
			[...html.matchAll(/<a\b[^>]*class="claim-mark\b[^>]*>/g)].map(([tag]) => ({ path, tag })),
		);
		expect(marks.length).toBeGreaterThan(300);
		const strays = marks.filter(({ tag }) => {
			const [, href = ''] = /\shref="([^"]+)"/.exec(tag) ?? [];
			const [, shown] = /\sdata-claim="([^"]+)"/.exec(tag) ?? [];
			const [, name = ''] = /\saria-label="([^"]+)"/.exec(tag) ?? [];
			const number = numbers.get(href);
			return number === undefined || shown !== number || !name.includes(` ${number}: `);
		});
		expect(strays).toEqual([]);
	});

	test.each(['vi', 'en'])('stands in the printed table, as evidence too (%s)', (locale) => {
		const html = page(`/${locale}/claims/table/`);
		const links = [
			...html.matchAll(/<a href="(\/[a-z]{2}\/claims\/#[^"]+)"[^>]*>([^<]+)<\/a>/g),
		].map(([, href = '', text = '']) => [href, text.trim()]);
		expect(links.length).toBeGreaterThan(listed(locale).size);
		expect(links.filter(([href = '', text]) => numbers.get(href) !== text)).toEqual([]);
		expect(html).not.toMatch(/<td[^>]*>\s*<span[^>]*>\s*·/);
	});
});

test('a chapter fetches the one after it ahead', () => {
	const hrefs = (html: string, element: 'a' | 'link', rel: string) =>
		(html.match(new RegExp(`<${element} [^>]*>`, 'g')) ?? [])
			.filter((tag) => tag.includes(`rel="${rel}"`))
			.map((tag) => /href="([^"]*)"/.exec(tag)?.[1]);
	const chapters = pages.filter(({ html }) => html.includes('class="chapter__head'));
	const ahead = chapters.filter(({ html }) => hrefs(html, 'link', 'prefetch').length > 0);
	expect(ahead.length).toBeGreaterThan(chapters.length / 2);
	for (const { path, html } of chapters) {
		expect(hrefs(html, 'link', 'prefetch'), path).toEqual(hrefs(html, 'a', 'next'));
	}
});

describe('a schema', () => {
	const sitemap = readFileSync('dist/sitemap.xml', 'utf8');

	test('knows the map of the site, and a fault in it', async () => {
		expect(await sitemapFaults(sitemap)).toEqual([]);
		const [, entry = ''] = /(<url>.*?<\/url>)/.exec(sitemap) ?? [];
		expect(await sitemapFaults(sitemap.replace(entry, entry + entry))).not.toEqual([]);
		expect(await sitemapFaults(sitemap.replace(/<lastmod>.*?</, '<lastmod>today<'))).not.toEqual(
			[],
		);
	});

	test.each(['vi', 'en'])('knows the feed in %s, and a fault in it', async (locale) => {
		const feed = readFileSync(`dist/${locale}/feed.xml`, 'utf8');
		expect(await feedFaults(feed)).toEqual([]);
		expect(await feedFaults(feed.replace(/<id>.*?<\/id>/, ''))).not.toEqual([]);
		expect(await feedFaults(feed.replace('T00:00:00Z', ''))).not.toEqual([]);
	});

	test('knows a fault in what search engines are told', () => {
		const [html = ''] = pages
			.map((page) => page.html)
			.filter((each) => structuredData(each)?.type === 'Dataset');
		expect(structuredData(html.replace('"DataDownload"', '"File"'))?.faults).not.toEqual([]);
		expect(structuredData(html.replace('"license":', '"licence":'))?.faults).not.toEqual([]);
	});
});
