import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import type { VFile } from 'vfile';
import { madeOnce } from '../cache/made-once.ts';
import { isLocale, type Locale } from '../locale/locales.ts';
import { takeBlocks } from '../prose/blocks.ts';
import { seatInlineComponents } from '../prose/marks.ts';
import { resolveProse } from '../prose/resolve.ts';
import type { Brief } from '../publication/brief.ts';
import type { Chapter } from '../publication/chapter.ts';
import { counterpartOf } from '../publication/counterpart.ts';
import { numberParagraphs } from '../publication/numbering.ts';
import { citationCounter, proseContext } from '../publication/page-context.ts';

/**
 * Makes a chapter’s prose ready for readers: identifier marks become ids, paragraphs get their
 * numbers, and citations, values, terms and links are resolved. The brief is asked for at each chapter,
 * because a development server reads it anew.
 */
export function remarkChapter(briefNow: () => Brief) {
	return (root: Root, file: VFile): void => {
		const brief = briefNow();
		const chapter = chapterOf(file.path, brief);
		seatInlineComponents(root);
		const { blocks } = takeBlocks(root);
		const numbers = numberParagraphs(chapter.label, blocks);
		const twin = counterpartOf(chapter, brief.parts);
		const twinPath =
			twin === undefined ? undefined : brief.routes.chapter(twin.locale, twin.head.slug);
		for (const [index, { node, identifier }] of blocks.entries()) {
			if (node.type === 'math') boxFormula(root, node, identifier);
			else markBlock(node, identifier, numbers[index], twinPath);
			if (node.type === 'mdxJsxFlowElement') addLocale(node, chapter.locale);
		}
		keepFormerIdentifiers(root, chapter, brief);
		resolveProse(
			root,
			proseContext(brief, { locale: chapter.locale, chapter, citationId: citationCounter() }),
		);
	};
}

function chapterOf(path: string, brief: Brief): Chapter {
	const { locale = '', stem = '' } =
		/(?:chapters|annexes)[\\/](?<locale>[a-z]+)[\\/](?<stem>[^\\/]+)\.mdx$/.exec(path)?.groups ??
		{};
	const chapter = isLocale(locale)
		? brief.parts[locale].find((each) => each.stem === stem)
		: undefined;
	if (chapter === undefined) throw new Error(`${path} is no chapter of the manuscript.`);
	return chapter;
}

/** The id and number of a block, and the page of its twin, for the element that it becomes. */
function markBlock(
	node: RootContent,
	id: string | undefined,
	number: string | undefined,
	twinPath: string | undefined,
): void {
	const properties = {
		...(id === undefined ? {} : { id }),
		...(number === undefined ? {} : { dataParagraph: number, dataTwin: twinPath }),
	};
	const data = (node.data ?? {}) as { hProperties?: Record<string, unknown> };
	node.data = { ...data, hProperties: { ...data.hProperties, ...properties } } as typeof node.data;
}

/** The engine of formulas replaces the element of a formula; its id needs one around it. */
function boxFormula(root: Root, node: RootContent, id: string | undefined): void {
	const box = {
		type: 'formulaBox',
		children: [node],
		data: { hName: 'div', hProperties: { className: ['formula'], id } },
	};
	root.children.splice(root.children.indexOf(node), 1, box as unknown as RootContent);
}

/**
 * Identifiers that citations of older editions lead to: one that was merged stands before the block
 * that took its text, one that was deleted at the end of its chapter, with a word to whom it leads.
 */
function keepFormerIdentifiers(root: Root, { stem, locale, blocks }: Chapter, brief: Brief): void {
	const own = new Set(blocks.map(({ identifier }) => identifier));
	for (const { id, chapter, what, where } of formerIdentifiers(brief)) {
		if (what === 'merged' && own.has(where)) {
			const index = root.children.findIndex(
				(node) => (node.data as { hProperties?: { id?: string } })?.hProperties?.id === where,
			);
			root.children.splice(Math.max(0, index), 0, formerBlock('former', id, ''));
		}
		if (what === 'deleted' && chapter === stem) {
			const text = brief.words[locale]('edition.deleted', { id: where });
			root.children.push(formerBlock('former former--deleted', id, text));
		}
	}
}

interface FormerIdentifier {
	readonly id: string;
	readonly chapter: string;
	/** What became of it. */
	readonly what: string;
	/** The identifier to which it leads. */
	readonly where: string;
}

const once = madeOnce<Brief, 'former', readonly FormerIdentifier[]>();

/** A publication has many identifiers, of which few are former ones: they are sought once. */
function formerIdentifiers(brief: Brief): readonly FormerIdentifier[] {
	return once(brief, 'former', () =>
		Object.entries(brief.identifiers).flatMap(([id, { chapter, status }]) => {
			const [what = '', where = ''] = status.split(': ');
			return status === 'live' ? [] : [{ id, chapter, what, where }];
		}),
	);
}

function formerBlock(className: string, id: string, value: string): RootContent {
	const children = value === '' ? [] : [{ type: 'text', value }];
	const data = { hName: 'p', hProperties: { className: className.split(' '), id } };
	return { type: 'formerBlock', children, data } as unknown as RootContent;
}

function addLocale(node: MdxJsxFlowElement, locale: Locale): void {
	node.attributes.push({ type: 'mdxJsxAttribute', name: 'locale', value: locale });
}
