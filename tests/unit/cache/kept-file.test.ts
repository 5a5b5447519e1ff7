import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readKept, writeKept } from '../../../src/cache/kept-file.ts';
import { pngOf } from '../../../src/charts/raster.ts';
import { openPrintCache } from '../../../src/print/print-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
const path = join(folder, 'below', 'thing');
afterAll(() => rmSync(folder, { recursive: true }));

/** Cuts every file of a folder in half. */
function cutOff(directory: string): void {
	for (const name of readdirSync(directory)) {
		const file = join(directory, name);
		const bytes = readFileSync(file);
		writeFileSync(file, bytes.subarray(0, bytes.length / 2));
	}
}

describe('a kept file', () => {
	test('comes back as it was, alone in its folder', () => {
		expect(readKept(path)).toBeUndefined();
		writeKept(path, 'content');
		expect(readKept(path)?.toString()).toBe('content');
		expect(readdirSync(join(folder, 'below'))).toEqual(['thing']);
	});

	test.each([
		['empty', Buffer.alloc(0)],
		['cut off within its checksum', Buffer.from('half')],
		['cut off within its content', (whole: Buffer) => whole.subarray(0, -1)],
		['zeros, as after a loss of power', (whole: Buffer) => Buffer.alloc(whole.length)],
		['another', (whole: Buffer) => Buffer.from(whole.map((byte) => byte ^ 1))],
	])('that is %s is as good as none', (_name, damage) => {
		writeKept(path, 'content');
		writeFileSync(path, typeof damage === 'function' ? damage(readFileSync(path)) : damage);
		expect(readKept(path)).toBeUndefined();
	});
});

test('a print that was cut off is made again', async () => {
	const prints = join(folder, 'prints');
	const cache = openPrintCache(prints, 'Chromium 1');
	const key = cache.keyOf('page');
	const make = () => Promise.resolve({ pages: 3 });
	const never = () => Promise.reject(new Error('made again'));
	await cache.data(key, make);
	expect(await cache.data(key, never)).toEqual({ pages: 3 });
	cutOff(prints);
	expect(await cache.data(key, make)).toEqual({ pages: 3 });
	expect(await cache.data(key, never)).toEqual({ pages: 3 });
});

test('a picture that was cut off is drawn again', async () => {
	const pictures = join(folder, 'pictures');
	const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
	const whole = await pngOf(svg, pictures);
	cutOff(pictures);
	expect(await pngOf(svg, pictures)).toEqual(whole);
});
