import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { attachedFiles } from '../../src/pdf/attachments.ts';
import { outlineIn } from '../../src/pdf/outline.ts';
import { structureRoot } from '../../src/pdf/structure.ts';
import { expectNoViolations } from '../support/axe.ts';

const fixture = () => process.env['FIXTURE_SITE'] ?? '';
const real = () => process.env['REAL_SITE'] ?? '';

test('a chapter prints with its figures as drawings, its details open and no navigation', async ({
	page,
}) => {
	await page.goto(`${fixture()}/en/ferry-passengers/`);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.site-header')).toBeHidden();
	await expect(page.locator('.drawing--wide').first()).toBeVisible();
	await expect(page.locator('.drawing--narrow').first()).toBeHidden();
	await expect(
		page.getByText('This copy: https://ferries.example/en/ferry-passengers/'),
	).toBeVisible();
	const colour = await page
		.locator('.prose p')
		.first()
		.evaluate((node) => getComputedStyle(node).color);
	expect(colour).toBe('rgb(0, 0, 0)');
});

test('nothing that scrolls on a screen is cut off on paper', async ({ page }) => {
	await page.goto(`${fixture()}/en/six-towns/`);
	await page.emulateMedia({ media: 'print' });
	const cut = await page
		.locator('.table-box, .word-table__box, .rows, .scorecard, .sparklines, .katex-display')
		.evaluateAll((boxes) =>
			boxes
				.filter((box) => getComputedStyle(box).overflowX !== 'visible')
				.map((box) => box.className),
		);
	expect(cut).toEqual([]);
});

test('a reader prints a chapter from the browser: pages are counted and none is empty', async ({
	page,
}) => {
	await page.goto(`${fixture()}/en/six-towns/`);
	const document = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }));
	expect(document.getPageCount()).toBeGreaterThan(3);
	expect(document.getPages().map((sheet) => Math.round(sheet.getWidth()))).toContain(595);
});

test('the lettering of drawings is dark enough in grey', async ({ page }) => {
	await page.goto(`${fixture()}/en/six-towns/`);
	await page.emulateMedia({ media: 'print' });
	const pale = await page.locator('.drawing--wide').evaluateAll((drawings) => {
		const grey = (colour: string) => {
			const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
			return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
		};
		return drawings.flatMap((drawing) => {
			const text = [...drawing.querySelectorAll('text')].map((each) => getComputedStyle(each).fill);
			return text.filter((fill) => grey(fill) > 0.62);
		});
	});
	expect(pale).toEqual([]);
});

test.describe('the printed pages of the real brief', () => {
	for (const locale of ['vi', 'en']) {
		test(`are two in the brief (${locale})`, async ({ page }) => {
			const answer = await page.request.get(`${real()}/${locale}/brief/brief-${locale}.pdf`);
			expect((await PDFDocument.load(await answer.body())).getPageCount()).toBe(2);
		});
	}

	for (const locale of ['vi', 'en']) {
		test(`reach the panel that cites a paragraph (${locale})`, async ({ page }) => {
			const answer = await page.request.get(`${real()}/${locale}/pages.json`);
			const numbers = (await answer.json()) as Record<string, number>;
			const [path = '', printed] =
				Object.entries(numbers).filter(([place]) => place.includes('#p-'))[40] ?? [];
			await page.goto(real() + path);
			await page.locator(`a.paragraph-number[href="#${path.split('#')[1]}"]`).click();
			const words = locale === 'vi' ? `tr. ${printed}` : `p. ${printed}`;
			await expect(page.getByRole('dialog')).toContainText(new RegExp(`${words}\\b`));
		});
	}

	test('stand beside paragraphs and in the contents', async ({ page }) => {
		await page.goto(`${real()}/vi/book/`);
		const line = page
			.locator('.book-contents__line')
			.filter({ has: page.locator('a') })
			.nth(3);
		await expect(line.locator('.printed-page')).toHaveText(/^\d+$/);
		await line.locator('a').click();
		await expect(page.locator('.paragraph-number').first()).toHaveAttribute(
			'data-page',
			/^tr\. \d+$/,
		);
	});
});

test.describe('the meeting pack', () => {
	const choice = '?c=1,2&d=brief&f=export-composition&l=en&p=letter';

	test('is put together from what the address names, with nothing sent', async ({ page }) => {
		const sent: string[] = [];
		page.on('request', (request) => {
			if (request.method() !== 'GET' || !request.url().startsWith(real())) sent.push(request.url());
		});
		await page.goto(`${real()}/en/pack/${choice}`);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Make the PDF' }).click(),
		]);
		await expect(page.locator('.pack__status')).toContainText('Done:');
		expect(sent.filter((url) => !url.startsWith('blob:'))).toEqual([]);
		const document = await PDFDocument.load(readFileSync(await download.path()));
		expect(outlineIn(document).length).toBeGreaterThanOrEqual(3);
		expect(attachedFiles(document).length).toBeGreaterThan(0);
		expect(structureRoot(document)).toBeDefined();
		for (const sheet of document.getPages()) {
			expect([sheet.getWidth(), sheet.getHeight()].sort()).toEqual([612, 792]);
		}
	});

	test('keeps its choice in the address', async ({ page }) => {
		await page.goto(`${real()}/en/pack/`);
		await page.getByRole('checkbox').first().check();
		await page.getByRole('radio', { name: 'Letter' }).check();
		await expect(page).toHaveURL(/c=1.*p=letter|p=letter.*c=1/);
		await page.reload();
		await expect(page.getByRole('checkbox').first()).toBeChecked();
		await expect(page.getByRole('radio', { name: 'Letter' })).toBeChecked();
	});

	test('is clean for axe with its form shown', async ({ page }) => {
		await page.goto(`${real()}/vi/pack/`);
		await expect(page.locator('.pack__form')).toBeVisible();
		await expectNoViolations(page);
	});

	test.describe('without scripts', () => {
		test.use({ javaScriptEnabled: false });

		test('explains itself and offers what is ready', async ({ page }) => {
			await page.goto(`${real()}/en/pack/`);
			await expect(page.getByText('takes a script')).toBeVisible();
			await expect(page.locator('.pack__form')).toBeHidden();
			await expect(page.getByRole('link', { name: 'PDF on A4' }).first()).toBeVisible();
		});
	});
});
