import { describe, expect, test } from 'vitest';
import { collectProblems } from '../../../src/diagnostics/problem.ts';
import { takeBlocks } from '../../../src/prose/blocks.ts';
import { isLinkFault, parseLink } from '../../../src/prose/links.ts';
import { parseProse } from '../../../src/prose/parse.ts';
import { renderInline } from '../../../src/prose/render.ts';
import { looseNumbers, stand } from '../../../src/prose/statistics.ts';
import { oldToneMarks } from '../../../src/prose/tone-marks.ts';
import { proseContext } from '../../../src/publication/page-context.ts';
import { validBrief } from '../../support/fixture-brief.ts';

describe('looseNumbers', () => {
	test.each([
		['It grew by 7.5 per cent.', ['7.5 per cent']],
		['Exports of US$ 12 billion and 3 million tonnes.', ['US$ 12', '3 million']],
		['Twice is 24-fold, or 1,548 of them.', ['24-fold', '1,548']],
		['In 1994, on 31/7/1998, Decree 57/1998 had 34 articles.', []],
		['See para. 3.12, Figure 2.1 and WDI 2026.', []],
		[`It grew by 12 % (${stand.citation}).`, []],
		[`It grew by ${stand.value} in 2 years.`, []],
	])('%s', (text, expected) => {
		expect(looseNumbers(text, 'en').map((found) => found.text)).toEqual(expected);
	});

	test.each([
		['Tăng 12,3% mỗi năm.', ['12,3%']],
		['Đạt 62,7 tỷ US$, gấp 3 lần.', ['62,7 tỷ', '3 lần']],
		['Đến năm 2016, tỷ lệ này không đổi; năm 2018 tỷ trọng tăng.', []],
		['Nghị định 57/1998/NĐ-CP có 34 điều.', []],
		['Khoảng 1.548 đô la.', ['1.548 đô la']],
	])('%s', (text, expected) => {
		expect(looseNumbers(text, 'vi').map((found) => found.text)).toEqual(expected);
	});

	test('a citation covers its own sentence only', () => {
		const text = `It was 12 % (${stand.citation}). Now it is 15 %.`;
		expect(looseNumbers(text, 'en').map((found) => found.text)).toEqual(['15 %']);
	});
});

test('tone marks in the old place are found, and only those', () => {
	const text = 'hóa hoá thủy thuỷ khỏe quý toán của mùa cửa tùy hòa bình qúy';
	expect(oldToneMarks(text).map(({ written, modern }) => `${written}→${modern}`)).toEqual([
		'hóa→hoá',
		'thủy→thuỷ',
		'khỏe→khoẻ',
		'tùy→tuỳ',
		'hòa→hoà',
	]);
});

describe('takeBlocks', () => {
	function blocksOf(source: string) {
		const root = parseProse(source, { file: 'x' }, collectProblems().report);
		if (root === undefined) throw new Error('This is no prose.');
		return takeBlocks(root);
	}

	test('takes marks behind paragraphs and headings, and below other blocks', () => {
		const { blocks, misplaced } = blocksOf(
			'One.\nTwo. ^p-b3d4\n\n## Head ^s-c5f6\n\n- a\n- b\n\n^l-d7g8\n\n$$\nx\n$$\n\n^e-f9h2\n',
		);
		expect(blocks.map(({ kind, identifier }) => `${kind} ${identifier}`)).toEqual([
			'paragraph p-b3d4',
			'heading s-c5f6',
			'list l-d7g8',
			'equation e-f9h2',
		]);
		expect(misplaced).toEqual([]);
	});

	test.each(['*One. ^p-b3d4*', 'One ^p-b3d4 two.', 'One. ^p-b3d4x'])(
		'%s has its mark in the wrong place',
		(source) => {
			expect(blocksOf(source).misplaced).toHaveLength(1);
		},
	);
});

describe('parseLink', () => {
	test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'JavaScript:alert(1)'])(
		'%s is refused',
		(url) => {
			const target = parseLink(url);
			expect(isLinkFault(target) && target.rule).toBe('link-is-safe');
		},
	);

	test('knows places inside and outside', () => {
		expect(parseLink('chapter:03-x#p-b3d4')).toEqual({
			kind: 'chapter',
			name: '03-x',
			fragment: 'p-b3d4',
		});
		expect(parseLink('#p-b3d4')).toEqual({ kind: 'block', id: 'p-b3d4' });
		expect(parseLink('https://example.org/')).toMatchObject({ kind: 'outside' });
	});
});

describe('renderInline', () => {
	const brief = validBrief();
	const context = proseContext(brief, { locale: 'en' });

	test('sets values, citations and emphasis without gaps', () => {
		const { html, text } = renderInline(
			'It carried <Value id="passengers-riverside-2000"/> *in 2000* [@miller2001, p. 12].',
			context,
		);
		expect(html).toBe(
			'It carried <a class="value" href="/en/numbers/#value-passengers-riverside-2000">100 thousand passengers</a> <em>in 2000</em> (<a class="citation" href="/en/bibliography/#ref-miller2001">Miller 2001, p. 12</a>).',
		);
		expect(text).toBe('It carried 100 thousand passengers in 2000 (Miller 2001, p. 12).');
	});

	test('escapes what looks like markup', () => {
		expect(renderInline('a &lt;b> & "c"', context).html).toBe('a &#x3C;b> &#x26; "c"');
	});

	test('numbers a link to a figure by itself', () => {
		expect(renderInline('see [](figure:cargo-by-kind)', context).text).toBe('see Figure 2.1');
	});
});
