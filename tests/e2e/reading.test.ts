import { expect, test, type Page } from '@playwright/test';
import { builtPages } from '../support/built-pages.ts';
import { isOfSeries } from '../support/series.ts';
import { wordsThatTouch } from '../support/touching-words.ts';

const fixture = () => process.env['FIXTURE_SITE'] ?? '';
const real = () => process.env['REAL_SITE'] ?? '';

const chapter = '/en/ferry-passengers/';

// Editions are copies of the same pages.
const realPages = builtPages('dist').filter(({ path }) => !path.startsWith('/editions/'));

/** Two chapters of the real brief, one in each language. */
const realChapters = realPages
	.filter(({ html }) => html.includes('class="chapter"') || html.includes('chapter-header'))
	.map(({ path }) => path)
	.filter((_path, index, paths) => index === 0 || index === paths.length - 1);

test.describe('with scripts off', () => {
	test.use({ javaScriptEnabled: false });

	test('a chapter can be read in full', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Passengers left the ferry for the bridge',
		);
		await expect(page.getByText('As Figure 1.1 shows, passengers grew steadily.')).toBeVisible();
		await expect(
			page.getByRole('img', { name: 'Passengers at Riverside grew until the bridge came' }).first(),
		).toBeVisible();
		await expect(page.locator('.katex-display')).toBeVisible();
		await page.getByText('The numbers of this figure', { exact: true }).click();
		await expect(page.getByRole('cell', { name: '121' })).toBeVisible();
	});

	test('the legend hides a series', async ({ page }) => {
		await page.goto(fixture() + chapter);
		const series = page.locator('.drawing--wide .series-1').first();
		await expect(series).toBeVisible();
		await page.getByLabel('Hilltop').uncheck();
		await expect(series).toBeHidden();
	});

	test('the language switch is a plain link to the same chapter', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await page.getByRole('link', { name: 'Tiếng Việt' }).click();
		await expect(page).toHaveURL(/\/vi\/khach-qua-pha\/$/);
		await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
	});

	test('a number leads to its formula, rows and source', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await page.getByRole('link', { name: '121 thousand passengers' }).click();
		await expect(page.locator('.number:target')).toContainText('Fictional Waterways Office');
	});

	test('a citation leads to its reference, and the reference back', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await page.getByRole('link', { name: 'Miller 2001, p. 12' }).click();
		await expect(page.locator('#ref-miller2001')).toBeInViewport();
		await page.getByRole('link', { name: 'Back to citation 1' }).first().click();
		await expect(page.locator('#cite-miller2001-1')).toBeInViewport();
	});
});

test.describe('previews', () => {
	test('a value shows its source on focus, and Escape hides it', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await page.getByRole('link', { name: '100 thousand passengers' }).focus();
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Tab');
		await expect(page.getByRole('tooltip')).toContainText('Fictional Waterways Office');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('tooltip')).toBeHidden();
	});

	test('a citation shows its reference under the pointer', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await page.getByRole('link', { name: 'Miller 2001, p. 12' }).hover();
		await expect(page.getByRole('tooltip')).toContainText('Rivers and Their Ferries');
		await page.mouse.move(0, 0);
		await expect(page.getByRole('tooltip')).toBeHidden();
	});

	test('a term shows its definition on tap', async ({ browser }) => {
		const context = await browser.newContext({
			hasTouch: true,
			viewport: { width: 390, height: 800 },
		});
		const page = await context.newPage();
		await page.goto(fixture() + chapter);
		await page.getByRole('link', { name: 'ferry', exact: true }).tap();
		await expect(page.getByRole('tooltip')).toContainText('flat-bottomed vessel');
		await context.close();
	});
});

/** Collects what a page asks for, what it violates and how it shifts. */
async function watch(page: Page, address: string) {
	const outside: string[] = [];
	const errors: string[] = [];
	page.on('request', (request) => {
		if (!request.url().startsWith(new URL(address).origin) && !request.url().startsWith('data:')) {
			outside.push(request.url());
		}
	});
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	page.on('pageerror', (error) => errors.push(String(error)));
	await page.addInitScript(() => {
		const shifts = { total: 0 };
		Object.assign(window, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				shifts.total += (entry as unknown as { value: number }).value;
			}
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto(address);
	await page.evaluate(() => document.fonts.ready);
	await page.waitForTimeout(300);
	const shift = await page.evaluate(
		() => (window as unknown as { shifts: { total: number } }).shifts.total,
	);
	return { outside, errors, shift };
}

for (const width of [390, 1280]) {
	test(`chapters ask for nothing outside, break no policy and do not shift at ${width} px`, async ({
		page,
	}) => {
		await page.setViewportSize({ width, height: 900 });
		for (const path of realChapters) {
			const { outside, errors, shift } = await watch(page, real() + path);
			expect(outside, path).toEqual([]);
			expect(errors, path).toEqual([]);
			expect(shift, path).toBeLessThanOrEqual(0.01);
		}
	});
}

test('no page is wider than a screen of 320 px', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 700 });
	for (const path of [...realChapters, '/vi/', '/en/claims/']) {
		await page.goto(real() + path);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);
		expect(overflow, path).toBe(0);
	}
});

test('words of two elements on one line are parted by a space', async ({ page }) => {
	test.setTimeout(300_000);
	const paths = realPages.map(({ path }) => path);
	const alone = paths.filter((path) => !isOfSeries(path));
	const series = paths.filter(isOfSeries).filter((_path, index) => index % 10 === 0);
	const touching: string[] = [];
	for (const path of [...alone, ...series]) {
		await page.goto(real() + path);
		touching.push(...(await wordsThatTouch(page)).map((words) => `${path}: ${words}`));
	}
	expect(touching).toEqual([]);
});

test('words that touch are found on one line only', async ({ page }) => {
	await page.setContent(
		`<p>By <b>licence 4.0</b><em>non-commercial</em>, <i>in</i> <i>part</i></p>
		<p>One<br><b>two</b></p><ul style="display: flex"><li>three</li><li>four</li></ul>
		<details><summary>five</summary><span>six</span><span>seven</span></details>`,
	);
	expect(await wordsThatTouch(page)).toEqual(['licence 4.0|non-commercial', 'six|seven']);
});
