import { describe, expect, test } from 'vitest';
import {
	compareText,
	formatDate,
	formatList,
	formatNumber,
	formatPercent,
	formatYearRange,
} from '../../../src/locale/format.ts';
import { fill, speak } from '../../../src/locale/messages.ts';

describe('formatNumber', () => {
	test.each([
		[1234567.85, 1, '1.234.567,9', '1,234,567.9'],
		[-0.5, 2, '−0,50', '−0.50'],
		[0, 0, '0', '0'],
		[2008, 0, '2.008', '2,008'],
		[0.04999, 1, '0,0', '0.0'],
	])('%d with %d decimals', (value, digits, vi, en) => {
		expect(formatNumber(value, 'vi', { digits })).toBe(vi);
		expect(formatNumber(value, 'en', { digits })).toBe(en);
	});

	test('years are written without separators', () => {
		expect(formatNumber(2008, 'vi', { digits: 0, isGrouped: false })).toBe('2008');
	});

	test('a sign is shown where asked for, and never on zero', () => {
		expect(formatNumber(4.2, 'en', { digits: 1, isSigned: true })).toBe('+4.2');
		expect(formatNumber(0, 'en', { digits: 1, isSigned: true })).toBe('0.0');
	});
});

test('percentages are written as each language writes them', () => {
	expect(formatPercent(0.1234, 'vi', { digits: 1 })).toBe('12,3%');
	expect(formatPercent(0.1234, 'en', { digits: 1 })).toBe('12.3%');
});

describe('formatDate', () => {
	test.each([
		['2026-11-22', '22 tháng 11 năm 2026', '22 November 2026'],
		['2001-12', 'tháng 12 năm 2001', 'December 2001'],
		['1986', '1986', '1986'],
	])('%s', (date, vi, en) => {
		expect(formatDate(date, 'vi')).toBe(vi);
		expect(formatDate(date, 'en')).toBe(en);
	});

	test('refuses what is no date', () => {
		expect(() => formatDate('yesterday', 'en')).toThrow(RangeError);
	});
});

test('ranges have an en dash, and one year stands alone', () => {
	expect(formatYearRange(1990, 2024)).toBe('1990–2024');
	expect(formatYearRange(2024, 2024)).toBe('2024');
});

test('lists are joined as each language joins them', () => {
	expect(formatList(['a', 'b', 'c'], 'vi')).toBe('a, b và c');
	expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c');
});

test('in Vietnamese đ follows d and tones break ties', () => {
	expect(['đa', 'dạ', 'da', 'dz'].toSorted(compareText('vi'))).toEqual(['da', 'dạ', 'dz', 'đa']);
});

describe('messages', () => {
	test('choose the form that the count asks for', () => {
		const say = speak({ pages: { one: '{count} page', other: '{count} pages' } }, 'en');
		expect(say('pages', { count: 1 })).toBe('1 page');
		expect(say('pages', { count: 3 })).toBe('3 pages');
	});

	test('leave a gap that nothing fills', () => {
		expect(fill('{a} and {b}', { a: 'x' })).toBe('x and {b}');
	});

	test('an unknown word is an error of ours', () => {
		expect(() => speak({}, 'vi')('nothing')).toThrow(RangeError);
	});
});
