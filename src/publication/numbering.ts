import type { Localized } from '../locale/locales.ts';
import { isNumbered, type Block } from '../prose/blocks.ts';
import type { Chapter } from './chapter.ts';

/** A number within a chapter: the second figure of chapter 3 is 3.2. */
export interface ChapterNumber {
	/** The stem of the chapter. */
	readonly chapter: string;
	readonly text: string;
}

/** The number of each figure, by its id. */
export type FigureNumbers = ReadonlyMap<string, ChapterNumber>;

/** Numbers figures by chapter, in the order in which the chapters show them. */
export function numberFigures(chapters: Localized<readonly Chapter[]>): FigureNumbers {
	const numbers = new Map<string, ChapterNumber>();
	for (const { stem, number, blocks } of chapters.vi) {
		let count = 0;
		for (const { kind, detail } of blocks) {
			const [component, id] = detail.split(' ');
			if (kind !== 'component' || component !== 'Figure' || id === undefined) continue;
			count += 1;
			if (!numbers.has(id)) numbers.set(id, { chapter: stem, text: `${number}.${count}` });
		}
	}
	return numbers;
}

/** The number that the margin shows beside each block that has one: 3.12. */
export function numberParagraphs(
	chapter: number,
	blocks: readonly Pick<Block, 'kind'>[],
): (string | undefined)[] {
	let count = 0;
	return blocks.map((block) => {
		if (!isNumbered(block)) return undefined;
		count += 1;
		return `${chapter}.${count}`;
	});
}
