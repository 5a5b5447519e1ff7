import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { faceHints } from '../../../src/delivery/face-hints.ts';
import { withoutFaces } from '../../../src/delivery/faces.ts';

interface Visit {
	readonly connection?: { readonly effectiveType: string; readonly saveData?: boolean };
	/** What the tab remembers; it refuses where there is none. */
	readonly storage?: Record<string, unknown>;
}

/** The faces that a page asks for on such a visit. */
function askedOn({ connection, storage }: Visit): string[] {
	const asked: string[] = [];
	const [, code = ''] = /<script>(.*)<\/script>/.exec(faceHints(['/a.woff2', '/b.woff2'])) ?? [];
	runInNewContext(code, {
		navigator: { connection },
		get sessionStorage() {
			if (storage === undefined) throw new Error('refused');
			return storage;
		},
		document: {
			createElement: () => ({}),
			head: { append: ({ rel, href }: HTMLLinkElement) => asked.push(`${rel} ${href}`) },
		},
	});
	return asked;
}

describe('faces', () => {
	const both = ['preload /a.woff2', 'preload /b.woff2'];
	test.each([
		['a fast line', { connection: { effectiveType: '4g' }, storage: {} }, both],
		['a slow line', { connection: { effectiveType: '3g' }, storage: {} }, []],
		['a line that costs', { connection: { effectiveType: '4g', saveData: true }, storage: {} }, []],
		['a browser that tells nothing', { storage: {} }, both],
		['storage that refuses, fast', { connection: { effectiveType: '4g' } }, both],
		['storage that refuses, slow', { connection: { effectiveType: '2g' } }, []],
	] as const)('are asked for before the first paint: %s', (_what, visit, asked) => {
		expect(askedOn(visit)).toEqual(asked);
	});

	test('come with the second page of a slow visit, when they are at hand', () => {
		const visit = { connection: { effectiveType: '3g' }, storage: {} };
		expect(askedOn(visit)).toEqual([]);
		expect(askedOn(visit)).toEqual(both);
	});

	test('a page without faces asks for none', () => {
		expect(faceHints([])).toBe('');
	});

	test('a sheet does not tell again what the page has told', () => {
		const [a, b] = ['@font-face{font-family:A;src:url(a)}', '@font-face{font-family:B;src:url(b)}'];
		expect(withoutFaces(`${a}p{top:0}${b}`, `${a}i{top:0}`)).toBe(`p{top:0}${b}`);
	});
});
