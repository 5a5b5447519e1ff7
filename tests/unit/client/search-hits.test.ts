import { describe, expect, test } from 'vitest';
import {
	alternativesOf,
	hitsIn,
	orderHits,
	queryWords,
	type FoundRecord,
	type Hit,
} from '../../../src/client/search-hits.ts';
import { strokeApart } from '../../../src/locale/fold.ts';

/** A section of two paragraphs, as the index keeps it. */
function section(first: string, second: string): FoundRecord {
	return {
		content: strokeApart(`${first} ${second}`),
		meta: {
			kind: 'chapter',
			locale: 'vi',
			path: '/vi/pha/',
			twin: '/en/ferry/',
			label: 'Chương 3',
			twinLabel: 'Chapter 3',
			title: 'Bến',
			number: '3.7',
		},
		anchors: [
			{ id: 'p-b3d4', location: 0 },
			{ id: 'p-c5f6', location: first.split(' ').length },
		],
	};
}

const bridges = section('Đường bộ qua cầu mới', 'Dương liễu mọc ven sông');

function found(query: string, record: FoundRecord): Hit[] {
	return hitsIn(record, queryWords(query), 0);
}

describe('hitsIn', () => {
	test('finds the paragraph of a section by a query without accents, đ included', () => {
		const hits = found('duong bo', bridges);
		expect(hits[0]).toMatchObject({ path: '/vi/pha/#p-b3d4', number: '3.7' });
	});

	test('numbers the paragraphs of a section from its first', () => {
		expect(found('ven sông', bridges)[0]).toMatchObject({ path: '/vi/pha/#p-c5f6', number: '3.8' });
	});

	test('takes a word with accents as it stands', () => {
		expect(found('đường', bridges).map(({ path }) => path)[0]).toBe('/vi/pha/#p-b3d4');
		expect(found('dương', bridges).map(({ path }) => path)[0]).toBe('/vi/pha/#p-c5f6');
		expect(found('dưỡng', bridges)).toEqual([]);
	});

	test('finds nothing where a word of the query is missing', () => {
		expect(found('xyzzy cầu', bridges)).toEqual([]);
	});

	test('does not take the beginning of another syllable for a short word', () => {
		expect(found('mo qua', bridges)).toEqual([]);
	});

	test('finds the word that is being typed by its beginning, and a singular by its plural', () => {
		const english = section('An exporter ships goods', 'The policy held');
		expect(found('exp', english)).not.toEqual([]);
		expect(found('policies', english)[0]?.path).toBe('/vi/pha/#p-c5f6');
	});

	test('marks what matches in the snippet, with đ restored', () => {
		expect(found('duong bo', bridges)[0]?.snippet).toEqual([
			{ text: 'Đường bộ', isMatch: true },
			{ text: ' qua cầu mới', isMatch: false },
		]);
	});
});

describe('alternativesOf', () => {
	const terms = [['đầu tư trực tiếp nước ngoài', 'foreign direct investment', 'FDI']];

	test('says a term of the query in its other forms', () => {
		expect(alternativesOf('FDI 2020', terms)).toEqual([
			'FDI 2020',
			'đầu tư trực tiếp nước ngoài 2020',
			'foreign direct investment 2020',
		]);
	});

	test('knows a term without its accents', () => {
		expect(alternativesOf('dau tu truc tiep nuoc ngoai', terms)).toContain('fdi');
	});

	test('leaves a query without terms alone', () => {
		expect(alternativesOf('phà', terms)).toEqual(['phà']);
	});
});

test('orderHits shows a place that matches in both languages once, in the reader’s', () => {
	const hit = (locale: string, path: string, twin: string): Hit => ({
		kind: 'chapter',
		locale,
		path,
		twin,
		label: '',
		twinLabel: '',
		title: '',
		number: '',
		snippet: [],
		score: 5,
	});
	const [vi, en] = [hit('vi', '/vi/a/#p-1', '/en/a/#p-1'), hit('en', '/en/a/#p-1', '/vi/a/#p-1')];
	const onlyEnglish = hit('en', '/en/b/#p-2', '/vi/b/#p-2');
	expect(orderHits([en, vi, onlyEnglish], 'vi')).toEqual([vi, onlyEnglish]);
});
