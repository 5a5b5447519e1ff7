import { z } from 'astro/zod';
import type { Root } from 'mdast';
import type { Place, Report } from '../diagnostics/problem.ts';
import type { Locale } from '../locale/locales.ts';
import { dateSchema, nameSchema, textSchema } from '../manuscript/localized-schema.ts';
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

/** The head of a chapter file. */
export const chapterSchema = z.strictObject({
	/** The finding, in at most twelve words. */
	title: textSchema,
	/** The last part of the chapter’s address, in the words of the language. */
	slug: nameSchema,
	/** One line under the title. */
	deck: textSchema,
	keyPoints: z.array(keyPointSchema).min(3).max(6),
	/** The first edition that has the chapter. */
	firstEdition: textSchema,
	/** The day of the last change of substance. */
	revised: dateSchema,
});

export type ChapterHead = z.output<typeof chapterSchema>;

/** One chapter in one language, as its author wrote it. */
export interface Chapter {
	/** The name of the file without its ending, shared by both languages: `01-redrawn-map`. */
	readonly stem: string;
	/** The chapter’s number, from the name of its file. */
	readonly number: number;
	readonly locale: Locale;
	readonly file: string;
	readonly head: ChapterHead;
	readonly headPlaceOf: PlaceOf;
	/** The prose, without identifier marks. */
	readonly prose: Root;
	readonly blocks: readonly Block[];
	readonly misplacedMarks: readonly MisplacedMark[];
}

/** Reads the chapters of one language in their order; one with problems is reported and left out. */
export function loadChapters(manuscript: Manuscript, locale: Locale, report: Report): Chapter[] {
	return listFiles(manuscript, `chapters/${locale}`, '.mdx').flatMap((path) => {
		const text = readText(manuscript, path, report);
		const source = { path, locale, file: displayPath(manuscript, path), report };
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
	readonly path: string;
	readonly locale: Locale;
	readonly file: string;
	readonly report: Report;
}

function parseChapter(text: string, source: ChapterSource): Chapter | undefined {
	const { path, locale, file, report } = source;
	const stem = stemOf(path);
	const number = Number(/^(\d{2})-[a-z0-9-]+$/.exec(stem)?.[1]);
	if (Number.isNaN(number)) {
		report({
			rule: 'chapter-name-is-ordered',
			place: { file },
			message: `The file is called “${stem}.mdx”. Begin with two digits and a hyphen, as in “03-forerunners.mdx”, in lower-case letters, digits and hyphens.`,
		});
		return undefined;
	}
	const head = readHead(text, file, report);
	const prose = parseProse(text, { file, line: 1 }, report);
	if (head === undefined || prose === undefined) return undefined;
	const { blocks, misplaced } = takeBlocks(prose);
	return {
		stem,
		number,
		locale,
		file,
		head: head.value,
		headPlaceOf: head.placeOf,
		prose,
		blocks,
		misplacedMarks: misplaced,
	};
}

function readHead(text: string, file: string, report: Report) {
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
	return parseYaml(yaml, { file, firstLine: 2, schema: chapterSchema, report });
}
