import { describe, expect, test } from 'vitest';
import {
	foldText,
	hasAccents,
	strokeApart,
	strokeTogether,
	wordsOf,
} from '../../../src/locale/fold.ts';

describe('foldText', () => {
	test.each([
		['Đầu tư', 'dau tu'],
		['Đổi mới', 'doi moi'],
		['Đường', 'duong'],
		['nước ngoài', 'nuoc ngoai'],
		['Herfindahl–Hirschman', 'herfindahl–hirschman'],
	])('%s becomes %s', (text, folded) => {
		expect(foldText(text)).toBe(folded);
	});

	test('folds decomposed letters the same way', () => {
		expect(foldText('đầu tư'.normalize('NFD'))).toBe('dau tu');
	});
});

test.each([
	['đau', true],
	['năm', true],
	['nam', false],
	['FDI', false],
])('hasAccents(%s) is %s', (text, isAccented) => {
	expect(hasAccents(text)).toBe(isAccented);
});

test('strokeApart writes đ as d with a mark that folding takes away', () => {
	const apart = strokeApart('Đường đi');
	expect(apart).not.toMatch(/[đĐ]/);
	expect(apart.normalize('NFD').replace(/\p{Mn}/gu, '')).toBe('Duong di');
	expect(strokeTogether(apart)).toBe('Đường đi');
});

test('wordsOf leaves out what stands between words', () => {
	expect(wordsOf('xuất khẩu (US$ 403,2 tỷ) – tăng.')).toEqual([
		'xuất',
		'khẩu',
		'US',
		'403',
		'2',
		'tỷ',
		'tăng',
	]);
});
