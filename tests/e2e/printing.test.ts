import { expect, test } from '@playwright/test';

test('a chapter prints with its figures as drawings, its details open and no navigation', async ({
	page,
}) => {
	await page.goto(`${process.env['FIXTURE_SITE']}/en/ferry-passengers/`);
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
