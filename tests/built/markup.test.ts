import { expect, test } from 'vitest';
import { builtPages } from '../support/built-pages.ts';
import { markupFaults } from '../support/markup.ts';
import { isOfSeries } from '../support/series.ts';

/** Editions are copies of the same pages. */
const pages = builtPages('dist').filter(({ path }) => !path.startsWith('/editions/'));
const series = pages.filter(({ path }) => isOfSeries(path));
const alone = pages.filter(({ path }) => !isOfSeries(path));

/** Every page by itself, and every sixth of a series, of whose template the fixture shows more. */
const checked = [...alone, ...series.filter((_page, index) => index % 6 === 0)];

test('a fault in a page is found', async () => {
	const path = '/x/';
	expect(await markupFaults({ path, html: '<ul><p>x</p></ul>' })).not.toEqual([]);
});

test('every page of its own and every sixth of a series is valid HTML', async () => {
	expect(alone.length).toBeGreaterThan(50);
	for (const page of checked) expect(await markupFaults(page), page.path).toEqual([]);
});
