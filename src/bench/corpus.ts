import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { localize, type Localized } from '../locale/locales.ts';
import { chapterOf, type CorpusChapter } from './corpus-chapter.ts';
import { inventedWords } from './invented-words.ts';
import { randomOf } from './random.ts';

/** How many terms the glossary has, and recommendations the brief, however many chapters. */
const terms = 40;
const recommendations = 12;

const words = localize(inventedWords);

/**
 * Writes a whole manuscript of invented chapters into a folder: per chapter and language about 2,500
 * words in 8 sections, 2 figures of a dataset of 10 series over 60 years, 25 formulas, 20 named
 * values, a table, a list, 3 claims and 7 works. The same chapter is the same in a manuscript of any
 * length. `interfaceWords` is the folder of words that the pages themselves say.
 */
export function writeCorpus(directory: string, chapters: number, interfaceWords: string): void {
	const written = Array.from({ length: chapters }, (_each, index) =>
		chapterOf(index, {
			words,
			isLast: index === chapters - 1,
			terms: termNames,
			recommendation: index < recommendations ? `r${index + 1}` : undefined,
		}),
	);
	const write = (path: string, text: string) => {
		const file = join(directory, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	};
	for (const chapter of written) {
		for (const [path, text] of chapter.files) write(path, text);
		for (const [path, data] of chapter.records) write(path, stringify(data));
	}
	for (const [path, data] of Object.entries(sharedRecords(written))) write(path, stringify(data));
	write('bibliography/references.bib', written.map(({ works }) => works).join('\n'));
	write('identifiers.json', JSON.stringify(merged(written.map(({ ledger }) => ledger)), null, 1));
	cpSync(interfaceWords, join(directory, 'interface'), { recursive: true });
}

const termNames = Array.from({ length: terms }, (_each, index) => `term-${index + 1}`);

/** Files that a manuscript has once. */
function sharedRecords(chapters: readonly CorpusChapter[]): Record<string, unknown> {
	const glossary = localize((locale) =>
		Object.fromEntries(
			termNames.map((name, index) => {
				const random = randomOf(90_000 + index);
				const term = words[locale].phrase(random, 2).toLowerCase();
				return [name, { term: `${term} ${index}`, definition: words[locale].sentence(random) }];
			}),
		),
	);
	return {
		'edition.yaml': edition(),
		'units.yaml': units,
		'codelists/areas.yaml': areas(),
		'glossary/vi.yaml': glossary.vi,
		'glossary/en.yaml': glossary.en,
		'claims.yaml': merged(chapters.map(({ claims }) => claims)),
		'recommendations.yaml': merged(chapters.map(({ recommendation }) => recommendation)),
	};
}

function edition() {
	const random = randomOf(80_000);
	const text = (length: number): Localized<string> =>
		localize((locale) => words[locale].phrase(random, length));
	return {
		id: '2030.1',
		date: '2030-03-01',
		title: text(8),
		subtitle: text(10),
		shortTitle: text(3),
		description: text(16),
		thesis: text(20),
		mainFigure: 'figure-001-a',
		briefFigures: ['figure-001-a', 'figure-001-b'],
		author: text(3),
		publisher: text(3),
		place: text(2),
		address: 'https://corpus.example/',
		licences: {
			text: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
			code: { name: 'MIT', url: 'https://opensource.org/license/mit' },
		},
		chapterLength: { vi: { least: 2500, most: 4500 }, en: { least: 1900, most: 3200 } },
	};
}

const both = (text: string): Localized<string> => ({ vi: text, en: text });

const units = {
	number: { base: 'one', name: both('n'), phrase: both('{n}') },
	year: { base: 'year', grouped: false, name: both('y'), phrase: both('{n}') },
	percent: { base: 'one', factor: 0.01, name: both('%'), phrase: both('{n}%') },
	times: { base: 'one', name: both('×'), phrase: both('{n}×') },
	level: { base: 'level', name: both('level'), phrase: both('{n}') },
};

function areas() {
	const tones = ['case', 'a', 'b', 'c', 'd', 'e'];
	const codes = Array.from({ length: 10 }, (_each, index) => {
		const random = randomOf(70_000 + index);
		const name = localize((locale) => `${words[locale].phrase(random, 1)} ${index + 1}`);
		const tone = tones[index];
		return [`A${index}`, { name, ...(tone === undefined ? {} : { tone }) }];
	});
	return { title: both('Area'), codes: Object.fromEntries(codes) as unknown };
}

function merged<T>(records: readonly Readonly<Record<string, T>>[]): Record<string, T> {
	return Object.assign({}, ...records) as Record<string, T>;
}
