import { test } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { builtPages } from '../support/built-pages.ts';
import { isOfSeries } from '../support/series.ts';

/** Pages are checked in groups, so that one browser page serves many. */
const size = 12;
// Editions are copies of the same pages.
const paths = builtPages('dist')
	.map(({ path }) => path)
	.filter((path) => !path.startsWith('/editions/'));

const alone = paths.filter((path) => !isOfSeries(path));
const series = paths.filter(isOfSeries);

/** Every page by itself in both schemes; of a series every second, and in the dark every tenth. */
const checked = {
	light: [...alone, ...series.filter((_path, index) => index % 2 === 0)],
	dark: [...alone, ...series.filter((_path, index) => index % 10 === 0)],
} as const;

const groupsOf = (all: readonly string[]) =>
	Array.from({ length: Math.ceil(all.length / size) }, (_each, index) =>
		all.slice(index * size, (index + 1) * size),
	);

for (const colorScheme of ['light', 'dark'] as const) {
	for (const [index, group] of groupsOf(checked[colorScheme]).entries()) {
		test(`axe finds nothing on pages ${index * size + 1}–${index * size + group.length}, ${colorScheme}`, async ({
			browser,
		}) => {
			test.setTimeout(600_000);
			const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
			const page = await context.newPage();
			for (const path of group) {
				await page.goto((process.env['REAL_SITE'] ?? '') + path);
				await expectNoViolations(page, path);
			}
			await context.close();
		});
	}
}
