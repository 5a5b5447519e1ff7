import { expect, test } from 'vitest';
import { dayLike } from '../../../src/client/reference-day.ts';
import { textFragment } from '../../../src/client/text-fragment.ts';

const text =
	'Năm 2024, tỷ trọng là 47,3% – cao hơn mọi năm trước. Xuất khẩu tăng; nhập khẩu cũng tăng, nhưng chậm hơn nhiều so với mười năm trước đó.';

function fragmentOf(selected: string, whole = text): string | undefined {
	const start = whole.indexOf(selected);
	return decodeURIComponent(textFragment(whole, start, start + selected.length) ?? '');
}

test('a sentence of enough words is named whole, with its commas and hyphens hidden', () => {
	const start = text.indexOf('Năm');
	const fragment = textFragment(text, start, text.indexOf('. Xuất') + 1) ?? '';
	expect(fragment).toMatch(/^:~:text=[^,]+$/);
	expect(fragment).toContain('47%2C3%25');
	expect(decodeURIComponent(fragment)).toBe(
		':~:text=Năm 2024, tỷ trọng là 47,3% – cao hơn mọi năm trước.',
	);
});

test('a hyphen never stands bare', () => {
	expect(textFragment('một hai ba bốn năm sáu bảy-tám', 0, 30)).toMatch(/%2Dt%C3%A1m$/);
});

test('few words are told apart by their neighbours', () => {
	expect(fragmentOf('47,3%')).toBe(':~:text=2024, tỷ trọng là-,47,3%,-– cao hơn mọi');
});

test('half words are made whole', () => {
	expect(fragmentOf('ỷ trọng là 47,3% – cao hơn mọi nă')).toBe(
		':~:text=tỷ trọng là 47,3% – cao hơn mọi năm',
	);
});

test('a long passage is named by its first and last words', () => {
	expect(fragmentOf(text)).toBe(':~:text=Năm 2024, tỷ trọng là 47,3%,so với mười năm trước đó.');
});

test('a passage across lines keeps each end within its own line', () => {
	const lines = 'một hai ba bốn\nnăm sáu bảy\ntám chín mười';
	expect(fragmentOf(lines, lines)).toBe(':~:text=một hai ba bốn,tám chín mười');
});

test('decomposed letters are composed, and punctuation alone is nothing', () => {
	const decomposed = 'thương mại hàng hoá và dịch vụ'.normalize('NFD');
	expect(fragmentOf(decomposed, decomposed)).toBe(
		':~:text=thương mại hàng hoá và dịch vụ'.normalize('NFC'),
	);
	expect(textFragment('– …', 0, 3)).toBeUndefined();
});

test.each([
	['22/11/2026', '7/3/2031'],
	['2026 Nov 22', '2031 Mar 7'],
	['Nov. 22, 2026', 'Mar. 07, 2031'],
	['22 November 2026', '7 March 2031'],
])('the reader’s day is written like %s', (model, expected) => {
	expect(dayLike(model, new Date(2031, 2, 7))).toBe(expected);
});
