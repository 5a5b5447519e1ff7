import { z } from 'astro/zod';
import type { Root } from 'mdast';
import type { Place, Report } from '../diagnostics/problem.ts';
import type { Locale } from '../locale/locales.ts';
import {
	dateSchema,
	editionIdSchema,
	nameSchema,
	textSchema,
} from '../manuscript/localized-schema.ts';
import { displayPath, listFiles, readText, type Manuscript } from '../manuscript/read-files.ts';
import type { PlaceOf } from '../manuscript/place.ts';
import { parseYaml } from '../manuscript/read-yaml.ts';
import { takeBlocks, type Block, type MisplacedMark } from '../prose/blocks.ts';
import { parseProse } from '../prose/parse.ts';

const keyPointSchema = z.strictObject({
	/** One sentence, the finding first. */
	text: textSchema,
	/** The claim that it rests on. */
	claim: nameSchema,
	/** Whether the two-page brief carries it; one in each chapter. */
	inBrief: z.boolean().default(false),
});

const headShape = {
	/** The finding, in at most twelve words; of an annex, its subject. */
	title: textSchema,
	/** The last part of the chapter’s address, in the words of the language. */
	slug: nameSchema,
	/** One line under the title. */
	deck: textSchema,
	/** The first edition that has the chapter. */
	firstEdition: editionIdSchema,
	/** The day of the last change of substance. */
	revised: dateSchema,
};

/** The head of a chapter file. */
const chapterSchema = z.strictObject({
	...headShape,
	keyPoints: z.array(keyPointSchema).min(3).max(6),
	/** The recommendations that the chapter leads to. */
	recommendations: z.array(nameSchema).default([]),
});

/** The head of an annex, which argues nothing. */
const annexSchema = z
	.strictObject(headShape)
	.transform((head) => ({ ...head, keyPoints: [], recommendations: [] }));

export type ChapterHead = z.output<typeof chapterSchema>;

/** Chapters argue and are numbered; annexes support them and are lettered. */
export type ChapterKind = 'chapter' | 'annex';

/** One chapter or annex in one language, as its author wrote it. */
export interface Chapter {
	readonly kind: ChapterKind;
	/** The name of the file without its ending, shared by both languages: `01-redrawn-map`. */
	readonly stem: string;
	/** What it is called in numbers: `3` for a chapter, `B` for an annex. */
	readonly label: string;
	readonly locale: Locale;
	readonly file: string;
	readonly head: ChapterHead;
	readonly headPlaceOf: PlaceOf;
	/** The file as written, line by line. */
	readonly lines: readonly string[];
	/** The prose, without identifier marks. */
	readonly prose: Root;
	readonly blocks: readonly Block[];
	readonly misplacedMarks: readonly MisplacedMark[];
}

const folders: Record<ChapterKind, string> = { chapter: 'chapters', annex: 'annexes' };

/** Reads the chapters or annexes of one language in their order; faulty ones are left out. */
export function loadChapters(
	manuscript: Manuscript,
	kind: ChapterKind,
	locale: Locale,
	report: Report,
): Chapter[] {
	return listFiles(manuscript, `${folders[kind]}/${locale}`, '.mdx').flatMap((path) => {
		const text = readText(manuscript, path, report);
		const source = { kind, path, locale, file: displayPath(manuscript, path), report };
		const chapter = text === undefined ? undefined : parseChapter(text, source);
		if (chapter !== undefined) return [chapter];
		report.spoiled.add('chapter', stemOf(path));
		return [];
	});
}

function stemOf(path: string): string {
	return path.replace(/^.*\/|\.mdx$/g, '');
}

interface ChapterSource {
	readonly kind: ChapterKind;
	readonly path: string;
	readonly locale: Locale;
	readonly file: string;
	readonly report: Report;
}

function parseChapter(text: string, source: ChapterSource): Chapter | undefined {
	const { kind, path, locale, file, report } = source;
	const stem = stemOf(path);
	const label = labelOf(stem, kind);
	if (label === undefined) {
		const wanted =
			kind === 'chapter'
				? 'Begin with two digits and a hyphen, as in “03-forerunners.mdx”'
				: 'Begin with a letter and a hyphen, as in “a-methods.mdx”';
		report({
			rule: 'chapter-name-is-ordered',
			place: { file },
			message: `The file is called “${stem}.mdx”. ${wanted}, in lower-case letters, digits and hyphens.`,
		});
		return undefined;
	}
	const head = readHead(text, source);
	const prose = parseProse(text, { file, line: 1 }, report);
	if (head === undefined || prose === undefined) return undefined;
	const { blocks, misplaced } = takeBlocks(prose);
	return {
		kind,
		stem,
		label,
		locale,
		file,
		head: head.value,
		headPlaceOf: head.placeOf,
		lines: text.split('\n'),
		prose,
		blocks,
		misplacedMarks: misplaced,
	};
}

/**
 * The number or letter at the beginning of a file’s name. Files are read in the order of their names,
 * so that a publication of a hundred chapters gives all of them three digits.
 */
function labelOf(stem: string, kind: ChapterKind): string | undefined {
	if (kind === 'chapter') {
		const digits = /^(\d{2,3})-[a-z0-9-]+$/.exec(stem)?.[1];
		return digits === undefined ? undefined : String(Number(digits));
	}
	return /^([a-z])-[a-z0-9-]+$/.exec(stem)?.[1]?.toUpperCase();
}

function readHead(text: string, { kind, file, report }: ChapterSource) {
	const yaml = /^---\n(?<head>[\s\S]*?\n)---(?:\n|$)/.exec(text)?.groups?.['head'];
	if (yaml === undefined) {
		const place: Place = { file, line: 1 };
		report({
			rule: 'field-is-present',
			place,
			message:
				'The chapter has no head. Begin the file with a line “---”, the title and the other fields, and a line “---”.',
		});
		return undefined;
	}
	const source = { file, firstLine: 2, report };
	return kind === 'chapter'
		? parseYaml(yaml, { ...source, schema: chapterSchema })
		: parseYaml(yaml, { ...source, schema: annexSchema });
}
