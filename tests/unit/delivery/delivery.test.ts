import { describe, expect, test } from 'vitest';
import { policyElement } from '../../../src/delivery/content-security-policy.ts';
import { lettersOf } from '../../../src/delivery/faces.ts';
import { styleClasses, styleRules } from '../../../src/delivery/formula-styles.ts';
import { kindOf, styleSlot, takeStyles } from '../../../src/delivery/stylesheets.ts';

describe('styleClasses', () => {
	test('turns declarations into classes, the same for the same', () => {
		const { html, declarations } = styleClasses(
			'<span class="a" style="height:1.2em;top:-3em;"></span><span style="height:1.2em"></span>',
		);
		expect(html).toBe('<span class="a k-h1_2em k-t-3em"></span><span class="k-h1_2em"></span>');
		expect(styleRules(declarations)).toBe(
			'@layer prose{.k-h1_2em{height:1.2em}.k-t-3em{top:-3em}}',
		);
	});

	test('refuses a property that no formula sets', () => {
		expect(() => styleClasses('<p style="background:url(x)">')).toThrow('background');
	});
});

test('the styles of a page leave one slot', () => {
	const taken = takeStyles(
		'<head><style>@layer a;</style><link rel="stylesheet" href="/_astro/x.css"><style>b{}</style></head>',
	);
	expect(taken.html).toBe(`<head>${styleSlot}</head>`);
	expect(kindOf(taken)).toBe('@layer a;\nb{}\n/_astro/x.css');
});

describe('policyElement', () => {
	test('names inline styles and scripts by their hashes and allows nothing else inline', () => {
		const policy = policyElement(
			'<style>a{}</style><script>b()</script><script src="/c.js"></script>',
		);
		expect(policy).toContain("default-src 'none'");
		expect(policy.match(/sha256-/g)).toHaveLength(2);
		expect(policy).not.toMatch(/(?<!wasm-)unsafe/);
	});
});

test('letters of formulas are those of the drawing, not of the source', () => {
	const { text, formulas } = lettersOf([
		'<p>Đổi</p><span class="katex-html" aria-hidden="true"><span>x<span>&lt;</span></span></span><p>q</p>',
	]);
	expect([...formulas].sort()).toEqual(['<', 'x']);
	expect(text.has('Đ') && text.has('q')).toBe(true);
});
