import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { builtPages, idsOf } from '../support/built-pages.ts';

const fixture = () => process.env['FIXTURE_SITE'] ?? '';
const real = () => process.env['REAL_SITE'] ?? '';
const chapter = '/en/ferry-passengers/';

/** The latest pages of the real chapters, without those of editions. */
const chapters = builtPages('dist').filter(
	({ path, html }) => /^\/(vi|en)\//.test(path) && html.includes('class="chapter '),
);

test.describe('with scripts off', () => {
	test.use({ javaScriptEnabled: false });

	test('every citable page says how it is cited and offers its record', async ({ page }) => {
		for (const path of [
			'/en/',
			chapter,
			'/en/figures/passengers-by-town/',
			'/en/tables/ways-across/',
			'/en/data/passengers/',
		]) {
			await page.goto(fixture() + path);
			const panel = page.locator('details.cite');
			await panel.locator('summary').click();
			await expect(panel.locator('dt')).toHaveText([
				'APA 7',
				/Chicago/,
				'MLA 9',
				'Harvard',
				'IEEE',
				'Vancouver',
				/ISO 690/,
				/Bộ GD&ĐT/,
			]);
			await expect(panel).toContainText(`https://ferries.example/editions/2030.1${path}`);
			for (const name of ['RIS', 'BibLaTeX', 'CSL-JSON']) {
				const href = await panel.getByRole('link', { name }).getAttribute('href');
				const answer = await page.request.get(new URL(href ?? '', page.url()).href);
				expect(answer.status(), `${path} ${name}`).toBe(200);
				expect(await answer.text()).toContain(`/editions/2030.1${path}`);
			}
		}
	});
});

test.describe('the panel', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('copies a reference with one click, its italics and the reader’s day in it', async ({
		page,
	}) => {
		await page.goto(fixture() + chapter);
		await page.locator('details.cite summary').click();
		const entry = page.locator('details.cite dl > div').filter({ hasText: 'Harvard' });
		await entry.getByRole('button', { name: 'Copy' }).click();
		await expect(entry.getByRole('status')).toHaveText('Copied');
		const { text, html } = await clipboard(page);
		const today = new Date().getFullYear();
		expect(text).toMatch(
			new RegExp(
				`^Friends of the Ferry \\(2030\\) .*Accessed: \\d{1,2} [A-Z][a-z]+ ${today}\\)\\.$`,
			),
		);
		expect(html).toContain('<i>Ferries and Bridges: a fictional publication for tests</i>');
	});

	test('of a paragraph opens by its number and gives the focus back', async ({ page }) => {
		await page.goto(fixture() + chapter);
		const number = page.getByRole('link', { name: '1.2', exact: true });
		await number.focus();
		await page.keyboard.press('Enter');
		const dialog = page.getByRole('dialog', { name: 'Cite paragraph 1.2' });
		await expect(dialog).toBeVisible();
		await expect(dialog.getByLabel('Style')).toBeFocused();
		await dialog.getByLabel('Style').selectOption('IEEE');
		await expect(dialog).toContainText('[1, para. 1.2]');
		await expect(dialog).toContainText(
			'https://ferries.example/editions/2030.1/en/ferry-passengers/#p-d7g8',
		);
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await expect(number).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(dialog.getByLabel('Style')).toHaveValue('IEEE');
	});

	test('gives the record of a paragraph with its own address', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await page.getByRole('link', { name: '1.2', exact: true }).click();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('dialog').getByRole('button', { name: 'RIS' }).click(),
		]);
		expect(download.suggestedFilename()).toBe('p-d7g8.ris');
		const stream = await download.createReadStream();
		const text = (await stream.toArray()).join('');
		expect(text).toContain(
			'UR  - https://ferries.example/editions/2030.1/en/ferry-passengers/#p-d7g8\r\n',
		);
	});

	for (const colorScheme of ['light', 'dark'] as const) {
		test(`axe finds nothing in it, ${colorScheme}`, async ({ browser }) => {
			const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
			const page = await context.newPage();
			await page.goto(fixture() + chapter);
			await page.locator('details.cite summary').click();
			await expect(page.getByRole('button', { name: 'Copy' }).first()).toBeVisible();
			await page.getByRole('link', { name: '1.2', exact: true }).click();
			await expect(page.getByRole('dialog')).toBeVisible();
			await expectNoViolations(page);
			await context.close();
		});
	}
});

async function clipboard(page: Page) {
	return page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const read = async (type: string) => (await item?.getType(type))?.text() ?? '';
		return { text: await read('text/plain'), html: await read('text/html') };
	});
}

/** Numbers that look random and are the same every day. */
function* randoms(seed: number): Generator<number> {
	let state = seed;
	for (;;) {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		yield state / 4_294_967_296;
	}
}

test.describe('a passage', () => {
	test('is offered by its words: twenty of them, each found again by its words alone', async ({
		browser,
	}) => {
		test.setTimeout(180_000);
		expect(chapters.length).toBeGreaterThan(10);
		const random = randoms(20_261_122);
		const isNative = await understandsFragments(browser);
		const next = (below: number) => Math.floor((random.next().value ?? 0) * below);
		const context = await browser.newContext({ viewport: { width: 900, height: 360 } });
		for (let count = 0; count < 20; count += 1) {
			const { path, html } = chapters[next(chapters.length)] ?? { path: '', html: '' };
			const ids = idsOf(html).filter((id) => /^p-/.test(id));
			const id = ids[4 + next(ids.length - 4)] ?? '';
			const page = await context.newPage();
			await page.goto(real() + path);
			expect(await isSeen(page, id), `${path} ${id} is out of sight`).toBe(false);
			const selected = await selectWords(page, id, next(1000) / 1000, next(1000) / 1000);
			await page.locator('.cite-offer').click();
			const dialog = page.getByRole('dialog');
			await expect(dialog).toBeVisible();
			const link = await dialog.locator('.cite-dialog__part > p').last().textContent();
			expect(link).toContain(`#${id}`);
			await page.close();
			const [, directive = ''] = (link ?? '').split(':~:');
			expect(directive, `${path} ${id} “${selected}”`).toMatch(/^text=/);
			const landing = await context.newPage();
			await landing.goto(`${real()}${path}#:~:${directive}`);
			const told = `${path} ${id} “${selected}” ${directive}`;
			expect((await found(landing, directive))[0], told).toBe(id);
			if (isNative) {
				await expect.poll(() => isSeen(landing, id), { message: told }).toBe(true);
			}
			await landing.close();
		}
		await context.close();
	});

	test('is quoted, numbered and linked, and a gone one falls back to its identifier', async ({
		page,
	}) => {
		await page.setViewportSize({ width: 900, height: 400 });
		await page.goto(`${fixture()}/vi/khach-qua-pha/`);
		await selectWords(page, 'p-d7g8', 0, 1);
		await page.getByRole('button', { name: 'Trích dẫn câu này' }).click();
		const dialog = page.getByRole('dialog', { name: 'Trích dẫn đoạn 1.2' });
		await expect(dialog).toContainText('“Như Hình 1.1 cho thấy, khách tăng đều.');
		await expect(dialog).toContainText('đoạn 1.2');
		await page.goto(
			`${fixture()}/vi/khach-qua-pha/#p-d7g8:~:text=c%C3%A2u%20n%C3%A0y%20kh%C3%B4ng%20c%C3%B3%20%E1%BB%9F%20%C4%91%C3%A2y`,
		);
		await expect.poll(() => isSeen(page, 'p-d7g8')).toBe(true);
	});

	test('can be reached from the selection by keyboard and goes with it', async ({ page }) => {
		await page.goto(fixture() + chapter);
		await selectWords(page, 'p-b3d4', 0, 1);
		const offer = page.getByRole('button', { name: 'Cite this passage' });
		await expect(offer).toBeVisible();
		await page.evaluate(() => getSelection()?.removeAllRanges());
		await expect(offer).toBeHidden();
	});

	test('is copied without numbers and marks of the margin', async ({ page }) => {
		const { path } = chapters[0] ?? { path: '' };
		await page.goto(real() + path);
		const copied = await page.evaluate(() => {
			const prose = document.querySelector('.prose');
			if (prose !== null) getSelection()?.selectAllChildren(prose);
			return getSelection()?.toString() ?? '';
		});
		const marks = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('.paragraph-number, .claim-mark')].map(
				({ textContent }) => textContent,
			),
		);
		expect(marks.length).toBeGreaterThan(10);
		expect(marks.filter((text) => text !== '')).toEqual([]);
		const beginnings = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('.prose > p.numbered')].map((paragraph) =>
				(paragraph.textContent ?? '').trim().slice(0, 25),
			),
		);
		for (const beginning of beginnings.filter((text) => !/[\n∞=]/.test(text))) {
			expect(copied).toMatch(
				new RegExp(
					`(^|\n)${beginning.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')}`,
				),
			);
		}
	});
});

/**
 * Where the words of a directive stand on a page, as the identifiers of their blocks in reading
 * order, by the algorithm that the makers of the standard publish.
 */
function found(page: Page, directive: string): Promise<string[]> {
	const algorithm = readFileSync(
		'node_modules/text-fragments-polyfill/src/text-fragment-utils.js',
		'utf8',
	).replaceAll(/^export /gm, '');
	return page.evaluate(
		([code, text]) => {
			const find = new Function(
				'text',
				`${code}; return parseFragmentDirectives({ text: [text] }).text.flatMap((part) => processTextFragmentDirective(part));`,
			) as (text: string) => Range[];
			return find(text).map((range) => {
				const start = range.startContainer;
				const element = start instanceof Element ? start : start.parentElement;
				return element?.closest('.prose > [id]')?.id ?? '';
			});
		},
		[algorithm, directive.replace(/^text=/, '')] as const,
	);
}

/** The small browser that the project brings knows no text fragments; others scroll to them. */
async function understandsFragments(browser: Browser): Promise<boolean> {
	const page = await browser.newPage({ viewport: { width: 900, height: 360 } });
	await page.goto(`${fixture()}${chapter}#:~:text=The%20rate%20of%20growth%20is%20computed`);
	await page.waitForTimeout(1500);
	const isScrolled = await page.evaluate(() => scrollY > 0);
	await page.close();
	return isScrolled;
}

function isSeen(page: Page, id: string): Promise<boolean> {
	return page.evaluate((name) => {
		const box = document.getElementById(name)?.getBoundingClientRect();
		return box !== undefined && box.bottom > 0 && box.top < innerHeight;
	}, id);
}

/** Selects whole words of a paragraph between two parts of it, as a reader would. */
function selectWords(page: Page, id: string, from: number, to: number): Promise<string> {
	return page.evaluate(
		([name, a, b]) => {
			const paragraph = document.getElementById(name);
			const texts: Text[] = [];
			const walker = document.createTreeWalker(paragraph ?? document.body, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
				if (node.parentElement?.closest('.katex') === null) texts.push(node as Text);
			}
			const words = texts.flatMap((text) =>
				[...text.data.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ text, index, word })),
			);
			const first = Math.floor(Math.min(a, b) * (words.length - 1));
			const last = Math.max(first, Math.floor(Math.max(a, b) * (words.length - 1)));
			const [start, end] = [words[first], words[last]];
			if (start === undefined || end === undefined) return '';
			paragraph?.scrollIntoView({ behavior: 'instant' });
			getSelection()?.setBaseAndExtent(
				start.text,
				start.index,
				end.text,
				end.index + end.word.length,
			);
			return getSelection()?.toString() ?? '';
		},
		[id, from, to] as const,
	);
}
