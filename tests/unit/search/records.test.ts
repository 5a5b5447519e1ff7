import { expect, test } from 'vitest';
import { searchRecords } from '../../../src/search/records.ts';
import { searchWords } from '../../../src/search/search-words.ts';
import { validBrief } from '../../support/fixture-brief.ts';

const brief = validBrief();
const records = searchRecords(brief);

test('every kind of thing can be found in both languages', () => {
	for (const locale of ['vi', 'en']) {
		const kinds = new Set(records.filter((each) => each.locale === locale).map(({ kind }) => kind));
		expect([...kinds].toSorted()).toEqual([
			'chapter',
			'claim',
			'dataset',
			'figure',
			'recommendation',
			'table',
			'term',
		]);
	}
});

test('every identifier of a paragraph leads to its text in both languages', () => {
	const placed = (locale: string) =>
		records
			.filter((each) => each.locale === locale && each.kind === 'chapter')
			.flatMap(({ blocks }) => blocks.map(({ id }) => id))
			.filter((id) => id !== undefined && /^[pslqt]-/.test(id))
			.toSorted();
	expect(placed('vi')).toContain('p-b3d4');
	expect(placed('vi')).toEqual(placed('en'));
});

test('values and citations are found as readers see them', () => {
	const opening = records.find(
		({ locale, blocks }) => locale === 'en' && blocks.some(({ id }) => id === 'p-b3d4'),
	);
	expect(opening?.blocks.find(({ id }) => id === 'p-b3d4')?.text).toContain(
		'carried 100 thousand passengers',
	);
	expect(opening?.twin).toBe('/vi/khach-qua-pha/');
	expect(opening?.firstNumber).toBe('1.1');
});

test('the words of a search carry the terms of both languages', () => {
	expect(searchWords(brief, 'en', []).terms).toContainEqual(['phà', 'ferry']);
});

test('a claim is found by the number that paper prints', () => {
	const aliases = records
		.filter(({ kind, locale }) => kind === 'claim' && locale === 'vi')
		.map(({ label, alias }) => [label, alias]);
	expect(aliases).toEqual([
		['Luận điểm f1', 'f1'],
		['Luận điểm f2', 'f2'],
		['Luận điểm c1', 'c1'],
		['Luận điểm c2', 'c2'],
	]);
});
