import { describe, expect, test } from 'vitest';
import { parseCitations, parseLocator } from '../../../src/citations/parse.ts';
import { validBrief } from '../../support/fixture-brief.ts';

function marks(text: string) {
	return parseCitations(text).map((mark) => ('fault' in mark ? mark.fault : mark.citation));
}

describe('parseCitations', () => {
	test('reads a citation in brackets with its locator', () => {
		expect(marks('so it is [@balassa1965, p. 99].')).toEqual([
			{
				isNarrative: false,
				works: [{ key: 'balassa1965', locator: { label: 'page', text: '99' } }],
			},
		]);
	});

	test('reads several works, and a work that is part of the sentence', () => {
		expect(marks('[@a; @b_1998, abstract] and @c [pp. 3-5] say')).toMatchObject([
			{ works: [{ key: 'a' }, { key: 'b_1998', locator: { label: 'abstract', text: '' } }] },
			{ isNarrative: true, works: [{ key: 'c', locator: { label: 'page', text: '3–5' } }] },
		]);
	});

	test('leaves mail addresses and plain brackets alone', () => {
		expect(marks('write to me@example.org [sic]')).toEqual([]);
	});

	test.each(['[@a, leaf 3]', '[@a, p.]', '[@a b]', '[@a; b]'])('%s is a fault', (text) => {
		expect(marks(text)).toEqual([expect.any(String)]);
	});
});

test.each([
	['p. 3', { label: 'page', text: '3' }],
	['pp. 20–25', { label: 'page', text: '20–25' }],
	['table 2', { label: 'table', text: '2' }],
	['ch. IV', { label: 'chapter', text: 'IV' }],
	['abstract', { label: 'abstract', text: '' }],
	['somewhere', undefined],
])('the locator %s', (text, locator) => {
	expect(parseLocator(text)).toEqual(locator);
});

describe('formatting', () => {
	const { citations } = validBrief();
	const work = { key: 'miller2001', locator: { label: 'page', text: '12' } } as const;

	test('says author, year and locator in the words of the language', () => {
		expect(citations.en.inBrackets(work)).toBe('Miller 2001, p. 12');
		expect(citations.vi.inBrackets(work)).toBe('Miller 2001, tr. 12');
		expect(citations.en.inSentence(work)).toBe('Miller (2001, p. 12)');
	});

	test('keeps a Vietnamese name whole', () => {
		const vietnamese = { key: 'nguyen2004', locator: undefined };
		expect(citations.en.inSentence(vietnamese)).toBe('Nguyễn Thị Phà (2004)');
	});

	test('lists references in order, with italics and ranges', () => {
		expect(citations.en.list(['nguyen2004', 'miller2001'])).toEqual([
			{
				key: 'miller2001',
				html: 'Miller, Ada. 2001. <i>Rivers and Their Ferries</i>. Riverside: Riverside Press.',
			},
			{
				key: 'nguyen2004',
				html: 'Nguyễn Thị Phà. 2004. “Cây cầu và bến cũ”. <i>Tạp chí Sông nước</i> 7(2): 11–19.',
			},
		]);
	});
});
