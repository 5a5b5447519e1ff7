import type { Localized } from '../locale/locales.ts';
import { isNumbered, type Block } from '../prose/blocks.ts';
import type { Recommendations } from '../recommendations/recommendations.ts';
import type { Chapter } from './chapter.ts';

/** A number within a chapter: the second figure of chapter 3 is 3.2. */
export interface ChapterNumber {
	/** The stem of the chapter. */
	readonly chapter: string;
	readonly text: string;
}

/** The number of each figure or table, by its id. */
export type ExhibitNumbers = ReadonlyMap<string, ChapterNumber>;

/** Numbers figures or tables by chapter, in the order in which the chapters show them. */
export function numberExhibits(
	component: 'Figure' | 'Table',
	chapters: Localized<readonly Chapter[]>,
): ExhibitNumbers {
	const numbers = new Map<string, ChapterNumber>();
	for (const { stem, label, blocks } of chapters.vi) {
		let count = 0;
		for (const { kind, detail } of blocks) {
			const [name, id] = detail.split(' ');
			if (kind !== 'component' || name !== component || id === undefined) continue;
			count += 1;
			if (!numbers.has(id)) numbers.set(id, { chapter: stem, text: `${label}.${count}` });
		}
	}
	return numbers;
}

/** The figures that a chapter shows, in its order. */
export function figuresOf(numbers: ExhibitNumbers, { stem }: Pick<Chapter, 'stem'>): string[] {
	return [...numbers].flatMap(([id, { chapter }]) => (chapter === stem ? [id] : []));
}

/** The number that the margin shows beside each block that has one: 3.12. */
export function numberParagraphs(
	chapter: string,
	blocks: readonly Pick<Block, 'kind'>[],
): (string | undefined)[] {
	let count = 0;
	return blocks.map((block) => {
		if (!isNumbered(block)) return undefined;
		count += 1;
		return `${chapter}.${count}`;
	});
}

/** The place of a recommendation among the others, from 1. */
export function recommendationNumber(
	{ recommendations }: { readonly recommendations: Recommendations },
	id: string,
): number {
	return [...recommendations.byId.keys()].indexOf(id) + 1;
}
