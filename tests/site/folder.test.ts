import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { serveSite } from '../../src/print/serve-site.ts';
import { buildValidBrief } from '../support/build-fixture.ts';
import { builtPages } from '../support/built-pages.ts';
import { applyDefect } from '../support/fixture-brief.ts';
import { addressesIn, brokenFinder } from '../support/page-checks.ts';

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
const origin = 'https://ferries.example';
const findBroken = brokenFinder({ directory: output, origin, base, pages });
afterAll(() => rmSync(dirname(output), { recursive: true }));

test.each(pages)('$path leads and asks only into the folder', ({ path, html }) => {
	expect(findBroken(addressesIn(html), path)).toEqual([]);
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
