import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectProblems } from '../../../src/diagnostics/problem.ts';
import { loadChapters } from '../../../src/publication/chapter.ts';
import { hashOf } from '../../../src/publication/identifiers.ts';
import { mint, type ChapterPair } from '../../../src/publication/minting.ts';
import { numberParagraphs } from '../../../src/publication/numbering.ts';
import { routesOf } from '../../../src/publication/routes.ts';
import {
	applyDefect,
	copyValidBrief,
	validBrief,
	type Defect,
} from '../../support/fixture-brief.ts';

test('paragraphs, lists and quotations are numbered, headings and figures are not', () => {
	const kinds = ['paragraph', 'heading', 'component', 'paragraph', 'list', 'equation'] as const;
	expect(
		numberParagraphs(
			'3',
			kinds.map((kind) => ({ kind })),
		),
	).toEqual(['3.1', undefined, undefined, '3.2', '3.3', undefined]);
});

test('figures are numbered by chapter in the order of the text', () => {
	const { figureNumbers } = validBrief();
	expect([...figureNumbers].map(([id, { text }]) => `${text} ${id}`)).toContain(
		'2.1 cargo-by-kind',
	);
});

test('addresses stand under the folder of the publication', () => {
	const routes = routesOf('https://example.org/brief/');
	expect(routes.chapter('vi', 'mo-cua')).toBe('/brief/vi/mo-cua/');
	expect(routes.reference('en', 'a1')).toBe('/brief/en/bibliography/#ref-a1');
	expect(routesOf('https://example.org').home('en')).toBe('/en/');
});

describe('mint', () => {
	function pairsWith(...defects: Defect[]): ChapterPair[] {
		const manuscript = copyValidBrief();
		for (const defect of defects) applyDefect(manuscript, defect);
		const { report } = collectProblems();
		const [vi, en] = [
			loadChapters(manuscript, 'chapter', 'vi', report),
			loadChapters(manuscript, 'chapter', 'en', report),
		];
		const read = (file: string) => readFileSync(join(manuscript.directory, '..', file), 'utf8');
		return vi.map((chapter, index) => {
			const counterpart = en[index];
			if (counterpart === undefined) throw new Error('The fixture has changed.');
			return {
				stem: chapter.stem,
				chapters: { vi: chapter, en: counterpart },
				texts: { vi: read(chapter.file), en: read(counterpart.file) },
			};
		});
	}
	const ledger = validBrief().identifiers;
	const en = 'chapters/en/01-passengers.mdx';
	const vi = 'chapters/vi/01-passengers.mdx';

	test('changes nothing where every block has its mark', () => {
		const minting = mint(pairsWith(), ledger, '2030.1', new Set());
		expect(minting.texts.size).toBe(0);
		expect(minting.ledger).toEqual(ledger);
	});

	test('gives a new paragraph one identifier in both languages', () => {
		const add = (file: string, text: string) => ({
			file,
			replace: '## ',
			by: `${text}\n\n## `,
		});
		const pairs = pairsWith(add(vi, 'Một đoạn mới.'), add(en, 'A new paragraph.'));
		const { minted, texts } = mint(pairs, ledger, '2030.2', new Set());
		const [id] = minted;
		expect(minted).toHaveLength(1);
		expect(texts.get(`content/${vi}`)).toContain(`Một đoạn mới. ^${id}\n`);
		expect(texts.get(`content/${en}`)).toContain(`A new paragraph. ^${id}\n`);
	});

	test('gives a list its mark in a paragraph of its own', () => {
		const add = (file: string, text: string) => ({ file, replace: '## ', by: `${text}\n\n## ` });
		const pairs = pairsWith(add(vi, '1. một\n2. hai'), add(en, '1. one\n2. two'));
		const { minted, texts } = mint(pairs, ledger, '2030.2', new Set());
		expect(texts.get(`content/${en}`)).toContain(`2. two\n\n^${minted[0]}\n`);
	});

	test('calls a paragraph stale when one language changed, until the other is confirmed', () => {
		const change = { file: en, replace: 'passengers grew steadily', by: 'passengers grew slowly' };
		const stale = mint(pairsWith(change), ledger, '2030.1', new Set());
		expect(stale.stale).toMatchObject([{ id: 'p-d7g8', changed: 'en' }]);
		const confirmed = mint(pairsWith(change), ledger, '2030.1', new Set(['p-d7g8']));
		expect(confirmed.stale).toEqual([]);
		expect(confirmed.ledger['p-d7g8']?.hash.en).not.toBe(ledger['p-d7g8']?.hash.en);
	});
});

test('the fingerprint of a text does not depend on its Unicode form', () => {
	expect(hashOf('Việt'.normalize('NFD'))).toBe(hashOf('Việt'));
});
