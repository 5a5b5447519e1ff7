import { expect, test, type Locator, type Page } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { readdirSync } from 'node:fs';

const fixture = () => process.env['FIXTURE_SITE'] ?? '';

const ids = readdirSync('tests/fixtures/valid-brief/figures').map((file) =>
	file.replace('.yaml', ''),
);

/** Figures that are tables have no drawing. */
const drawn = ids.filter((id) => id !== 'boats-in-a-table' && id !== 'ferry-scorecard');

const figurePage = (id: string, locale = 'en') => `${fixture()}/${locale}/figures/${id}/`;

async function goLive(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Interactive chart' }).click();
	const canvas = page.locator('.figure-live canvas').first();
	await expect(canvas).toBeVisible();
	await expect(page.locator('.figure__live')).toHaveAttribute('aria-pressed', 'true');
	return canvas;
}

/** A page that came too late by its faces does without them; one whose faces are cached has them. */
async function openWithFaces(page: Page, address: string): Promise<void> {
	await expect(async () => {
		await page.goto(address);
		const hasFaces = await page.evaluate(async () => {
			await Promise.all([...document.fonts].map((face) => face.load()));
			const ctx = document.createElement('canvas').getContext('2d');
			const width = (face: string) => {
				if (ctx !== null) ctx.font = `600 40px "${face}", monospace`;
				return ctx?.measureText('Riverside').width;
			};
			return width('Be Vietnam Pro') !== width('No Such Face');
		});
		expect(hasFaces).toBe(true);
	}).toPass();
}

/**
 * Edges are smoothed in one way in a page and in another on a canvas; nothing else may differ.
 * Measured: at most 0.8 % of the pixels of any kind.
 */
const mostDiffering = 0.01;

test.describe('a canvas', () => {
	// At a scale of one, some systems round the widths of letters to pixels.
	test.use({ viewport: { width: 1000, height: 1200 }, deviceScaleFactor: 2 });

	for (const id of drawn) {
		test(`shows what the drawing of ${id} shows`, async ({ page }) => {
			await openWithFaces(page, figurePage(id));
			const box = page.locator('.figure__drawings');
			const picture = async () => {
				await page.mouse.move(0, 0);
				return PNG.sync.read(await box.screenshot({ animations: 'disabled' }));
			};
			await box.scrollIntoViewIfNeeded();
			const still = await picture();
			await goLive(page);
			await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
			const live = await picture();
			expect([live.width, live.height]).toEqual([still.width, still.height]);
			const { width, height } = still;
			const differing = pixelmatch(still.data, live.data, undefined, width, height, {
				threshold: 0.2,
			});
			expect(differing / (width * height)).toBeLessThan(mostDiffering);
		});
	}
});

test.describe('the cursor', () => {
	for (const id of drawn) {
		test(`reaches every row of ${id} by keyboard`, async ({ page }) => {
			await page.goto(figurePage(id));
			const rows = await page.locator('.chart-table tbody tr').count();
			await page.locator('.figure__drawings').focus();
			const status = page.getByRole('status');
			await expect(status).toBeAttached();
			const heads = new Set<string>();
			for (let row = 0; row < rows; row += 1) {
				await page.keyboard.press('ArrowRight');
				heads.add((await status.textContent()) ?? '');
			}
			const wanted = await page.locator('.chart-table tbody tr').allTextContents();
			expect(heads.size).toBe(new Set(wanted).size);
			await page.keyboard.press('Home');
			const first = await page.locator('.chart-table tbody th').first().textContent();
			await expect(status).toContainText(first ?? '');
			await page.keyboard.press('Escape');
			await expect(status).toBeEmpty();
		});
	}

	test('follows the pointer to the nearest year', async ({ page }) => {
		await page.goto(figurePage('passengers-by-town'));
		const box = page.locator('.figure__drawings');
		await box.hover({ position: { x: 60, y: 120 } });
		await box.hover({ position: { x: 62, y: 120 } });
		await expect(page.getByRole('status')).toContainText('2000');
		await expect(page.getByRole('status')).toContainText('Riverside: 100');
		await expect(page.locator('.figure-rule')).toBeVisible();
	});

	test('leaves out a series that the reader has hidden', async ({ page }) => {
		await page.goto(figurePage('passengers-by-town'));
		await page.getByLabel('Hilltop').uncheck();
		await page.locator('.figure__drawings').focus();
		await expect(page.getByRole('status')).toBeAttached();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Home');
		await expect(page.getByRole('status')).toContainText('Riverside: 100');
		await expect(page.getByRole('status')).not.toContainText('Hilltop');
	});
});

test.describe('the live chart', () => {
	test('is fetched on request only, and nothing moves when it comes', async ({ page }) => {
		const scripts: string[] = [];
		page.on('request', (request) => {
			if (request.resourceType() === 'script') scripts.push(request.url());
		});
		await page.goto(figurePage('passengers-by-town'));
		expect(scripts.join()).not.toContain('live-chart');
		const before = await page.locator('main').evaluate(({ scrollHeight }) => scrollHeight);
		await goLive(page);
		expect(scripts.join()).toContain('live-chart');
		const after = await page.locator('main').evaluate(({ scrollHeight }) => scrollHeight);
		expect(after).toBe(before);
	});

	test('gives way to the drawing in print, and on request', async ({ page }) => {
		await page.goto(figurePage('passengers-by-town'));
		await goLive(page);
		const drawing = page.locator('.drawing--wide');
		await expect(drawing).toBeHidden();
		await page.emulateMedia({ media: 'print' });
		await expect(drawing).toBeVisible();
		await expect(page.locator('.figure-live')).toBeHidden();
		await page.emulateMedia({ media: 'screen' });
		await page.getByRole('button', { name: 'Interactive chart' }).click();
		await expect(page.locator('.figure-live')).toHaveCount(0);
		await expect(drawing).toBeVisible();
	});
});

test.describe('with scripts off', () => {
	test.use({ javaScriptEnabled: false });

	for (const id of ids) {
		test(`nothing of ${id} is missing but the cursor and the live chart`, async ({ page }) => {
			await page.goto(figurePage(id));
			await expect(page.locator('.figure__title')).toBeVisible();
			await expect(page.locator('.chart-table table')).toBeVisible();
			await expect(page.locator('.figure__live')).toBeHidden();
			if (drawn.includes(id)) await expect(page.getByRole('img')).toBeVisible();
			for (const link of await page.locator('#downloads a').all()) {
				const address = await link.getAttribute('href');
				const answer = await page.request.get(fixture() + (address ?? ''));
				expect(answer.ok(), address ?? '').toBe(true);
			}
		});
	}
});

test.describe('a frame on another site', () => {
	for (const id of ids) {
		test(`of ${id} needs no more than the height that is told`, async ({ page }) => {
			await page.goto(figurePage(id, 'vi'));
			const code = (await page.locator('textarea').textContent()) ?? '';
			const told = Number(/height="(\d+)"/.exec(code)?.[1]);
			for (const width of [320, 375, 619, 620, 900]) {
				await page.setViewportSize({ width, height: 100 });
				await page.goto(`${fixture()}/embed/vi/${id}/`);
				await page.evaluate(() => document.fonts.ready);
				const needed = await page.evaluate(() => document.documentElement.scrollHeight);
				if (width <= 620) expect(needed, `at ${width}`).toBeLessThanOrEqual(told);
				const wide = await page.evaluate(() => document.documentElement.scrollWidth);
				expect(wide).toBeLessThanOrEqual(width);
			}
		});
	}

	test('leads back to the page of the figure, out of the frame', async ({ page }) => {
		await page.goto(`${fixture()}/embed/en/passengers-by-town/`);
		const links = await page.locator('a').all();
		expect(links.length).toBeGreaterThan(2);
		for (const link of links) await expect(link).toHaveAttribute('target', '_top');
	});

	test('is described for programs that ask', async ({ page, request }) => {
		await page.goto(figurePage('passengers-by-town'));
		const link = page.locator('link[type="application/json+oembed"]');
		const address = new URL((await link.getAttribute('href')) ?? '');
		const answer = await request.get(fixture() + address.pathname);
		const oembed = (await answer.json()) as Record<string, unknown>;
		expect(oembed).toMatchObject({ version: '1.0', type: 'rich', width: 620 });
		expect(oembed['html']).toMatch(/^<iframe src="https:\/\/ferries\.example\/embed\/en\//);
	});
});
