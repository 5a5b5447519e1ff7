import { expect, test } from 'vitest';
import { madeOnce } from '../../../src/cache/made-once.ts';

test('a thing is made once for each owner and key, even when it is nothing', () => {
	const once = madeOnce<object, string, string | undefined>();
	const [river, sea] = [{}, {}];
	let made = 0;
	const ask = (owner: object, key: string, thing?: string) =>
		once(owner, key, () => {
			made += 1;
			return thing;
		});
	expect(ask(river, 'vi', 'sông')).toBe('sông');
	expect(ask(river, 'vi', 'other')).toBe('sông');
	expect(ask(river, 'en')).toBeUndefined();
	expect(ask(river, 'en', 'late')).toBeUndefined();
	expect(ask(sea, 'vi', 'biển')).toBe('biển');
	expect(made).toBe(3);
});

test('what could not be made is tried again', () => {
	const once = madeOnce<object, string, number>();
	const owner = {};
	const fail = () => {
		throw new Error('no');
	};
	expect(() => once(owner, 'a', fail)).toThrow('no');
	expect(once(owner, 'a', () => 1)).toBe(1);
});
