import { locales, localize, type Localized } from '../locale/locales.ts';
import { isMarkedKind } from '../prose/blocks.ts';
import { renderBlock } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import type { BlockText, FrozenEdition } from './frozen-editions.ts';
import { numberParagraphs } from './numbering.ts';
import { proseContext } from './page-context.ts';
import { wordDifference, type Stretch } from './word-difference.ts';

/** What became of one block since an edition. */
export interface Change {
	readonly id: string;
	readonly kind: 'changed' | 'added' | 'removed';
	/** The stem of the chapter in which it stands or stood. */
	readonly chapter: string;
	/** Its number today, or the last that it had. */
	readonly number: string | undefined;
	readonly difference: Localized<readonly Stretch[]>;
}

type BlockTexts = Readonly<Record<string, BlockText>>;

/** What a brief says, and what it says otherwise than an edition: many pages of a build ask. */
const known = new WeakMap<Brief, BlockTexts>();
const compared = new WeakMap<FrozenEdition, Change[]>();

/** What the blocks of the publication say now, by identifier, in reading order. */
export function blockTexts(brief: Brief): BlockTexts {
	const texts = known.get(brief) ?? readBlockTexts(brief);
	known.set(brief, texts);
	return texts;
}

function readBlockTexts(brief: Brief): BlockTexts {
	const texts: Record<string, { chapter: string; number?: string; text: Record<string, string> }> =
		{};
	for (const locale of locales) {
		for (const part of brief.parts[locale]) {
			const context = proseContext(brief, { locale });
			const numbers = numberParagraphs(part.label, part.blocks);
			for (const [index, { kind, identifier, node }] of part.blocks.entries()) {
				if (identifier === undefined || !isMarkedKind(kind)) continue;
				const number = numbers[index];
				texts[identifier] ??= {
					chapter: part.stem,
					...(number === undefined ? {} : { number }),
					text: {},
				};
				texts[identifier].text[locale] = renderBlock(node, context).text;
			}
		}
	}
	return Object.fromEntries(
		Object.entries(texts).map(([id, { text, ...rest }]) => [
			id,
			{ ...rest, text: localize((locale) => text[locale] ?? '') },
		]),
	);
}

/** Every block that says something else than in an edition, in reading order, removed ones last. */
export function changesSince(brief: Brief, edition: FrozenEdition): Change[] {
	const changes = compared.get(edition) ?? compareBlocks(edition.blocks, blockTexts(brief));
	compared.set(edition, changes);
	return changes;
}

export function compareBlocks(before: BlockTexts, now: BlockTexts): Change[] {
	const difference = (id: string) =>
		localize((locale) =>
			wordDifference(before[id]?.text[locale] ?? '', now[id]?.text[locale] ?? ''),
		);
	const current = Object.entries(now).flatMap(([id, { chapter, number, text }]): Change[] => {
		const old = before[id];
		if (old !== undefined && locales.every((locale) => old.text[locale] === text[locale]))
			return [];
		const kind = old === undefined ? 'added' : 'changed';
		return [{ id, kind, chapter, number, difference: difference(id) }];
	});
	const removed = Object.entries(before).flatMap(([id, { chapter, number }]): Change[] =>
		now[id] === undefined
			? [{ id, kind: 'removed', chapter, number, difference: difference(id) }]
			: [],
	);
	return [...current, ...removed];
}
