import { expect, test } from 'vitest';
import { findBrowserIfAny, NoBrowserError } from '../../../src/print/browser.ts';

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
