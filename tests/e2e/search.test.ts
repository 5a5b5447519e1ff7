import { expect, test, type Page } from '@playwright/test';

const fixture = () => process.env['FIXTURE_SITE'] ?? '';
const real = () => process.env['REAL_SITE'] ?? '';

/** An entry of the browser’s own timeline, of which its types say too little. */
interface Shift {
	readonly value: number;
}

const chapter = '/en/ferry-passengers/';

/** Opens the search with its key, asks, and waits for the answer. */
async function ask(page: Page, query: string): Promise<void> {
	await page.keyboard.press('/');
	const field = page.getByRole('searchbox');
	await expect(field).toBeFocused();
	await field.fill(query);
	await expect(page.locator('.search__status')).toHaveText(/found|Tìm thấy|Không|Nothing/);
}

const results = (page: Page) => page.locator('.search__list a');

test.describe('search', () => {
	test('opens with a key, walks with arrows, lands on the paragraph and closes', async ({
		page,
	}) => {
		await page.goto(fixture() + chapter);
		await ask(page, 'bridge is closed');
		await expect(results(page).first()).toContainText('Chapter 2 · Paragraph 2.2');
		await expect(results(page).first().locator('mark')).toContainText(['bridge is closed']);
		await page.keyboard.press('ArrowDown');
		await expect(results(page).first()).toBeFocused();
		await page.keyboard.press('ArrowUp');
		await expect(page.getByRole('searchbox')).toBeFocused();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/en\/ferry-cargo\/#p-m2p3$/);
		await expect(page.locator('#p-m2p3')).toBeInViewport();
	});

	test('finds a claim by its number', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await ask(page, 'c2');
		const first = results(page).first();
		await expect(first).toContainText('Claim c2');
		await expect(first).toContainText('The ferry has work where the bridge does not reach.');
		await expect(first).toHaveAttribute('href', /\/en\/claims\/#ferry-keeps-work$/);
	});

	test('Escape closes it and gives the focus back', async ({ page }) => {
		await page.goto(fixture() + chapter);
		const link = page.getByRole('link', { name: 'Search', exact: true });
		await link.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('searchbox')).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('searchbox')).toBeHidden();
		await expect(link).toBeFocused();
	});

	test('tells how much was found, and that nothing was', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await ask(page, 'zzyzx');
		await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/^Nothing was found/);
		await page.getByRole('searchbox').fill('night ferry');
		await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/places? found\.$/);
	});

	test('a term finds the text of the other language, and leads to one’s own', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await ask(page, 'pha');
		await expect(results(page).filter({ hasText: 'ferry' }).first()).toHaveAttribute(
			'href',
			/^\/en\//,
		);
		await page.getByRole('searchbox').fill('trái cây');
		const foreign = results(page)
			.filter({ hasText: /Chapter 2.*found in the Vietnamese text/ })
			.first();
		await expect(foreign).toHaveAttribute('href', /^\/en\/ferry-cargo\//);
		await expect(foreign.locator('[lang=vi]').first()).toBeVisible();
	});
});

test.describe('search in Vietnamese', () => {
	for (const [query, wanted] of [
		['dau tu', /đầu tư/i],
		['doi moi', /đổi mới/i],
		['duong', /đường|dương/i],
		['đường', /đường/i],
	] as const) {
		test(`“${query}” finds ${wanted.source}`, async ({ page }) => {
			await page.goto(`${real()}/vi/`);
			await ask(page, query);
			const best = await results(page).allInnerTexts();
			expect(best.slice(0, 4).join('\n')).toMatch(wanted);
		});
	}

	test('exact accents come first: “đường” finds no “dương”', async ({ page }) => {
		await page.goto(`${real()}/vi/`);
		await ask(page, 'đường');
		const marks = await page.locator('.search__list mark').allTextContents();
		expect(marks.length).toBeGreaterThan(0);
		for (const mark of marks) expect(mark.toLowerCase()).toContain('đường');
	});

	for (const [path, query, wanted] of [
		['/vi/', 'FDI', 'đầu tư trực tiếp nước ngoài'],
		['/vi/', 'foreign direct investment', 'đầu tư trực tiếp nước ngoài'],
		['/en/', 'đầu tư trực tiếp nước ngoài', 'foreign direct investment'],
	] as const) {
		test(`${query} on ${path} finds ${wanted}`, async ({ page }) => {
			await page.goto(real() + path);
			await ask(page, query);
			await expect(
				results(page)
					.filter({ hasText: new RegExp(wanted, 'i') })
					.first(),
			).toBeVisible();
		});
	}
});

test('parts of the index are asked for while a query is typed, and no others', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => {
		if (request.url().endsWith('.pf_index')) asked.push(new URL(request.url()).pathname);
	});
	await page.goto(`${real()}/vi/`);
	await page.keyboard.press('/');
	await page.getByRole('searchbox').pressSequentially('khả năng', { delay: 20 });
	await expect(results(page).first()).toBeVisible();
	const hinted = page.locator('link[rel=preload][href$=".pf_index"]');
	const early = await hinted.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
	expect(early.length).toBeGreaterThan(0);
	expect(asked.toSorted()).toEqual(early.toSorted());
});

test('the page of the search opens its field at once', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 800 });
	await page.goto(`${fixture()}/en/search/`);
	await expect(page.getByRole('searchbox')).toBeFocused();
	await expect(page.locator('.search__help')).not.toBeEmpty();
	const shift = await page.evaluate(
		() =>
			new Promise<number>((tell) => {
				const note = (list: PerformanceObserverEntryList) =>
					list.getEntries().reduce((sum, entry) => sum + (entry as unknown as Shift).value, 0);
				new PerformanceObserver((list) => tell(note(list))).observe({
					type: 'layout-shift',
					buffered: true,
				});
				setTimeout(() => tell(0), 500);
			}),
	);
	expect(shift).toBeLessThanOrEqual(0.01);
	await page.getByRole('searchbox').fill('night ferry');
	await expect(results(page).first()).toBeVisible();
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test.describe('with scripts off', () => {
	test.use({ javaScriptEnabled: false });

	test('the search link leads to an index of everything that has a name', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await page.getByRole('link', { name: 'Search', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Terms' })).toBeVisible();
		for (const name of ['ferry', 'Ferry cargo by kind', 'Keep the night ferry'])
			await expect(
				page.locator('.name-index').getByRole('link', { name, exact: true }),
			).toBeVisible();
	});
});
