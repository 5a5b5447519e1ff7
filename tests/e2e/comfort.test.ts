import { brotliCompressSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';

const fixture = () => process.env['FIXTURE_SITE'] ?? '';
const real = () => process.env['REAL_SITE'] ?? '';

const chapter = '/en/ferry-passengers/';

test.describe('both languages', () => {
	test('a chapter stands side by side, paragraph by paragraph', async ({ page }) => {
		await page.setViewportSize({ width: 1280, height: 900 });
		await page.goto(fixture() + chapter);
		await page.keyboard.press('s');
		await expect(page).toHaveURL(/\/en\/ferry-passengers\/parallel\/$/);
		const texts = page.locator('#p-b3d4 .prose');
		await expect(texts).toHaveCount(2);
		const [own, other] = [await texts.nth(0).boundingBox(), await texts.nth(1).boundingBox()];
		expect(own?.y).toBe(other?.y);
		expect(other?.x).toBeGreaterThan((own?.x ?? 0) + (own?.width ?? 0));
		await expect(texts.nth(1)).toHaveAttribute('lang', 'vi');
	});

	test('recommendations stand side by side too, and a table is read in both', async ({ page }) => {
		await page.setViewportSize({ width: 1280, height: 900 });
		await page.goto(`${fixture()}/en/six-towns/parallel/`);
		const entries = page.locator('.parallel__recommendation');
		await expect(entries).toHaveCount(2);
		const [own, other] = [
			entries.first().getByText('The council of Riverside'),
			entries.first().getByText('Hội đồng Bến Sông'),
		];
		expect((await own.boundingBox())?.y).toBe((await other.boundingBox())?.y);

		await expect(page.locator('#table-ways-across')).toContainText('Who tells of it');
		const repeated = page.locator('[lang="vi"] > #table-ways-across-vi');
		await expect(repeated).toContainText('Ai kể');
	});

	test('on a phone they alternate', async ({ page }) => {
		await page.setViewportSize({ width: 375, height: 800 });
		await page.goto(`${fixture()}${chapter}parallel/`);
		const texts = page.locator('#p-b3d4 .prose');
		const [own, other] = [await texts.nth(0).boundingBox(), await texts.nth(1).boundingBox()];
		expect(other?.y).toBeGreaterThanOrEqual((own?.y ?? 0) + (own?.height ?? 0));
	});

	test('in print they stand side by side', async ({ page }) => {
		await page.goto(`${fixture()}${chapter}parallel/`);
		await page.emulateMedia({ media: 'print' });
		const texts = page.locator('#p-b3d4 .prose');
		const [own, other] = [await texts.nth(0).boundingBox(), await texts.nth(1).boundingBox()];
		expect(own?.y).toBe(other?.y);
	});

	test('the language switch lands on the paragraph that is being read', async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(`${fixture()}${chapter}#p-g2j3`);
		await page.evaluate(() =>
			document.getElementById('p-g2j3')?.scrollIntoView({ block: 'start' }),
		);
		const here = await page.evaluate(
			() =>
				[...document.querySelectorAll('.prose > [id]')].find(
					(block) => block.getBoundingClientRect().bottom > 90,
				)?.id,
		);
		await page.keyboard.press('l');
		await expect(page).toHaveURL(new RegExp(`/vi/khach-qua-pha/#${here}$`));
	});
});

test('the way to the other language stands clear of the number and can be reached', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1100, height: 800 });
	await page.goto(fixture() + chapter);
	const paragraph = page.locator('#p-d7g8');
	const number = paragraph.locator('.paragraph-number');
	const twin = paragraph.locator('.paragraph-twin');
	// As printing leaves it.
	await number.evaluate((link) => link.setAttribute('data-page', 'p. 137'));
	await paragraph.hover();
	const [under, above] = [await twin.boundingBox(), await number.boundingBox()];
	if (under === null || above === null) throw new Error('One of the two is not shown.');
	expect(under.y).toBeGreaterThanOrEqual(above.y + above.height - 1);
	const text = await paragraph.boundingBox();
	await page.mouse.move((text?.x ?? 0) + 20, under.y + under.height / 2);
	await page.mouse.move(under.x + 8, under.y + under.height / 2, { steps: 30 });
	await expect(twin).toBeVisible();
	await page.mouse.click(under.x + 8, under.y + under.height / 2);
	await expect(page).toHaveURL(/\/vi\/khach-qua-pha\/#p-d7g8$/);
});

test.describe('with scripts off', () => {
	test.use({ javaScriptEnabled: false });

	test('the paragraph in use leads to the same in the other language', async ({ page }) => {
		await page.goto(fixture() + chapter);
		const paragraph = page.locator('#p-d7g8');
		const twin = paragraph.locator('.paragraph-twin');
		await expect(twin).toBeHidden();
		await paragraph.locator('.paragraph-number').click();
		await expect(twin).toBeVisible();
		await twin.click();
		await expect(page).toHaveURL(/\/vi\/khach-qua-pha\/#p-d7g8$/);
		await expect(page.locator('#p-d7g8')).toBeInViewport();
	});

	test('the root address offers both languages', async ({ page }) => {
		await page.goto(`${fixture()}/`);
		await expect(page.locator('section[lang=vi] a')).toBeVisible();
		await expect(page.locator('section[lang=en] a')).toBeVisible();
	});

	test('the figure index shows one chapter or kind', async ({ page }) => {
		await page.goto(`${fixture()}/en/figures/`);
		const entries = page.locator('.figure-index li');
		const all = await entries.filter({ visible: true }).count();
		await page.getByLabel('a relation').check();
		const some = await entries.filter({ visible: true }).count();
		expect(some).toBeGreaterThan(0);
		expect(some).toBeLessThan(all);
	});
});

test('the root address shows the reader’s language first, and goes on in the one last read', async ({
	browser,
}) => {
	const context = await browser.newContext({ locale: 'en-GB' });
	const page = await context.newPage();
	await page.goto(`${fixture()}/`);
	await expect(page.locator('section').first()).toHaveAttribute('lang', 'en');
	await page.locator('section[lang=vi] a').click();
	await expect(page).toHaveURL(/\/vi\/$/);
	await expect.poll(() => page.evaluate(() => localStorage['language'])).toBe('vi');
	await page.goto(`${fixture()}/`);
	await expect(page).toHaveURL(/\/vi\/$/);
	await context.close();
});

test('settings hold on the next page, before anything is shown', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto(fixture() + chapter);
	await page.keyboard.press('?');
	const panel = page.getByRole('dialog');
	// The panel brings the rules of its page along.
	await expect(panel.locator('fieldset').first()).toHaveCSS('display', 'flex');
	await panel.getByLabel('dark').check();
	await panel.getByLabel('larger').check();
	await panel.getByLabel('wide, easier').check();
	const size = () =>
		page
			.locator('.prose p')
			.first()
			.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
	const large = await size();
	await page.goto(`${fixture()}/en/ferry-cargo/`);
	const ground = await page.evaluate(
		() => getComputedStyle(document.documentElement).backgroundColor,
	);
	expect(ground).toBe('rgb(18, 24, 27)');
	expect(await size()).toBe(large);
	expect(large).toBeGreaterThanOrEqual(24);
	const spacing = await page.evaluate(
		() => getComputedStyle(document.documentElement).letterSpacing,
	);
	expect(spacing).not.toBe('normal');
});

test('letter shortcuts can be switched off', async ({ page }) => {
	await page.goto(fixture() + chapter);
	await page.keyboard.press('?');
	await page.getByRole('dialog').getByLabel('switched off').check();
	await page.keyboard.press('Escape');
	await page.keyboard.press('n');
	await page.keyboard.press('/');
	await expect(page.getByRole('searchbox')).toHaveCount(0);
	await expect(page).toHaveURL(new RegExp(`${chapter}$`));
});

test('the contents show where the reader is, and the front page where to go on', async ({
	page,
}) => {
	await page.goto(fixture() + chapter);
	await page.locator('#s-c5f6').evaluate((node) => node.scrollIntoView({ block: 'start' }));
	await expect(page.locator('.chapter-contents [aria-current]')).toHaveText('Before the bridge');
	await page.evaluate(() =>
		document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
	);
	await page.goto(`${fixture()}/en/`);
	const marks = page.locator('.contents__progress');
	await expect(marks).toHaveCount(1);
	await expect(marks).toHaveText(/read$/);
});

test('on a wide screen a preview stands in the margin', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(fixture() + chapter);
	const link = page.locator('.prose a.term').first();
	await link.hover();
	const preview = page.getByRole('tooltip');
	await expect(preview).toBeVisible();
	const [text, box] = [await page.locator('#p-b3d4').boundingBox(), await preview.boundingBox()];
	expect(box?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
});

/** Waits until the service worker has the page in its care. */
async function settle(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready);
	await expect
		.poll(() => page.evaluate(async () => (await (await caches.open('pages')).keys()).length))
		.toBeGreaterThan(0);
}

test.describe('without a network', () => {
	test.use({ serviceWorkers: 'allow' });

	test('a chapter that was read can be read again, and says that it is a copy', async ({
		page,
		context,
	}) => {
		await page.goto(fixture() + chapter);
		await settle(page);
		const sheet = await page.locator('.prose link').getAttribute('href');
		const isKept = (path: string) =>
			page.evaluate(async (each) => !!(await caches.match(each)), path);
		await expect.poll(() => isKept(sheet ?? '')).toBe(true);
		await context.setOffline(true);
		await page.reload();
		// A rule of the sheet that follows the first screen.
		await expect(page.locator('.figure').first()).toHaveCSS('container-type', 'inline-size');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Passengers left the ferry for the bridge',
		);
		await expect(page.locator('.notice')).toContainText('You are offline. This copy was kept on');
		// The next chapter was fetched ahead; the one after it was not.
		await page.goto(`${fixture()}/en/six-towns/`);
		await expect(page.locator('.notice')).toContainText('was not kept on this device');
	});

	test('the whole brief can be kept, and searched', async ({ page, context }) => {
		await page.goto(`${fixture()}/en/reading/`);
		await settle(page);
		await page.getByRole('button', { name: /Keep the whole brief \([\d.]+ MB\)/ }).click();
		await expect(page.getByText('The whole brief is kept on this device')).toBeVisible({
			timeout: 20_000,
		});
		const tag = await page.evaluate(() => localStorage.getItem('kept-en'));
		await page.evaluate(() => localStorage.setItem('kept-en', 'an earlier one'));
		await page.reload();
		await expect(page.getByText('The kept copy is older than what is published')).toBeVisible();
		await page.evaluate((kept) => localStorage.setItem('kept-en', kept ?? ''), tag);
		await context.setOffline(true);
		await page.goto(`${fixture()}/en/six-towns/`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Six towns on one river');
		await page.keyboard.press('/');
		await page.getByRole('searchbox').fill('night ferry');
		await expect(page.locator('.search__list a').first()).toBeVisible();
	});
});

test('what a chapter loads of scripts at once is at most 3 kB', async ({ page }) => {
	const bodies: Promise<Buffer>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() === 'script') bodies.push(response.body());
	});
	await page.goto(fixture() + chapter, { waitUntil: 'networkidle' });
	const inline = await page.locator('script:not([src]):not([type])').allTextContents();
	const scripts = [...(await Promise.all(bodies)).map(String), ...inline];
	const bytes = scripts.map((script) => brotliCompressSync(script).length);
	expect(bytes.length).toBeGreaterThan(1);
	expect(bytes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(3000);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing in open panels, ${colorScheme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.goto(`${real()}/en/`);
		await page.keyboard.press('/');
		await page.getByRole('searchbox').fill('export');
		await expect(page.locator('.search__list a').first()).toBeVisible();
		await expectNoViolations(page);
		await page.keyboard.press('Escape');
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toBeVisible();
		await expectNoViolations(page);
	});
	test(`axe finds nothing in what a chapter shows on request, ${colorScheme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.setViewportSize({ width: 375, height: 800 });
		await page.goto(`${fixture()}/en/ferry-passengers/`);
		await page.locator('.figure__data summary').first().click();
		await page.locator('.figure__drawings').first().focus();
		const tip = page.locator('.figure-tip').first();
		await expect(tip).toBeAttached();
		await page.keyboard.press('ArrowRight');
		await expect(tip).not.toBeEmpty();
		await expectNoViolations(page);
		await page.locator('.prose a.term').first().focus();
		await expect(page.getByRole('tooltip')).toBeVisible();
		await expectNoViolations(page);
		await page.locator('.figure__live').first().click();
		await expect(page.locator('.figure-live canvas').first()).toBeVisible();
		await page.locator('#p-d7g8 .paragraph-number').click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await expectNoViolations(page);
	});
}
