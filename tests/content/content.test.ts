import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales } from '../../src/locale/locales.ts';
import { listFiles, listFolders, readText } from '../../src/manuscript/read-files.ts';
import { collectProblems } from '../../src/diagnostics/problem.ts';
import { reportText } from '../../src/diagnostics/report.ts';
import { citationMarks } from '../../src/prose/marks.ts';
import { statementsOf } from '../../src/publication/argument.ts';
import { readBrief } from '../../src/publication/brief.ts';
import { wordCount } from '../../src/publication/chapter-rules.ts';
import { chapterView } from '../../src/publication/chapter-view.ts';
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
	const folders = [
		'chapters/vi',
		'annexes/vi',
		'figures',
		'tables',
		'values',
		'glossary',
		'interface',
		'codelists',
		...listFolders(manuscript, 'datasets').map((name) => `datasets/${name}`),
	];
	const files = folders.flatMap((folder) => [
		...listFiles(manuscript, folder, '.mdx'),
		...listFiles(manuscript, folder, '.yaml'),
		...listFiles(manuscript, folder, '.csv'),
	]);

	test.each([...files, 'claims.yaml', 'recommendations.yaml', 'edition.yaml'])('%s', (file) => {
		const text = readText(manuscript, file, collectProblems().report) ?? '';
		expect(copiedRuns(text, syllables, known)).toEqual([]);
	});

	test('a run of it would be found, whatever its accents, case, marks and lines', () => {
		expect(hashes.length).toBeGreaterThan(300);
		const sentence = 'một con đò nhỏ chở mười hai người khách sang sông lúc trời chưa sáng';
		const [run = ''] = runsOf(sentence, syllables);
		const copy =
			'Xưa, “Một con đò nhỏ\n\tchở MƯỜI HAI người khách – sang sông, lúc troi chưa sáng.”';
		expect(copiedRuns(copy, syllables, new Set([hashOf(run)]))).toEqual([run]);
		expect(copiedRuns(copy.replace('nhỏ', 'to'), syllables, new Set([hashOf(run)]))).toEqual([]);
	});
});

/** The runs of a text whose hashes are among the known ones. */
function copiedRuns(text: string, syllables: number, known: ReadonlySet<string>): string[] {
	return runsOf(text, syllables).filter((run) => known.has(hashOf(run)));
}

function runsOf(text: string, syllables: number): string[] {
	const words = folded(text).match(/[\p{L}\p{N}_]+/gu) ?? [];
	return words.map((_word, index) => words.slice(index, index + syllables).join(' '));
}

function hashOf(run: string): string {
	return createHash('sha256').update(run).digest('hex').slice(0, 16);
}

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
	test('at least thirty are cited', () => {
		const cited = new Set(
			brief.parts.en.flatMap(({ prose }) =>
				citationMarks(prose).flatMap(({ mark }) =>
					'citation' in mark ? mark.citation.works.map(({ key }) => key) : [],
				),
			),
		);
		expect(cited.size).toBeGreaterThanOrEqual(30);
	});

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

test('the bounds of a chapter’s length are those that were promised', () => {
	expect(brief.edition.chapterLength).toEqual({
		vi: { least: 2000, most: 3600 },
		en: { least: 1500, most: 2500 },
	});
});

test.each(locales)('every chapter in “%s” is of a length to be read at one sitting', (locale) => {
	const { least, most } = brief.edition.chapterLength[locale];
	const strays = brief.chapters[locale]
		.map((chapter) => ({
			stem: chapter.stem,
			words: wordCount(chapter),
			minutes: chapterView(brief, chapter).readingMinutes,
		}))
		.filter(({ words, minutes }) => words < least || words > most || minutes < 6 || minutes > 14);
	expect(strays).toEqual([]);
});

test('the nine statements of the source text are tested, each with a verdict and its evidence', () => {
	const statements = statementsOf(brief);
	expect(statements.map(({ id }) => id)).toEqual(Array.from({ length: 9 }, (_, n) => `s${n + 1}`));
	expect([...brief.claims.byId.keys()].length - statements.length).toBeGreaterThanOrEqual(40);
	for (const { evidence } of statements) {
		expect(Object.values(evidence).flat().length).toBeGreaterThan(0);
	}
});
