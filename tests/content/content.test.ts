import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales } from '../../src/locale/locales.ts';
import { listFiles, readText } from '../../src/manuscript/read-files.ts';
import { collectProblems } from '../../src/diagnostics/problem.ts';
import { reportText } from '../../src/diagnostics/report.ts';
import { readBrief } from '../../src/publication/brief.ts';
import { manuscriptOf } from '../../src/publication/manuscript.ts';
import { problemsOf } from '../support/fixture-brief.ts';

const manuscript = manuscriptOf({});
const { brief } = readBrief(manuscript);
if (brief === undefined) throw new Error('The manuscript cannot be read.');

test('the manuscript has no problem', () => {
	expect(reportText(problemsOf(manuscript))).toBe('0 problems in 0 files.');
});

describe('the source text is never reproduced', () => {
	const { syllables, hashes } = JSON.parse(
		readFileSync('tests/content/source-text-runs.json', 'utf8'),
	) as { syllables: number; hashes: string[] };
	const known = new Set(hashes);
	const files = ['chapters/vi', 'annexes/vi', 'figures', 'values', 'glossary', 'interface'].flatMap(
		(folder) => [
			...listFiles(manuscript, folder, '.mdx'),
			...listFiles(manuscript, folder, '.yaml'),
		],
	);

	test.each([...files, 'claims.yaml', 'edition.yaml'])('%s', (file) => {
		const text = readText(manuscript, file, collectProblems().report) ?? '';
		const words = folded(text).match(/[\p{L}\p{N}_]+/gu) ?? [];
		const copied = words
			.map((_word, index) => words.slice(index, index + syllables).join(' '))
			.filter((run) => known.has(createHash('sha256').update(run).digest('hex').slice(0, 16)));
		expect(copied).toEqual([]);
	});

	test('a run of it would be found', () => {
		expect(hashes.length).toBeGreaterThan(300);
	});
});

/** Without case and accents, so that neither hides a copy. */
function folded(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replaceAll('đ', 'd')
		.normalize('NFD')
		.replace(/\p{M}/gu, '');
}

describe('works', () => {
	const verified = JSON.parse(readFileSync('tests/content/verified-works.json', 'utf8')) as Record<
		string,
		{ title: string; year: number | null; doi: string | null }
	>;

	test.each([...brief.bibliography.values()])(
		'$key is a verified work, as verified',
		({ key, item }) => {
			const [year = null] = item.issued?.['date-parts'][0] ?? [];
			expect({ title: item.title, year, doi: item.DOI ?? null }).toEqual(verified[key]);
		},
	);
});

test.each(locales)('every chapter in “%s” has three to five figures', (locale) => {
	const counts = brief.chapters[locale].map(({ stem, blocks }) => ({
		stem,
		figures: blocks.filter(({ detail }) => detail.startsWith('Figure ')).length,
	}));
	expect(counts.filter(({ figures }) => figures < 3 || figures > 5)).toEqual([]);
});
