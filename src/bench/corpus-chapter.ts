import { stringify } from 'yaml';
import { localize, locales, type Locale, type Localized } from '../locale/locales.ts';
import { identifierAlphabet, identifierLetters, type MarkedKind } from '../prose/blocks.ts';
import { hashOf, type IdentifierLedger } from '../publication/identifiers.ts';
import type { InventedWords } from './invented-words.ts';
import { randomOf, type Random } from './random.ts';

/** What chapters of one manuscript share. */
export interface CorpusContext {
	readonly words: Localized<InventedWords>;
	/** Whether the chapter ends the manuscript, and so lists the recommendations. */
	readonly isLast: boolean;
	readonly terms: readonly string[];
	/** The recommendation that the chapter leads to. */
	readonly recommendation: string | undefined;
}

/** A chapter in both languages, and what it brings to the files that all chapters share. */
export interface CorpusChapter {
	/** Texts by path: the chapter in both languages, its rows of data. */
	readonly files: ReadonlyMap<string, string>;
	/** Contents of YAML files of its own, by path. */
	readonly records: ReadonlyMap<string, unknown>;
	readonly claims: Readonly<Record<string, unknown>>;
	readonly recommendation: Readonly<Record<string, unknown>>;
	/** In BibLaTeX. */
	readonly works: string;
	readonly ledger: IdentifierLedger;
}

const sections = 8;
const paragraphsPerSection = 3;
const sentencesPerParagraph = 6;
const values = 20;
const worksPerChapter = 7;
const inlineFormulas = 20;
const [firstYear, lastYear] = [1960, 2019];
const areas = Array.from({ length: 10 }, (_each, index) => `A${index}`);

/** A block as written, without its mark; components have no kind. */
interface Written {
	readonly kind: MarkedKind | undefined;
	readonly text: Localized<string>;
}

export function chapterOf(index: number, context: CorpusContext): CorpusChapter {
	const random = randomOf(index + 1);
	const number = String(index + 1).padStart(3, '0');
	const { words, recommendation } = context;
	const phrase = (length: number) => localize((locale) => words[locale].phrase(random, length));
	const dataset = datasetOf(number, random, phrase);
	const blocks = blocksOf(index, random, context);
	const marks = blocks.map(({ kind }, place) =>
		kind === undefined ? undefined : markOf(kind, index * 100 + place),
	);
	const claims = [`claim-${number}-data`, `claim-${number}-study`, `claim-${number}-inference`];
	const text = (locale: Locale) => {
		const head = stringify({
			title: words[locale].phrase(random, 8),
			slug: `${words[locale]
				.word(random)
				.normalize('NFD')
				.replace(/[^a-z]/g, '')}-${number}`,
			deck: words[locale].sentence(random),
			keyPoints: claims.map((claim, place) => ({
				// The two-page brief has room for one word of each chapter when there are hundreds.
				text: place === 0 ? words[locale].phrase(random, 1) : words[locale].sentence(random),
				claim,
				...(place === 0 ? { inBrief: true } : {}),
			})),
			...(recommendation === undefined ? {} : { recommendations: [recommendation] }),
			firstEdition: '2030.1',
			revised: '2030-03-01',
		});
		const prose = blocks.map((block, place) => marked(block, block.text[locale], marks[place]));
		return `---\n${head}---\n\n${prose.join('\n\n')}\n`;
	};
	return {
		files: new Map([
			...locales.map(
				(locale) => [`chapters/${locale}/${number}-chapter.mdx`, text(locale)] as const,
			),
			[`datasets/data-${number}/data.csv`, dataset.rows],
		]),
		records: new Map<string, unknown>([
			[`datasets/data-${number}/dataset.yaml`, dataset.description],
			[`values/values-${number}.yaml`, valuesOf(number, dataset, random, phrase)],
			...figuresOf(number, phrase).map(
				([name, figure]) => [`figures/${name}.yaml`, figure] as const,
			),
		]),
		claims: claimsOf(number, index, phrase),
		recommendation:
			recommendation === undefined
				? {}
				: { [recommendation]: recommendationOf(claims.slice(0, 2), phrase) },
		works: worksOf(number, random, words.en),
		ledger: Object.fromEntries(
			blocks.flatMap(({ kind, text }, place) => {
				const mark = marks[place];
				if (kind === undefined || mark === undefined) return [];
				const hash = { vi: hashOf(text.vi), en: hashOf(text.en) };
				const chapter = `${number}-chapter`;
				return [[mark, { kind, chapter, since: '2030.1', status: 'live', hash }] as const];
			}),
		),
	};
}

/** Identifiers of the engine’s form; each place has another one. */
function markOf(kind: MarkedKind, place: number): string {
	const base = identifierAlphabet.length;
	let rest = (place * 15_485_863) % base ** 4;
	const signs = Array.from({ length: 4 }, () => {
		const sign = identifierAlphabet[rest % base] ?? '';
		rest = Math.floor(rest / base);
		return sign;
	});
	return `${identifierLetters[kind]}-${signs.join('')}`;
}

function marked({ kind }: Written, text: string, mark: string | undefined): string {
	if (mark === undefined) return text;
	return kind === 'paragraph' || kind === 'heading' ? `${text} ^${mark}` : `${text}\n\n^${mark}`;
}

/** The text of a chapter: an opening paragraph and sections with what else a chapter holds. */
function blocksOf(index: number, random: Random, { words, terms, isLast }: CorpusContext) {
	const number = String(index + 1).padStart(3, '0');
	const blocks: Written[] = [];
	const add = (kind: MarkedKind | undefined, write: (locale: Locale) => string) =>
		blocks.push({ kind, text: localize(write) });
	let paragraphs = 0;
	const paragraph = () => {
		const place = paragraphs;
		paragraphs += 1;
		const insertions = insertionsOf(place, index, number, terms);
		const claim = claimAt(place, number);
		add('paragraph', (locale) => {
			const sentences = Array.from({ length: sentencesPerParagraph }, (_each, turn) =>
				words[locale].sentence(
					random,
					insertions.filter((_insertion, order) => order % sentencesPerParagraph === turn),
				),
			);
			return sentences.join('\n') + claim;
		});
	};
	paragraph();
	for (let section = 0; section < sections; section += 1) {
		add('heading', (locale) => `## ${words[locale].phrase(random, 6)}`);
		for (let turn = 0; turn < paragraphsPerSection; turn += 1) {
			paragraph();
			if (turn === 0 && section < 5) {
				add('equation', () => `$$\n${displayFormula(index * 5 + section)}\n$$`);
			}
			if (turn === 1 && section === 1) add(undefined, () => `<Figure id="figure-${number}-a" />`);
			if (turn === 1 && section === 4) add(undefined, () => `<Figure id="figure-${number}-b" />`);
			if (turn === 1 && section === 6) add('table', (locale) => tableOf(words[locale], random));
			if (turn === 1 && section === 7) {
				add('list', (locale) =>
					Array.from({ length: 4 }, () => `- ${words[locale].sentence(random)}`).join('\n'),
				);
			}
		}
	}
	if (isLast) add(undefined, () => '<Recommendations />');
	return blocks;
}

/** What stands between the words of the paragraph at a place, the same in both languages. */
function insertionsOf(
	place: number,
	index: number,
	number: string,
	terms: readonly string[],
): string[] {
	const found: string[] = [];
	if (place < values) found.push(`<Value id="${valueName(number, place)}"/>`);
	if (place < inlineFormulas) {
		found.push(`$$${inlineFormula(index * inlineFormulas + place)}$$`);
	}
	if (place % 3 === 0) {
		found.push(`[@${workName(number, (place / 3) % worksPerChapter)}, p. ${place + 1}]`);
	}
	if (place % 3 === 1) {
		found.push(`<Term id="${terms[(index + place) % terms.length] ?? ''}"/>`);
	}
	if (place === 5) found.push(`[](figure:figure-${number}-a)`);
	if (place === 13) found.push(`[](figure:figure-${number}-b)`);
	if (place === 20) found.push(`[data](dataset:data-${number})`);
	if (place === 22 && index > 0) {
		found.push(`[n](chapter:${String(index).padStart(3, '0')}-chapter)`);
	}
	return found;
}

function claimAt(place: number, number: string): string {
	const kind = { 2: 'data', 8: 'study', 14: 'inference' }[place];
	return kind === undefined ? '' : ` <Claim id="claim-${number}-${kind}"/>`;
}

/** Ten rows of words and small numbers. */
function tableOf(words: InventedWords, random: Random): string {
	const rows = Array.from(
		{ length: 10 },
		(_each, row) =>
			`| ${words.phrase(random, 2)} | ${words.phrase(random, 4)} | ${1 + ((row * 7) % 10)} |`,
	);
	const head = Array.from({ length: 3 }, () => words.phrase(random, 1));
	return [`| ${head.join(' | ')} |`, '| --- | --- | ---: |', ...rows].join('\n');
}

const letters = 'abcdfghkmnpqrstuvwxyz';

/** Formulas of the kind that stands in a line, no two of one chapter the same. */
function inlineFormula(place: number): string {
	const a = letters[place % letters.length] ?? '';
	const b = letters[(place * 5 + 3) % letters.length] ?? '';
	const forms = [
		`${a}_{${place}} > ${b}`,
		`\\frac{${a}_{${place}}}{${b}}`,
		`\\text{${a.toUpperCase()}} = ${a}^{${(place % 7) + 2}} - ${b}_{i}`,
		`\\sqrt{${a}^2 + ${b}^2} \\le ${place}`,
		`\\Delta ${a}_{t} = ${a}_{t} - ${a}_{t-${(place % 5) + 1}}`,
	];
	return forms[place % forms.length] ?? '';
}

/** Formulas that are displayed: sums, fractions, roots and matrices. */
function displayFormula(place: number): string {
	const a = letters[place % letters.length] ?? '';
	const b = letters[(place * 4 + 7) % letters.length] ?? '';
	const forms = [
		`\\mathrm{${a.toUpperCase()}}_{c,p} = \\left.\\frac{${a}_{c,p}}{\\sum_p ${a}_{c,p}}\\right/ \\frac{\\sum_c ${a}_{c,p}}{\\sum_c \\sum_p ${a}_{c,p}}`,
		`${a} = \\left(\\frac{${b}_{${place}}}{${b}_{0}}\\right)^{1/n} - 1`,
		`H = \\sum_{i=1}^{${place + 2}} \\left(\\frac{${a}_i}{\\sum_{j} ${a}_j}\\right)^2, \\qquad ${b} = \\frac{1}{H}`,
		`\\log ${a}_{ij} = \\beta_0 + \\beta_1 \\log ${b}_i + \\beta_2 \\log ${b}_j - \\theta \\log d_{ij} + \\varepsilon_{ij}`,
		`\\sigma_{${place}} = \\sqrt{\\frac{1}{N-1} \\sum_{k=1}^{N} \\left(${a}_k - \\bar{${a}}\\right)^2}`,
	];
	return forms[place % forms.length] ?? '';
}

interface CorpusDataset {
	readonly rows: string;
	readonly description: unknown;
	/** Where the least and the greatest number stand. */
	readonly least: string;
	readonly greatest: string;
}

type Phrase = (length: number) => Localized<string>;

/** Ten series over sixty years that wander as those of economies do. */
function datasetOf(number: string, random: Random, phrase: Phrase): CorpusDataset {
	const cells = areas.flatMap((area) => {
		let level = 20 + 60 * random();
		return Array.from({ length: lastYear - firstYear + 1 }, (_year, offset) => {
			level *= 0.975 + 0.06 * random();
			return { area, year: firstYear + offset, level: Number(level.toFixed(2)) };
		});
	});
	const ordered = cells.toSorted((a, b) => a.level - b.level);
	const cellName = (cell: (typeof cells)[number] | undefined) =>
		`data-${number}.level[${cell?.area}, ${cell?.year}]`;
	return {
		rows: `area,year,level\n${cells.map(({ area, year, level }) => `${area},${year},${level}\n`).join('')}`,
		description: {
			title: phrase(4),
			description: phrase(14),
			source: {
				producer: phrase(4),
				title: phrase(3),
				vintage: '2030',
				accessed: '2030-02-01',
				url: `https://data.example/${number}`,
				licence: { name: 'CC BY 4.0', allowsCommercialUse: true },
			},
			processing: phrase(10),
			traps: [phrase(10)],
			columns: [
				{ name: 'area', kind: 'code', codelist: 'areas', title: phrase(1) },
				{ name: 'year', kind: 'year', title: phrase(1) },
				{ name: 'level', kind: 'number', unit: 'level', title: phrase(3) },
			],
			primaryKey: ['area', 'year'],
		},
		least: cellName(ordered[0]),
		greatest: cellName(ordered.at(-1)),
	};
}

function valueName(number: string, place: number): string {
	return `value-${number}-${place}`;
}

/** The first two are the least and the greatest number; the others cells and rates of growth. */
function valuesOf(number: string, dataset: CorpusDataset, random: Random, phrase: Phrase) {
	const cell = (area: string, year: number) => `data-${number}.level[${area}, ${year}]`;
	const entries = Array.from({ length: values }, (_each, place): [string, unknown] => {
		const area = areas[place % areas.length] ?? '';
		const year = firstYear + Math.floor(random() * 30);
		const growth = {
			compoundAnnualGrowth: { from: cell(area, year), to: cell(area, year + 20) },
			show: { unit: 'percent', digits: 1 },
		};
		const single = {
			cell: place === 0 ? dataset.least : place === 1 ? dataset.greatest : cell(area, year),
			show: { digits: 1 },
		};
		return [valueName(number, place), { title: phrase(5), ...(place % 4 === 3 ? growth : single) }];
	});
	return Object.fromEntries(entries);
}

function figuresOf(number: string, phrase: Phrase): [string, unknown][] {
	const data = { dataset: `data-${number}`, measure: 'level' };
	const agrees = [`${valueName(number, 0)} < ${valueName(number, 1)}`];
	const words = () => ({ title: phrase(7), subtitle: phrase(9), notes: phrase(20) });
	return [
		[
			`figure-${number}-a`,
			{
				kind: 'line',
				...words(),
				data: { ...data, series: 'area', keep: { area: areas }, years: [firstYear, lastYear] },
				highlight: areas.slice(0, 3),
				digits: 1,
				agrees,
			},
		],
		[
			`figure-${number}-b`,
			{
				kind: 'bar',
				...words(),
				data: { ...data, category: 'area', keep: { year: lastYear } },
				order: 'descending',
				highlight: areas.slice(0, 1),
				digits: 1,
				agrees,
			},
		],
	];
}

/** A claim from data, one from a study and one that follows from both; the first nine are tested. */
function claimsOf(number: string, index: number, phrase: Phrase): Record<string, unknown> {
	const evidence = {
		data: { figures: [`figure-${number}-a`], values: [valueName(number, 0)] },
		study: { works: [`${workName(number, 0)}, p. 1`], figures: [`figure-${number}-b`] },
		inference: { claims: [`claim-${number}-data`, `claim-${number}-study`] },
	};
	return Object.fromEntries(
		Object.entries(evidence).map(([kind, its]) => [
			`claim-${number}-${kind}`,
			{
				origin: kind === 'data' && index < 9 ? 'source' : 'own',
				kind,
				verdict: 'partly',
				statement: phrase(14),
				finding: phrase(16),
				evidence: its,
				refutedBy: phrase(10),
			},
		]),
	);
}

function recommendationOf(claims: readonly string[], phrase: Phrase): unknown {
	return {
		title: phrase(6),
		short: phrase(8),
		who: phrase(4),
		what: phrase(40),
		byWhen: phrase(4),
		cost: 'medium',
		costNote: phrase(6),
		claims,
		risk: phrase(10),
		success: phrase(12),
	};
}

function workName(number: string, place: number): string {
	return `work${number}${letters[place] ?? ''}`;
}

function worksOf(number: string, random: Random, words: InventedWords): string {
	return Array.from({ length: worksPerChapter }, (_each, place) => {
		const year = 1990 + Math.floor(random() * 35);
		return [
			`@article{${workName(number, place)},`,
			`  author  = {${words.phrase(random, 1)}, ${words.phrase(random, 1)} and ${words.phrase(random, 1)}, ${words.phrase(random, 1)}},`,
			`  title   = {${words.phrase(random, 9)}},`,
			`  journal = {${words.phrase(random, 3)}},`,
			`  volume  = {${1 + place}},`,
			`  pages   = {${10 * place + 1}--${10 * place + 9}},`,
			`  year    = {${year}},`,
			'}\n',
		].join('\n');
	}).join('\n');
}
