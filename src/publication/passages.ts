import type { InterfaceKey } from '../interface/keys.ts';
import type { Brief } from './brief.ts';
import { addressesOf, chapterCitable } from './citable.ts';
import type { Chapter } from './chapter.ts';
import { changesSince } from './changes.ts';
import { styleViews } from './cite-view.ts';

const words = {
	title: 'cite.paragraph',
	passage: 'cite.passage',
	quotation: 'cite.quotation',
	style: 'cite.style',
	reference: 'cite.reference',
	inText: 'cite.inText',
	link: 'cite.link',
	files: 'cite.files',
	copy: 'cite.copy',
	copied: 'cite.copied',
	close: 'cite.close',
} as const satisfies Record<string, InterfaceKey>;

/**
 * What a script needs to cite any passage of a chapter. Scripts of frozen editions read it too: its
 * fields keep their meaning for ever.
 */
export function passagesOf(brief: Brief, chapter: Chapter): object {
	const { locale } = chapter;
	const say = brief.words[locale];
	const citable = chapterCitable(brief, chapter);
	return {
		address: addressesOf(brief, citable).edition,
		styles: styleViews(brief, citable).map(({ name, html, inText }) => ({
			name,
			reference: html,
			inText: inText(),
		})),
		words: Object.fromEntries(Object.entries(words).map(([name, key]) => [name, say(key)])),
		changed: changedHere(brief, chapter),
	};
}

/** The blocks of a chapter that said something else in the edition before. */
function changedHere(brief: Brief, { locale, stem }: Chapter): object {
	const { frozenEditions, edition, routes, words: say } = brief;
	const previous = frozenEditions.findLast(({ id }) => id !== edition.id);
	if (previous === undefined) return {};
	return Object.fromEntries(
		changesSince(brief, previous)
			.filter(({ chapter, kind }) => chapter === stem && kind === 'changed')
			.map(({ id }) => [
				id,
				{
					text: say[locale]('cite.changed', { id: previous.id }),
					href: `${routes.page(locale, 'changes')}#since-${previous.id}-${id}`,
				},
			]),
	);
}
