import { randomInt } from 'node:crypto';
import { locales, type Locale } from '../locale/locales.ts';
import {
	identifierAlphabet,
	identifierLetters,
	isMarkedKind,
	type Block,
} from '../prose/blocks.ts';
import type { Chapter } from './chapter.ts';
import { hashOf, type IdentifierLedger } from './identifiers.ts';

/** One chapter in both languages, with the text of its files. */
export interface ChapterPair {
	readonly stem: string;
	readonly chapters: Readonly<Record<Locale, Chapter>>;
	readonly texts: Readonly<Record<Locale, string>>;
}

/** What minting changes. */
export interface Minting {
	/** The new text of each file, by its path. */
	readonly texts: ReadonlyMap<string, string>;
	readonly ledger: IdentifierLedger;
	readonly minted: readonly string[];
	/** Blocks of which one language changed since both last agreed. */
	readonly stale: readonly StaleBlock[];
}

export interface StaleBlock {
	readonly id: string;
	readonly changed: Locale;
	readonly file: string;
	readonly line: number;
}

/**
 * Gives an identifier to every citable block that has none, the same in both languages, and enters
 * the texts in the ledger. Blocks are paired by their position, once: from then on the identifier
 * pairs them. `agreed` names stale blocks whose counterpart the translator has confirmed.
 */
export function mint(
	pairs: readonly ChapterPair[],
	ledger: IdentifierLedger,
	edition: string,
	agreed: ReadonlySet<string>,
): Minting {
	const next: IdentifierLedger = { ...ledger };
	const texts = new Map<string, string>();
	const minted: string[] = [];
	const stale: StaleBlock[] = [];
	for (const { stem, chapters, texts: sources } of pairs) {
		const edits: Record<Locale, Edit[]> = { vi: [], en: [] };
		for (const [index, vi] of chapters.vi.blocks.entries()) {
			const en = chapters.en.blocks[index];
			if (en === undefined || vi.kind !== en.kind || !isMarkedKind(vi.kind)) continue;
			const pair = { vi, en };
			const known = vi.identifier ?? en.identifier;
			const id = known ?? newIdentifier(identifierLetters[vi.kind], next);
			if (known === undefined) minted.push(id);
			for (const locale of locales) {
				if (pair[locale].identifier === undefined) edits[locale].push(markEdit(pair[locale], id));
			}
			const hash = {
				vi: hashOf(sourceOf(vi, sources.vi)),
				en: hashOf(sourceOf(en, sources.en)),
			};
			const entry = next[id];
			if (entry === undefined) {
				next[id] = { kind: vi.kind, chapter: stem, since: edition, status: 'live', hash };
				continue;
			}
			const changed = locales.filter((locale) => hash[locale] !== entry.hash[locale]);
			const [only] = changed;
			if (changed.length === 1 && only !== undefined && !agreed.has(id)) {
				stale.push({ id, changed: only, file: chapters[only].file, line: pair[only].line });
			} else next[id] = { ...entry, chapter: stem, hash };
		}
		for (const locale of locales) {
			if (edits[locale].length === 0) continue;
			texts.set(chapters[locale].file, applyEdits(sources[locale], edits[locale]));
		}
	}
	return { texts, ledger: sorted(next), minted, stale };
}

interface Edit {
	readonly offset: number;
	readonly insertion: string;
}

/** Where a mark goes: behind a paragraph or heading, below any other block. */
function markEdit({ node, kind }: Block, id: string): Edit {
	const offset = node.position?.end.offset ?? 0;
	const isInline = kind === 'paragraph' || kind === 'heading';
	return { offset, insertion: isInline ? ` ^${id}` : `\n\n^${id}` };
}

function applyEdits(text: string, edits: readonly Edit[]): string {
	return edits
		.toSorted((a, b) => b.offset - a.offset)
		.reduce((result, { offset, insertion }) => {
			const end = result.slice(0, offset).trimEnd().length;
			return result.slice(0, end) + insertion + result.slice(end);
		}, text);
}

/** The text of a block in its file, without its mark. */
function sourceOf({ node }: Block, text: string): string {
	const { start, end } = node.position ?? {};
	return text.slice(start?.offset, end?.offset).replace(/\s\^[a-z]-[0-9a-z]{4}\s*$/, '');
}

function newIdentifier(letter: string, ledger: IdentifierLedger): string {
	const draw = () =>
		Array.from({ length: 4 }, () => identifierAlphabet[randomInt(identifierAlphabet.length)]).join(
			'',
		);
	let id = `${letter}-${draw()}`;
	while (ledger[id] !== undefined) id = `${letter}-${draw()}`;
	return id;
}

/** By chapter, then by identifier, so that a change of one block changes one line. */
function sorted(ledger: IdentifierLedger): IdentifierLedger {
	const entries = Object.entries(ledger).toSorted(([a, x], [b, y]) =>
		x.chapter < y.chapter ? -1 : x.chapter > y.chapter ? 1 : a < b ? -1 : 1,
	);
	return Object.fromEntries(entries);
}
