import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { serveSite } from '../../src/print/serve-site.ts';
import { buildValidBrief } from '../support/build-fixture.ts';
import { builtPages, idsOf, isServed, linksOf } from '../support/built-pages.ts';
import { applyDefect } from '../support/fixture-brief.ts';

/** The valid brief, published in a folder of its host. */
const base = '/brief';
const output = buildValidBrief({}, (manuscript) =>
	applyDefect(manuscript, {
		file: 'edition.yaml',
		replace: 'https://ferries.example/',
		by: `https://ferries.example${base}/`,
	}),
);
const pages = builtPages(output);
afterAll(() => rmSync(dirname(output), { recursive: true }));

test.each(pages)('$path leads and asks only into the folder', ({ path, html }) => {
	const sources = [...html.matchAll(/\s(?:src|data-source)="([^"]+)"/g)].map(([, url = '']) => url);
	const faces = [...html.matchAll(/url\(["']?([^"')]+)/g)].map(([, url = '']) => url);
	const broken = [...linksOf(html), ...sources, ...faces].filter((href) => {
		if (/^(https?:|mailto:|data:)/.test(href) && !href.startsWith('https://ferries.example')) {
			return false;
		}
		const { pathname, hash } = new URL(href, `https://ferries.example${base}${path}`);
		if (!pathname.startsWith(`${base}/`)) return true;
		const own = pathname.slice(base.length);
		if (!isServed(output, own)) return true;
		const target = pages.find((page) => page.path === own);
		return hash !== '' && !idsOf(target?.html ?? '').includes(decodeURIComponent(hash.slice(1)));
	});
	expect(broken).toEqual([]);
});

test('the headers of the host are those of the folder', () => {
	const headers = readFileSync(join(output, '_headers'), 'utf8');
	const paths = headers.split('\n').filter((line) => line.startsWith('/'));
	expect(paths).toContain(`${base}/_astro/*`);
	expect(paths.filter((path) => !path.startsWith(`${base}/`))).toEqual([]);
});

test('is served in its folder, and sends a visitor of the root there', async () => {
	const site = await serveSite(output, { base, port: 0 });
	try {
		const chapter = await fetch(`${site.origin}${base}/en/ferry-passengers/`);
		expect(chapter.status).toBe(200);
		expect(await chapter.text()).toContain('Passengers left the ferry for the bridge');
		const root = await fetch(`${site.origin}/`, { redirect: 'manual' });
		expect(root.headers.get('location')).toBe(`${base}/`);
		expect((await fetch(`${site.origin}${base}/en/nowhere/`)).status).toBe(404);
	} finally {
		await site.close();
	}
});
