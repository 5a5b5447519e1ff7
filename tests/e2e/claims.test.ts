import { expect, test, type Page } from '@playwright/test';

const fixture = () => process.env['FIXTURE_SITE'] ?? '';
const real = () => process.env['REAL_SITE'] ?? '';

test.describe('with scripts off', () => {
	test.use({ javaScriptEnabled: false });

	test('the ledger is filtered by verdict and kind', async ({ page }) => {
		await page.goto(`${fixture()}/en/claims/`);
		const shown = page.locator('.claim:visible');
		await expect(shown).toHaveCount(4);
		await page.getByRole('radio', { name: /^does not hold/ }).check();
		await expect(shown).toHaveCount(1);
		await expect(shown).toHaveAttribute('id', 'f2');
		await expect(page.locator('.ledger__group:visible')).toHaveCount(1);
		await page.getByRole('radio', { name: /^cited study/ }).check();
		await expect(shown).toHaveCount(0);
		await expect(page.locator('.ledger__group:visible')).toHaveCount(0);
		await expect(page.getByText('No claim is of this kind and verdict.')).toBeVisible();
		await page.getByRole('radio', { name: 'all (4)' }).first().check();
		await expect(shown).toHaveCount(1);
		await expect(shown).toHaveAttribute('id', 'tools-replace-fruit');
	});

	test('a link to a claim shows its evidence and where it is used', async ({ page }) => {
		await page.goto(`${fixture()}/en/claims/#f1`);
		const claim = page.locator('#f1');
		await expect(claim.getByRole('link', { name: 'Figure 1.1' })).toBeVisible();
		await expect(claim.getByText('100 thousand passengers')).toBeVisible();
		await claim.getByRole('link', { name: '1.1', exact: true }).click();
		await expect(page.locator('#p-b3d4')).toBeInViewport();
	});

	test('a recommendation opens its chain of evidence', async ({ page }) => {
		await page.goto(`${fixture()}/en/recommendations/`);
		const work = page
			.locator('#keep-night-ferry')
			.getByRole('link', { name: 'Miller 2001, p. 12' });
		await expect(work).toBeHidden();
		await page.getByText('The ferry has work where the bridge does not reach.').click();
		await page.locator('#keep-night-ferry').getByText('Tools take the place of fruit').click();
		await expect(work).toBeVisible();
		await work.click();
		await expect(page).toHaveURL(/\/en\/bibliography\/#ref-miller2001$/);
	});

	for (const [width, size] of [
		[375, 'narrow'],
		[768, 'medium'],
		[1280, 'wide'],
	] as const) {
		test(`the map of the argument has its own drawing at ${width} px`, async ({ page }) => {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(`${fixture()}/en/argument/`);
			const drawing = page.locator('.argument-map:visible').first();
			await expect(drawing).toHaveClass(new RegExp(`argument-map--${size}`));
			const link = drawing.getByRole('link', {
				name: 'f2 A bridge leaves a ferry without work. (does not hold)',
			});
			await link.focus();
			await page.keyboard.press('Enter');
			await expect(page).toHaveURL(/\/en\/claims\/#f2$/);
		});
	}

	test('without room for words the list tells what the map joins', async ({ page }) => {
		await page.setViewportSize({ width: 375, height: 900 });
		await page.goto(`${fixture()}/en/argument/`);
		const [towns] = await page
			.locator('.argument__items > li', { hasText: '3. Six towns on one river' })
			.all();
		await expect(towns ?? page.locator('none')).toContainText('Supports: R1. Keep the night ferry');
	});
});

test.describe('with its own faces', () => {
	test.use({ bypassCSP: true });

	test('words of the map do not leave their boxes', async ({ page }) => {
		// Faces are optional: on a busy machine the first page may do without them.
		await page.route('**/argument/', async (route) => {
			const response = await route.fetch();
			const body = (await response.text()).replaceAll(
				'font-display:optional',
				'font-display:block',
			);
			await route.fulfill({ response, body });
		});
		for (const width of [768, 1280]) {
			await page.setViewportSize({ width, height: 900 });
			for (const locale of ['vi', 'en']) {
				await page.goto(`${real()}/${locale}/argument/`);
				await page.evaluate(() => document.fonts.ready);
				const strayed = await page.locator('.argument-map__box:visible').evaluateAll((boxes) =>
					boxes.flatMap((box) => {
						const frame = box.querySelector('rect')?.getBoundingClientRect();
						return [...box.querySelectorAll('tspan')]
							.filter((text) => {
								const { left, right, top, bottom } = text.getBoundingClientRect();
								if (frame === undefined || text.textContent?.trim() === '') return false;
								return (
									left < frame.left - 1 ||
									right > frame.right + 1 ||
									top < frame.top - 2 ||
									bottom > frame.bottom + 2
								);
							})
							.map((text) => text.textContent);
					}),
				);
				expect(strayed, `${locale} at ${width}`).toEqual([]);
			}
		}
	});
});

/** How many sheets of which size a page takes, printed as its own stylesheet asks. */
async function printed(page: Page): Promise<{ sheets: number; sizes: Set<string> }> {
	await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
	const boxes = pdf.match(/\/MediaBox\s*\[[^\]]+\]/g) ?? [];
	return {
		sheets: sheets.length,
		sizes: new Set(
			boxes.map((box) =>
				(box.match(/[\d.]+/g) ?? [])
					.slice(2)
					.map((n) => Math.round(+n))
					.join('×'),
			),
		),
	};
}

for (const locale of ['vi', 'en'] as const) {
	test(`what was tested and what is open print on one sheet, lying: ${locale}`, async ({
		page,
	}) => {
		await page.goto(`${real()}/${locale}/claims/table/`);
		const whole = await printed(page);
		expect(whole.sizes).toEqual(new Set(['842×595']));
		const verdicts = page.locator('.claim-table--ledger .verdict-sign');
		const all = await verdicts.count();
		const holding = await page.locator('.claim-table--ledger .verdict-sign--holds').count();
		await expect(page.locator('.claim-table__statements tbody tr')).toHaveCount(9);
		const tested = page.locator('.claim-table__statements .verdict-sign--holds');
		await expect(page.locator('.claim-table__open tbody tr')).toHaveCount(
			all - holding - (9 - (await tested.count())),
		);
		await page.locator('.claim-table--ledger').evaluate((table) => table.remove());
		const { sheets } = await printed(page);
		expect(sheets).toBe(1);
		expect(whole.sheets).toBeGreaterThan(1);
	});

	test(`no text of the printed tables is smaller than 8 points: ${locale}`, async ({ page }) => {
		await page.goto(`${real()}/${locale}/claims/table/`);
		await page.emulateMedia({ media: 'print' });
		const sizes = await page
			.locator('.claim-table :is(th, td, span, a, p)')
			.evaluateAll((cells) =>
				cells.map((cell) => Number.parseFloat(getComputedStyle(cell).fontSize)),
			);
		expect(sizes.length).toBeGreaterThan(300);
		expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10.6);
	});
}

test('the map prints on lying sheets, each chapter whole', async ({ page }) => {
	await page.goto(`${real()}/en/argument/`);
	const { sheets, sizes } = await printed(page);
	expect(sizes).toEqual(new Set(['842×595']));
	const chapters = await page.locator('.chapter-argument').count();
	expect(sheets).toBeLessThanOrEqual(chapters + 1);
});
