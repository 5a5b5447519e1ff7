import { foldText, wordsOf } from '../locale/fold.ts';

/** A file of the index, and how its first word begins. */
export type IndexPart = readonly [first: string, file: string];

/**
 * The files of the index that a query will need, however it goes on: its last word may be the
 * beginning of another, and tells a file only when every such word is in the same.
 */
export function partsFor(query: string, parts: readonly IndexPart[]): string[] {
	const fileOf = (word: string) => parts.findLast(([first]) => first <= word)?.[1];
	const isEnded = /\s$/.test(query);
	const words = wordsOf(foldText(query));
	const files = words.map((word, at) => {
		const file = fileOf(word);
		const isWhole = isEnded || at < words.length - 1;
		return isWhole || file === fileOf(`${word}\uffff`) ? file : undefined;
	});
	return [...new Set(files.filter((file) => file !== undefined))];
}
