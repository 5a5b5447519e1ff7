import { locales, type Locale } from '../locale/locales.ts';
import type { SearchPart } from '../publication/build-options.ts';
import type { Brief } from '../publication/brief.ts';

/** What a search says in one language, and the terms by which it finds the other. */
export interface SearchWords {
	readonly placeholder: string;
	readonly help: string;
	readonly loading: string;
	readonly none: string;
	readonly found: string;
	readonly foundOne: string;
	readonly failed: string;
	readonly inOther: string;
	readonly paragraph: string;
	/** The forms of each term of the glossary, in both languages. */
	readonly terms: readonly (readonly string[])[];
	/** Which file of the index holds which words. */
	readonly parts: readonly SearchPart[];
}

export function searchWords(
	{ words, glossary }: Brief,
	locale: Locale,
	parts: readonly SearchPart[],
): SearchWords {
	const say = words[locale];
	return {
		placeholder: say('search.placeholder'),
		help: say('search.help'),
		loading: say('search.loading'),
		none: say('search.none'),
		found: say('search.found', { count: 2 }),
		foundOne: say('search.found', { count: 1 }),
		failed: say('search.failed'),
		inOther: say('search.inOther'),
		paragraph: say('chapter.paragraph'),
		terms: [...glossary.values()].map((term) => [
			...new Set(
				locales.flatMap((each) => {
					const { term: name, abbreviation } = term[each];
					return abbreviation === undefined ? [name] : [name, abbreviation];
				}),
			),
		]),
		parts,
	};
}
