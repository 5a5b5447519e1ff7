import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { expect, test } from '@playwright/test';
import { applyDefect, copyValidBrief } from '../support/fixture-brief.ts';

/** A port that is free now. */
function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}

test.describe('while an author writes', () => {
	const manuscript = copyValidBrief();
	let origin = '';
	let server: ChildProcess | undefined;

	const pageOf = async (path: string) => {
		const answer = await fetch(`${origin}${path}`);
		return answer.text();
	};

	test.beforeAll(async () => {
		test.setTimeout(120_000);
		const port = await freePort();
		origin = `http://127.0.0.1:${port}`;
		server = spawn(
			process.execPath,
			['node_modules/.bin/astro', 'dev', '--host', '127.0.0.1', '--port', String(port)],
			{
				env: { ...process.env, CONTENT: manuscript.directory, ASTRO_TELEMETRY_DISABLED: '1' },
				stdio: 'ignore',
			},
		);
		await expect
			.poll(
				() =>
					fetch(`${origin}/en/`).then(
						({ ok }) => ok,
						() => false,
					),
				{ timeout: 100_000 },
			)
			.toBe(true);
	});

	test.afterAll(() => {
		server?.kill();
		rmSync(dirname(manuscript.directory), { recursive: true });
	});

	test('a changed cell is shown wherever the number stands, and a mistake is told', async ({
		page,
	}) => {
		test.setTimeout(120_000);
		const pages = ['/en/ferry-passengers/', '/en/ferry-passengers/parallel/', '/en/numbers/'];
		for (const path of pages) expect(await pageOf(path), path).toContain('10.0%');
		applyDefect(manuscript, {
			file: 'datasets/passengers/data.csv',
			replace: 'RIV,2002,2029,121',
			by: 'RIV,2002,2029,129',
		});
		await expect.poll(() => pageOf('/en/numbers/'), { timeout: 60_000 }).toContain('13.6%');
		for (const path of pages) {
			const html = await pageOf(path);
			expect(html, path).toContain('13.6%');
			expect(html, path).not.toContain('10.0%');
		}
		expect(await pageOf('/en/figures/passengers-by-town/')).toContain('<td>129</td>');

		applyDefect(manuscript, {
			file: 'datasets/passengers/data.csv',
			replace: 'RIV,2002,2029,129',
			by: 'RIV,2002,2029,many',
		});
		await expect.poll(() => pageOf('/en/numbers/'), { timeout: 60_000 }).not.toContain('13.6%');
		await page.goto(`${origin}/en/numbers/`);
		await expect(page.locator('vite-error-overlay')).toContainText(
			'datasets/passengers/data.csv:4',
		);
	});
});
