import { describe, expect, test } from 'vitest';
import { policyElement } from '../../../src/delivery/content-security-policy.ts';
import { addLetters, noLetters } from '../../../src/delivery/faces.ts';
import { styleClasses, styleRules } from '../../../src/delivery/formula-styles.ts';
import {
	kindOf,
	partsOf,
	screenRules,
	styleSlot,
	takeStyles,
} from '../../../src/delivery/stylesheets.ts';

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

test('the first screen of a long page ends before the third paragraph or the first figure', () => {
	const [a, b, c] = ['<p>1</p>', '\n<p id="x">2 <b>3</b></p>', '<p>4</p>'];
	const page = (rest: string) => `<h1>T</h1><!--long-text-->${rest}`;
	expect(partsOf('<h1>T</h1>')).toBeUndefined();
	expect(partsOf(page(a + b + c))).toEqual([`<h1>T</h1>${a}${b}`, c]);
	expect(partsOf(page(`${a}<figure></figure>${b}`))).toEqual([
		`<h1>T</h1>${a}`,
		`<figure></figure>${b}`,
	]);
});

test('the rules of a screen say nothing of paper, and have no empty layers', () => {
	const css =
		'@layer a,print;a{b:c}@media print{d{e:f}@page{size:A4}}@layer x{}@layer print{@page{@top-left{g:h}}}i{j:k}';
	expect(screenRules(css)).toBe('@layer a,print;a{b:c}i{j:k}');
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
	const letters = noLetters();
	addLetters(
		letters,
		'<p>Đổi 𝑓𝑔</p><span class="katex-html" aria-hidden="true"><span>x<span>&lt;</span></span></span><p>q</p>',
	);
	const { text, formulas } = letters;
	expect([...formulas].sort()).toEqual(['<', 'x']);
	expect(['Đ', 'q', '𝑓', '𝑔'].every((letter) => text.has(letter))).toBe(true);
});
