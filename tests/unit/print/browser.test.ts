import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
	BrowserFailedError,
	browserVersion,
	findBrowser,
	findBrowserIfAny,
	NoBrowserError,
} from '../../../src/print/browser.ts';
import { openPrinter } from '../../../src/print/print-site.ts';
import { plainSetting } from '../../support/page-setting.ts';

const folder = mkdtempSync(join(tmpdir(), 'browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('without a browser one message is told, and nothing is thrown', async () => {
	const told: string[] = [];
	const none = () => Promise.reject(new NoBrowserError());
	expect(await findBrowserIfAny({}, (message) => void told.push(message), none)).toBeUndefined();
	expect(told).toHaveLength(1);
	expect(told[0]).toContain('CHROMIUM_PATH');
});

test('another fault is not taken for a missing browser', async () => {
	const broken = () => Promise.reject(new Error('broken'));
	await expect(findBrowserIfAny({}, () => {}, broken)).rejects.toThrow('broken');
});

test('a browser that is named and missing is told, and none takes its place', async () => {
	const search = findBrowserIfAny({ CHROMIUM_PATH: '/nowhere/chromium' }, () => {});
	await expect(search).rejects.toThrow('CHROMIUM_PATH names “/nowhere/chromium”, which does not');
});

/** A browser that does what a line of shell says with the real one. */
async function browserThat(name: string, line: string): Promise<string> {
	const { path } = await findBrowser(process.env);
	const script = join(folder, name);
	writeFileSync(script, `#!/bin/sh\nreal=${path}\n${line}\n`);
	chmodSync(script, 0o755);
	return script;
}

describe('a browser that ends before its work is done is told in a sentence:', () => {
	const print = async (path: string) => {
		writeFileSync(join(folder, 'index.html'), `<p>${'word '.repeat(400_000)}</p>`);
		const site = { directory: folder, address: 'https://ferries.example/' };
		const printer = openPrinter(site, { path, origin: 'CHROMIUM_PATH' });
		try {
			// Two at once, as the two languages are printed: neither may end the process.
			const both = [1, 2].map(() => printer.print(site.address, plainSetting, false));
			const [first] = await Promise.allSettled(both);
			return first?.status === 'rejected' ? first.reason : undefined;
		} finally {
			await printer.close();
		}
	};

	test.each([
		['does not start', 'exit 1'],
		['is no program for this machine', 'exec /etc/hostname'],
		['is killed while it prints', '"$real" "$@" & sleep 0.5; kill -9 $!'],
		[
			'loses the process of a page',
			'"$real" "$@" & id=$!; while sleep 0.1; do kill -9 $(for each in $(pgrep -P $id); do pgrep -P $each -f type=renderer; done) || kill -0 $id || break; done',
		],
	])('%s', async (name, line) => {
		const error = await print(await browserThat(name.replaceAll(' ', '-'), line));
		expect(error).toBeInstanceOf(BrowserFailedError);
		expect(String(error)).toMatch(/The previous output is as it was\. Run the command again/);
	});

	test('cannot say its version', async () => {
		const path = await browserThat('mute', 'exit 127');
		const version = browserVersion({ path, origin: 'CHROMIUM_PATH' });
		await expect(version).rejects.toThrow(BrowserFailedError);
	});
});
