import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { describe, expect, test } from 'vitest';
import type { CslItem } from '../../../src/citations/bibliography.ts';
import { biblatexOf, cslJsonOf, risOf } from '../../../src/citations/exports.ts';
import {
	referenceFormatter,
	referenceStyles,
	type ReferenceStyle,
} from '../../../src/citations/reference-styles.ts';
import { locales, type Locale } from '../../../src/locale/locales.ts';
import { allCitables } from '../../../src/publication/citable.ts';
import { validBrief } from '../../support/fixture-brief.ts';

const brief = validBrief();
const formatters = {
	vi: referenceFormatter('vi', brief.words.vi),
	en: referenceFormatter('en', brief.words.en),
};

const people = [
	{ family: 'Nguyễn', given: 'Thị Minh Khai', 'static-ordering': true },
	{ family: 'Trần', given: 'Văn An', 'static-ordering': true },
];
const day = { 'date-parts': [[2026, 11, 22]] };
const common = {
	issued: { 'date-parts': [[2026, 11, 20]] },
	accessed: day,
	publisher: 'Viện Nghiên cứu Chính sách Nhà ở',
	'publisher-place': 'Hà Nội',
	version: '2.1',
	URL: 'https://example.org/v2.1/',
};
const chapter: CslItem = {
	id: 'chapter',
	type: 'chapter',
	title: 'Ai đang được ở nhà ở xã hội?',
	'container-title': 'Nhà ở xã hội tại Việt Nam: từ chỉ tiêu đến người ở',
	author: people,
	language: 'vi',
	...common,
};
const english: CslItem = {
	...chapter,
	title: 'Who lives in social housing?',
	'container-title': 'Social housing in Viet Nam: from targets to tenants',
	language: 'en',
};

function said(item: CslItem, style: ReferenceStyle, locale: Locale): string {
	const found = formatters[locale](item).find((each) => each.style === style);
	return (found?.html ?? '').replace(/<\/?(?:i|time)>/g, '').replaceAll('&#38;', '&');
}

describe('a chapter by Vietnamese authors, whose names each style orders in its own way', () => {
	test.each<[ReferenceStyle, string]>([
		[
			'apa',
			'Nguyễn, T. M. K., & Trần, V. A. (2026). Ai đang được ở nhà ở xã hội? Trong Nhà ở xã hội tại Việt Nam: từ chỉ tiêu đến người ở (Ấn bản 2.1). Viện Nghiên cứu Chính sách Nhà ở. https://example.org/v2.1/',
		],
		[
			'chicago',
			'Nguyễn Thị Minh Khai, và Trần Văn An. 2026. “Ai đang được ở nhà ở xã hội?” Trong Nhà ở xã hội tại Việt Nam: từ chỉ tiêu đến người ở. Hà Nội: Viện Nghiên cứu Chính sách Nhà ở. https://example.org/v2.1/.',
		],
		[
			'mla',
			'Nguyễn Thị Minh Khai, và Trần Văn An. “Ai đang được ở nhà ở xã hội?” Nhà ở xã hội tại Việt Nam: từ chỉ tiêu đến người ở, Viện Nghiên cứu Chính sách Nhà ở, 2026, https://example.org/v2.1/.',
		],
		[
			'harvard',
			'Nguyễn, T.M.K. và Trần, V.A. (2026) “Ai đang được ở nhà ở xã hội?”, trong Nhà ở xã hội tại Việt Nam: từ chỉ tiêu đến người ở. Hà Nội: Viện Nghiên cứu Chính sách Nhà ở. Tại: https://example.org/v2.1/ (Truy cập ngày: 22/11/2026).',
		],
		[
			'ieee',
			'T. M. K. Nguyễn và V. A. Trần, “Ai đang được ở nhà ở xã hội?”, trong Nhà ở xã hội tại Việt Nam: từ chỉ tiêu đến người ở, Hà Nội: Viện Nghiên cứu Chính sách Nhà ở, 2026. Truy cập ngày: 22/11/2026. [Trực tuyến]. Tại: https://example.org/v2.1/',
		],
		[
			'vancouver',
			'Nguyễn TMK, Trần VA. Ai đang được ở nhà ở xã hội? Trong: Nhà ở xã hội tại Việt Nam: từ chỉ tiêu đến người ở [Internet]. Hà Nội: Viện Nghiên cứu Chính sách Nhà ở; 2026 [truy cập ngày 22/11/2026]. Tại: https://example.org/v2.1/',
		],
		[
			'iso690',
			'NGUYỄN Thị Minh Khai và TRẦN Văn An, 2026. Ai đang được ở nhà ở xã hội? Trong: Nhà ở xã hội tại Việt Nam: từ chỉ tiêu đến người ở. Trực tuyến. Ấn bản 2.1. Hà Nội: Viện Nghiên cứu Chính sách Nhà ở. Tại: https://example.org/v2.1/ [truy cập ngày 22/11/2026].',
		],
		[
			'thesis-vi',
			'Nguyễn Thị Minh Khai và Trần Văn An (2026), “Ai đang được ở nhà ở xã hội?”, trong Nhà ở xã hội tại Việt Nam: từ chỉ tiêu đến người ở, ấn bản 2.1, Viện Nghiên cứu Chính sách Nhà ở, Hà Nội, https://example.org/v2.1/, truy cập ngày 22/11/2026.',
		],
	])('%s in Vietnamese', (style, reference) => {
		expect(said(chapter, style, 'vi')).toBe(reference);
	});

	test.each<[ReferenceStyle, string]>([
		[
			'apa',
			'Nguyễn, T. M. K., & Trần, V. A. (2026). Who lives in social housing? In Social housing in Viet Nam: from targets to tenants (Version 2.1). Viện Nghiên cứu Chính sách Nhà ở. https://example.org/v2.1/',
		],
		[
			'ieee',
			'T. M. K. Nguyễn and V. A. Trần, “Who lives in social housing?,” in Social housing in Viet Nam: from targets to tenants, Hà Nội: Viện Nghiên cứu Chính sách Nhà ở, 2026. Accessed: Nov. 22, 2026. [Online]. Available: https://example.org/v2.1/',
		],
		[
			'vancouver',
			'Nguyễn TMK, Trần VA. Who lives in social housing? In: Social housing in Viet Nam: from targets to tenants [Internet]. Hà Nội: Viện Nghiên cứu Chính sách Nhà ở; 2026 [cited 2026 Nov 22]. Available from: https://example.org/v2.1/',
		],
		[
			'iso690',
			'NGUYỄN Thị Minh Khai and TRẦN Văn An, 2026. Who lives in social housing? In: Social housing in Viet Nam: from targets to tenants. Online. Version 2.1. Hà Nội: Viện Nghiên cứu Chính sách Nhà ở. Available from: https://example.org/v2.1/ [accessed 22 November 2026].',
		],
	])('%s in English', (style, reference) => {
		expect(said(english, style, 'en')).toBe(reference);
	});

	test('keeps the order of a Vietnamese name in an English reference', () => {
		expect(said(english, 'chicago', 'en')).toMatch(
			/^Nguyễn Thị Minh Khai, and Trần Văn An\. 2026\./,
		);
	});
});

describe('every style', () => {
	test.each(locales)('names the paragraph in the words of %s', (locale) => {
		const located = { vi: 'đoạn {n}', en: 'para. {n}' }[locale];
		for (const { inText } of formatters[locale](locale === 'vi' ? chapter : english)) {
			expect(inText()).toMatch(/^[([].*[)\]]$/);
			expect(inText()).toContain(located);
		}
	});

	test('marks the day of access where it prints one, for the reader’s own', () => {
		const marked = formatters.en(english).filter(({ html }) => html.includes('<time>'));
		expect(marked.map(({ style }) => style)).toEqual([
			'harvard',
			'ieee',
			'vancouver',
			'iso690',
			'thesis-vi',
		]);
		for (const { html } of formatters.en(english)) {
			expect(html.replace(/<time>.*?<\/time>/, '')).not.toContain('22');
		}
	});

	test('keeps a body whole and doubles no full stop', () => {
		const bodies = { ...chapter, author: [{ literal: 'Viện Nghiên cứu Chính sách Nhà ở' }] };
		for (const style of referenceStyles) {
			const text = said(bodies, style, 'vi');
			expect(text.toLowerCase()).toMatch(/^viện nghiên cứu chính sách nhà ở[ .,]/);
			expect(text).not.toMatch(/\.\.|\?\.|,,/);
		}
	});
});

test('APA names a body that publishes its own work once, the others twice', () => {
	const body = 'Viện Nghiên cứu Chính sách Nhà ở';
	const own = { ...chapter, author: [{ literal: body }] };
	const named = (style: ReferenceStyle) => said(own, style, 'vi').split(body).length - 1;
	expect(named('apa')).toBe(1);
	expect(named('chicago')).toBe(2);
});

interface RisRecord {
	readonly [tag: string]: readonly string[];
}

/** Reads the format as its definition says: two letters or digits, two spaces, a hyphen, a space. */
function parseRis(text: string): RisRecord[] {
	const records: Record<string, string[]>[] = [];
	for (const line of text.split('\r\n').filter((each) => each !== '')) {
		const { tag = '', value = '' } =
			/^(?<tag>[A-Z][A-Z0-9]) {2}- (?<value>.*)$/.exec(line)?.groups ?? {};
		if (tag === '') throw new Error(`“${line}” is not a line of RIS.`);
		if (tag === 'TY') records.push({});
		const record = records.at(-1);
		if (record !== undefined) record[tag] = [...(record[tag] ?? []), value];
	}
	return records;
}

const items = allCitables(brief).map(({ record }) => record);
const works = [...brief.bibliography.values()].map(({ item }) => item);
const everything = [...items, ...works, chapter, english];

describe('files for reference managers', () => {
	test('RIS says the record again: kind, names, title, date, language and address', () => {
		const records = parseRis(risOf(everything));
		expect(records).toHaveLength(everything.length);
		for (const [index, item] of everything.entries()) {
			const record = records[index] ?? {};
			expect(record['TI']).toEqual([item.title]);
			expect(record['LA']).toEqual([item.language]);
			expect(record['UR']).toEqual(item.URL === undefined ? undefined : [item.URL]);
			expect(record['AU']).toEqual(
				item.author?.map(({ literal, family, given }) =>
					given === undefined ? `${literal ?? family},` : `${family}, ${given}`,
				),
			);
			expect(record['PY']).toEqual([String(item.issued?.['date-parts'][0]?.[0])]);
			expect(record['ER']).toEqual(['']);
		}
		const kinds = new Set(parseRis(risOf(items)).flatMap((record) => record['TY'] ?? []));
		expect([...kinds].sort()).toEqual(['CHAP', 'DATA', 'FIGURE', 'RPRT']);
	});

	test('BibLaTeX, read by another program, gives the record back with every letter', () => {
		for (const item of everything) {
			const [read] = new Cite(biblatexOf([item])).data as CslItem[];
			expect(read?.title).toBe(item.title);
			expect(read?.['container-title']).toBe(item['container-title']);
			expect(read?.URL).toBe(item.URL);
			expect(read?.issued?.['date-parts']).toEqual(item.issued?.['date-parts']);
			const names = (from: CslItem | undefined) =>
				from?.author?.map(({ family, given, literal }) =>
					given === undefined ? (literal ?? family) : `${family}, ${given}`,
				);
			expect(names(read)).toEqual(names(item));
		}
	});

	test('CSL-JSON is the record itself', () => {
		const read = JSON.parse(cslJsonOf(items)) as CslItem[];
		expect(read).toEqual(items);
		expect(cslJsonOf([chapter])).not.toContain('static-ordering');
	});

	test('keys are unique and safe', () => {
		const keys = items.map(({ id }) => id);
		expect(new Set(keys).size).toBe(keys.length);
		for (const key of keys) expect(key).toMatch(/^[a-z0-9.-]+$/);
	});
});
