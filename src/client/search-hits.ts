import { foldText, hasAccents, strokeTogether, wordsOf } from '../locale/fold.ts';

/** What the index keeps of a record, as the engine hands it over. */
export interface FoundRecord {
	readonly raw_content?: string;
	readonly content: string;
	readonly meta: Readonly<Record<string, string>>;
	readonly anchors: readonly { readonly id: string; readonly location: number }[];
}

/** A place that answers a query. */
export interface Hit {
	readonly kind: string;
	/** The language of the text that matches. */
	readonly locale: string;
	/** The address of the place, and of the same place in the other language. */
	readonly path: string;
	readonly twin: string;
	/** “Chapter 3”, in the language of the text and in the other. */
	readonly label: string;
	readonly twinLabel: string;
	readonly title: string;
	/** `3.12`; empty where paragraphs have no numbers. */
	readonly number: string;
	readonly snippet: readonly SnippetPart[];
	readonly score: number;
}

export interface SnippetPart {
	readonly text: string;
	readonly isMatch: boolean;
}

/** A word of a query: with its accents when its reader typed any. */
export interface QueryWord {
	readonly word: string;
	readonly isExact: boolean;
}

/**
 * The words of a query. A word with accents is meant as it stands; one without may be either. A
 * plural asks for its singular too, because words are found by their beginning.
 */
export function queryWords(query: string): QueryWord[] {
	return wordsOf(query.toLowerCase()).map((word) => ({
		word: hasAccents(word) ? word : word.replace(/(?<=[a-z]{3})(?:ies|s)$/, ''),
		isExact: hasAccents(word),
	}));
}

/** Terms of the glossary in all their forms; those of one term mean the same. */
export type TermForms = readonly (readonly string[])[];

/** The query, and the query with a term of the glossary said in its other forms. */
export function alternativesOf(query: string, terms: TermForms): string[] {
	const wanted = ` ${wordsOf(query.toLowerCase()).join(' ')} `;
	const isAccented = hasAccents(query);
	const comparable = (text: string) => {
		const words = ` ${wordsOf(text.toLowerCase()).join(' ')} `;
		return isAccented ? words : foldText(words);
	};
	const found = terms.flatMap((forms) => {
		const form = forms.find((each) => wanted.includes(comparable(each)));
		if (form === undefined) return [];
		return forms
			.filter((each) => each !== form)
			.map((each) => wanted.replace(comparable(form), ` ${each.toLowerCase()} `).trim());
	});
	return [...new Set([query, ...found])].slice(0, 4);
}

const length = 34;

/** The places of a record that answer a query, best first; none where a word is missing. */
export function hitsIn(record: FoundRecord, words: readonly QueryWord[], rank: number): Hit[] {
	const text = strokeTogether(record.raw_content ?? record.content);
	const tokens = text.split(/\s+/);
	const parts = tokens.map((token) => wordsOf(token.toLowerCase()));
	const all = words.map((word, index) => matchesOf(parts, word, index === words.length - 1));
	if (words.length === 0 || all.some((places) => places.size === 0)) return [];
	const { meta } = record;
	const fact = (name: string) => strokeTogether(meta[name] ?? '');
	const anchors = record.anchors.length === 0 ? [{ id: '-', location: 0 }] : record.anchors;
	let count = 0;
	const [chapter = '', first = ''] = fact('number').split('.');
	const hits = anchors.map(({ id, location }, index): Hit => {
		const end = anchors[index + 1]?.location ?? tokens.length;
		const here = all.map((places) =>
			[...places].filter(([place]) => place >= location && place < end),
		);
		const isNumbered = /^[plq]-/.test(id);
		if (isNumbered) count += 1;
		const share = here.filter((places) => places.length > 0).length / words.length;
		const whole = here.filter((places) => places.some(([, isWhole]) => isWhole)).length;
		const isPhrase = here[0]?.some(([place]) =>
			here.every((places, step) => places.some(([other]) => other === place + step)),
		);
		const isTitle = id === '-title';
		const fragment = id.startsWith('-') ? '' : `#${id}`;
		return {
			kind: fact('kind'),
			locale: fact('locale'),
			path: fact('path') + fragment,
			twin: fact('twin') + fragment,
			label: fact('label'),
			twinLabel: fact('twinLabel'),
			title: fact('title'),
			number: isNumbered && first !== '' ? `${chapter}.${Number(first) + count - 1}` : '',
			// The title is shown anyway: what follows it tells more.
			snippet:
				isTitle && end < tokens.length
					? snippetOf(
							tokens,
							all.map((places) => [...places]),
							end,
							tokens.length,
						)
					: snippetOf(tokens, here, location, end),
			score:
				(share === 1 ? 4 : share) +
				(isPhrase ? 3 : 0) +
				(whole / words.length) * 3 +
				(isTitle ? 2 : 0) -
				rank * 0.05,
		};
	});
	const best = hits.toSorted((a, b) => b.score - a.score);
	const [top] = best;
	// The title of a figure and its text are one place; paragraphs are places of their own.
	return fact('kind') === 'chapter'
		? best.filter(
				({ score }, index) => index === 0 || (index < 3 && score >= (top?.score ?? 0) - 1),
			)
		: best.slice(0, 1);
}

/**
 * Where a word stands, and whether it stands there whole. Syllables of Vietnamese are short: only
 * longer words, and the one that is being typed, are found by their beginning.
 */
function matchesOf(
	tokens: readonly (readonly string[])[],
	{ word, isExact }: QueryWord,
	isLast: boolean,
): Map<number, boolean> {
	const places = new Map<number, boolean>();
	const bare = foldText(word);
	for (const [place, parts] of tokens.entries()) {
		for (const part of parts) {
			const [found, wanted] = isExact ? [part, word] : [foldText(part), bare];
			const isWhole = found === wanted || found === `${wanted}s`;
			const isBegun = (isLast || wanted.length > 4) && found.startsWith(wanted);
			if (isWhole || isBegun) places.set(place, isWhole || places.get(place) === true);
		}
	}
	return places;
}

/** A run of words around the first match, in parts that match and parts that do not. */
function snippetOf(
	tokens: readonly string[],
	here: readonly (readonly (readonly [number, boolean])[])[],
	from: number,
	to: number,
): SnippetPart[] {
	const matches = new Set(
		here.flatMap((places) => places.map(([place]) => place).filter((place) => place >= from)),
	);
	const near = (place: number) => [...matches].filter((each) => each >= place && each < place + 10);
	const [first = from] = [...matches].toSorted((a, b) => near(b).length - near(a).length || a - b);
	const start = to - from <= length ? from : Math.max(from, Math.min(first - 8, to - length));
	const end = Math.min(to, start + length);
	const parts: { text: string; isMatch: boolean }[] = [];
	for (let place = start; place < end; place += 1) {
		const isMatch = matches.has(place);
		const last = parts.at(-1);
		const token = tokens[place] ?? '';
		if (last?.isMatch === isMatch) last.text += ` ${token}`;
		else parts.push({ text: last === undefined ? token : ` ${token}`, isMatch });
	}
	if (start > from) parts.unshift({ text: '… ', isMatch: false });
	if (end < to) parts.push({ text: ' …', isMatch: false });
	return parts;
}

/**
 * The order in which a reader of one language is shown what was found: own language first among
 * equals, and a place that matches in both languages once.
 */
export function orderHits(hits: readonly Hit[], locale: string): Hit[] {
	const worth = (hit: Hit) => hit.score - (hit.locale === locale ? 0 : 2.5);
	const best = new Map<string, Hit>();
	for (const hit of hits) {
		const place = hit.locale === locale ? hit.path : hit.twin;
		const known = best.get(place);
		if (known === undefined || worth(known) < worth(hit)) best.set(place, hit);
	}
	return [...best.values()].toSorted((a, b) => worth(b) - worth(a));
}
