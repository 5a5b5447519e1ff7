import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { builtPages, idsOf, isServed } from '../support/built-pages.ts';

const output = inject('builtBrief');
const pages = builtPages(output);

const origin = 'https://ferries.example';
const citable = pages.filter(({ html }) => html.includes('name="citation_title"'));

interface Tag {
	readonly name: string;
	readonly content: string;
}

/** The tags of a page in their order, as a reader of them meets them. */
function tagsOf(html: string): Tag[] {
	return [
		...html.matchAll(/<meta (?:name|property)="(?<name>[^"]+)" content="(?<content>[^"]*)"/g),
	].map(({ groups }) => ({
		name: groups?.['name'] ?? '',
		content: (groups?.['content'] ?? '').replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
	}));
}

function linksOf(html: string, rel: string): string[] {
	return [...html.matchAll(new RegExp(`<link rel="${rel}"[^>]*href="([^"]+)"`, 'g'))].map(
		(match) => match[1] ?? '',
	);
}

const kinds = {
	report: /^\/(editions\/[\d.]+\/)?(vi|en)\/$/,
	dataset: /\/data\/[^/]+\/$/,
	artwork: /\/(figures|tables)\/[^/]+\/$/,
	bookSection: /./,
} as const;

describe('every page that is cited', () => {
	test('is every chapter, annex, figure, table and dataset and the whole, in both languages', () => {
		const paths = citable.map(({ path }) => path).filter((path) => !path.startsWith('/editions/'));
		// The whole, 3 chapters, an annex, 14 figures, a table and 4 datasets.
		expect(paths).toHaveLength(2 * (1 + 3 + 1 + 14 + 1 + 4));
	});

	test.each(citable)('$path has its tags once, the kind first, well formed', ({ path, html }) => {
		const tags = tagsOf(html).filter(({ name }) => /^(citation_|z:)/.test(name));
		const value = (name: string) =>
			tags.filter((tag) => tag.name === name).map((tag) => tag.content);
		const [kind] = Object.entries(kinds).find(([, pattern]) => pattern.test(path)) ?? [
			'bookSection',
		];
		const first = {
			report: 'citation_technical_report_institution',
			bookSection: 'citation_inbook_title',
			dataset: 'z:itemType',
			artwork: 'z:itemType',
		}[kind];
		expect(tags[0]?.name).toBe(first);
		expect(value('z:itemType')).toEqual([kind]);
		expect(
			tags.some(({ name }) => name.startsWith('citation_technical')) && kind !== 'report',
		).toBe(false);
		for (const name of [
			'citation_title',
			'citation_author',
			'citation_publication_date',
			'citation_language',
			'citation_publisher',
			'citation_public_url',
			'citation_abstract_html_url',
			'citation_abstract',
		]) {
			expect(value(name), name).toHaveLength(1);
		}
		const locale = /<html lang="(\w+)"/.exec(html)?.[1];
		expect(value('citation_language')).toEqual([locale]);
		expect(value('citation_author')[0]).toBe(
			locale === 'vi' ? 'Hội bạn bến phà,' : 'Friends of the Ferry,',
		);
		expect(value('citation_publication_date')).toEqual(['2030/03/01']);
		const names = tags.map(({ name }) => name);
		expect(
			names.filter((name) => /book_title|journal|z:pages|z:identifier|z:format/.test(name)),
		).toEqual(kind === 'bookSection' ? ['citation_inbook_title'] : []);
		expect(html).not.toMatch(/class="Z3988"|unapi|name="DC\./i);
	});

	test.each(citable)(
		'$path is cited by its edition and found by its latest address',
		({ path, html }) => {
			const latest = path.replace(/^\/editions\/2030\.1/, '');
			const [asCited, ...others] = linksOf(html, 'cite-as');
			expect(others).toEqual([]);
			expect(asCited).toBe(`${origin}/editions/2030.1${latest}`);
			expect(isServed(output, new URL(asCited ?? '').pathname)).toBe(true);
			expect(linksOf(html, 'canonical')).toEqual([origin + latest]);
			const tags = new Map(tagsOf(html).map(({ name, content }) => [name, content]));
			expect(tags.get('citation_public_url')).toBe(asCited);
			expect(tags.get('og:url')).toBe(asCited);
			expect(tags.get('og:type')).toBe('article');
			for (const rel of ['describedby', 'item', 'collection', 'version-history']) {
				for (const href of linksOf(html, rel)) {
					expect(isServed(output, new URL(href).pathname), href).toBe(true);
				}
			}
			expect(linksOf(html, 'describedby')).toHaveLength(3);
			expect(linksOf(html, 'license')).toHaveLength(1);
		},
	);

	test.each(citable)('$path tells search engines the same title', ({ path, html }) => {
		const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
		const data = JSON.parse(json) as Record<string, unknown>;
		const tags = new Map(tagsOf(html).map(({ name, content }) => [name, content]));
		expect(data['name']).toBe(tags.get('citation_title'));
		expect(data['@type']).toMatch(/^(Report|Chapter|Dataset|ImageObject|Table)$/);
		expect(data['url']).toBe(linksOf(html, 'cite-as')[0]);
		if (data['@type'] === 'Dataset') {
			expect(String(data['description']).length).toBeGreaterThanOrEqual(50);
			expect(data['distribution']).toBeDefined();
			expect(path).toContain('/data/');
		}
		if (data['@type'] !== 'Report')
			expect(data['isPartOf']).toMatchObject({ '@type': ['Report', 'Book'] });
	});
});

describe('pages that are not cited', () => {
	test('are websites to social media and have no record', () => {
		const index = pages.find(({ path }) => path === '/en/claims/')?.html ?? '';
		expect(index).toContain('property="og:type" content="website"');
		expect(index).not.toContain('citation_');
	});
});

describe('the map of the site', () => {
	const map = readFileSync(join(output, 'sitemap.xml'), 'utf8');
	const entries = [...map.matchAll(/<url>(.*?)<\/url>/g)].map((match) => match[1] ?? '');

	test('lists every latest page once, each with its counterpart', () => {
		const listed = entries.map((entry) => /<loc>([^<]+)/.exec(entry)?.[1] ?? '').sort();
		const wanted = pages
			.filter(
				({ path, html }) => /^\/((vi|en)\/.*)?$/.test(path) && !html.includes('content="noindex"'),
			)
			.map(({ path }) => origin + path)
			.sort();
		expect(listed).toEqual(wanted);
		for (const entry of entries) {
			const languages = [...entry.matchAll(/hreflang="(\w+)" href="([^"]+)"/g)];
			expect(languages.map((match) => match[1]).sort()).toEqual(['en', 'vi']);
			for (const [, , href] of languages) expect(listed).toContain(href);
		}
	});

	test('is named by robots.txt, which shuts nobody out', () => {
		const robots = readFileSync(join(output, 'robots.txt'), 'utf8');
		expect(robots).toContain(`Sitemap: ${origin}/sitemap.xml`);
		expect(robots).not.toContain('Disallow');
	});
});

test('identifiers are the same in both languages, and each stands once', () => {
	const blocks = (locale: string) =>
		pages
			.filter(
				({ path, html }) => path.startsWith(`/${locale}/`) && html.includes('class="chapter '),
			)
			.map(({ html }) => idsOf(html).filter((id) => /^[pslqte]-[0-9a-z]{4}$/.test(id)))
			.sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''));
	expect(blocks('vi')).toEqual(blocks('en'));
	const all = blocks('vi').flat();
	expect(all.length).toBeGreaterThan(10);
	expect(new Set(all).size).toBe(all.length);
});
