import type { Report } from '../diagnostics/problem.ts';
import { counterpartLocale, locales, type Locale } from '../locale/locales.ts';
import type { Block } from '../prose/blocks.ts';
import type { Chapter } from './chapter.ts';

type Chapters = Readonly<Record<Locale, readonly Chapter[]>>;

/** The same chapter in the other language. */
export function counterpartOf(chapter: Chapter, chapters: Chapters): Chapter | undefined {
	return chapters[counterpartLocale(chapter.locale)].find(({ stem }) => stem === chapter.stem);
}

/**
 * Both languages must have the same chapters, made of the same blocks in the same order. Chapters of
 * which `troubled` files have problems of their own are compared when those are mended.
 */
export function checkCounterparts(
	chapters: Chapters,
	troubled: ReadonlySet<string>,
	report: Report,
): void {
	for (const locale of locales) {
		for (const chapter of chapters[locale]) {
			const counterpart = counterpartOf(chapter, chapters);
			if (counterpart === undefined && report.spoiled.hasAny('chapter')) continue;
			if (counterpart === undefined) {
				const file = chapter.file.replace(`/${locale}/`, `/${counterpartLocale(locale)}/`);
				report({
					rule: 'counterpart-exists',
					place: { file: chapter.file },
					message: `The chapter has no counterpart. Write ${file}.`,
				});
			} else if (locale === 'vi') {
				const isTroubled = [chapter.file, counterpart.file].some((file) => troubled.has(file));
				if (!isTroubled) compareChapters(chapter, counterpart, report);
			}
		}
	}
}

/** Reports the first difference of each kind only: what follows it is out of step anyway. */
function compareChapters(vi: Chapter, en: Chapter, report: Report): void {
	const length = Math.max(vi.blocks.length, en.blocks.length);
	for (let index = 0; index < length; index += 1) {
		const [own, other] = [vi.blocks[index], en.blocks[index]];
		if (own !== undefined && other !== undefined && isSame(own, other)) continue;
		report({
			rule: 'counterpart-matches',
			place: { file: (own === undefined ? en : vi).file, line: (own ?? other)?.line },
			message: `From here the languages differ: Vietnamese has ${told(own, vi)}, English has ${told(other, en)}. Give both the same blocks in the same order.`,
		});
		break;
	}
	if (vi.head.keyPoints.length !== en.head.keyPoints.length) {
		report({
			rule: 'counterpart-matches',
			place: vi.headPlaceOf(['keyPoints']),
			message: `Vietnamese has ${vi.head.keyPoints.length} key points, English ${en.head.keyPoints.length}. Give both the same.`,
		});
		return;
	}
	for (const [index, point] of vi.head.keyPoints.entries()) {
		const other = en.head.keyPoints[index];
		if (other?.claim === point.claim && other.inBrief === point.inBrief) continue;
		report({
			rule: 'counterpart-matches',
			place: vi.headPlaceOf(['keyPoints', index]),
			message: `Key point ${index + 1} has another claim or “inBrief” than in English (${en.file}). Make the two the same.`,
		});
	}
}

function isSame(a: Block, b: Block): boolean {
	return a.kind === b.kind && a.detail === b.detail && a.identifier === b.identifier;
}

const kindNames: Record<Block['kind'], string> = {
	paragraph: 'a paragraph',
	heading: 'a heading',
	list: 'a list',
	quotation: 'a quotation',
	table: 'a table',
	equation: 'a formula',
	component: 'a component',
	other: 'something else',
};

function told(block: Block | undefined, { file }: Chapter): string {
	if (block === undefined) return 'nothing more';
	const identifier = block.identifier === undefined ? '' : ` “${block.identifier}”`;
	const detail = block.detail === '' ? '' : ` (${block.detail})`;
	return `${kindNames[block.kind]}${detail}${identifier} at ${file.replace(/^.*\//, '')}:${block.line}`;
}
