import type { Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** The class letter of an identifier, by the kind of block that it names. */
export const identifierLetters = {
	paragraph: 'p',
	heading: 's',
	list: 'l',
	quotation: 'q',
	table: 't',
	equation: 'e',
} as const;

/** Blocks that are cited by an identifier of their own. */
export type MarkedKind = keyof typeof identifierLetters;

/** Components are cited by their label; thematic breaks and the like not at all. */
export type BlockKind = MarkedKind | 'component' | 'other';

/** One block of a chapter, at its top level. */
export interface Block {
	readonly kind: BlockKind;
	readonly node: RootContent;
	readonly line: number;
	/** The identifier that its mark gives, if there is one: `p-3f8d`. */
	readonly identifier: string | undefined;
	/** For a heading: its level. For a component: its name and label. */
	readonly detail: string;
}

/** A mark that stands where it would be lost or misread. */
export interface MisplacedMark {
	readonly mark: string;
	readonly line: number;
}

export interface BlocksOutcome {
	readonly blocks: readonly Block[];
	readonly misplaced: readonly MisplacedMark[];
}

const alphabet = '0123456789bcdfghjkmnpqrstvwxz';
export const identifierAlphabet: string = alphabet;
export const identifierPattern = new RegExp(`^[pslqte]-[${alphabet}]{4}$`);
const trailingMark = new RegExp(`(?:^|\\s)\\^(?<id>[a-z]-[${alphabet}]{4})\\s*$`);
const anyMark = /\^[a-z]-[0-9a-z]{2,8}\b/;

/**
 * Reads the blocks of a chapter and takes their identifier marks out of the tree: a mark ends the
 * last line of a paragraph or heading, and follows any other block as a paragraph of its own.
 */
export function takeBlocks(root: Root): BlocksOutcome {
	const blocks: Block[] = [];
	const misplaced: MisplacedMark[] = [];
	const kept: RootContent[] = [];
	for (const node of root.children) {
		if (isOutsideProse(node)) {
			kept.push(node);
			continue;
		}
		const following = identifierParagraph(node);
		const previous = blocks.at(-1);
		if (following !== undefined && previous !== undefined && awaitsMark(previous)) {
			blocks[blocks.length - 1] = { ...previous, identifier: following };
			continue;
		}
		const kind = kindOf(node);
		const identifier =
			kind === 'paragraph' || kind === 'heading' ? takeTrailingMark(node) : undefined;
		const line = node.position?.start.line ?? 1;
		const strayed = kind === 'equation' ? undefined : anyMark.exec(textOf(node))?.[0];
		const inFormula = node.type === 'math' ? anyMark.exec(node.value)?.[0] : undefined;
		const mark = strayed ?? inFormula;
		if (mark !== undefined) misplaced.push({ mark, line });
		blocks.push({ kind, node, line, identifier, detail: detailOf(node) });
		kept.push(node);
	}
	root.children = kept;
	return { blocks, misplaced };
}

export function isMarkedKind(kind: BlockKind): kind is MarkedKind {
	return Object.hasOwn(identifierLetters, kind);
}

/** Whether a block counts as one of the numbered paragraphs that the margin shows. */
export function isNumbered({ kind }: Pick<Block, 'kind'>): boolean {
	return kind === 'paragraph' || kind === 'list' || kind === 'quotation';
}

function isOutsideProse(node: RootContent): boolean {
	return node.type === 'yaml' || node.type === 'definition' || node.type === 'footnoteDefinition';
}

function awaitsMark({ kind, identifier }: Block): boolean {
	return (
		identifier === undefined && kind !== 'paragraph' && kind !== 'heading' && isMarkedKind(kind)
	);
}

function kindOf(node: RootContent): BlockKind {
	switch (node.type) {
		case 'paragraph':
		case 'heading':
		case 'list':
		case 'table':
			return node.type;
		case 'blockquote':
			return 'quotation';
		case 'math':
			return 'equation';
		case 'mdxJsxFlowElement':
			return 'component';
		default:
			return 'other';
	}
}

function detailOf(node: RootContent): string {
	if (node.type === 'heading') return `level ${node.depth}`;
	if (node.type !== 'mdxJsxFlowElement') return '';
	const label = node.attributes.find(
		(attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id',
	);
	return `${node.name ?? ''} ${typeof label?.value === 'string' ? label.value : ''}`.trim();
}

/** The identifier of a paragraph that is nothing but a mark. */
function identifierParagraph(node: RootContent): string | undefined {
	if (node.type !== 'paragraph') return undefined;
	const text = textOf(node).trim();
	return /^\S+$/.test(text) ? trailingMark.exec(text)?.groups?.['id'] : undefined;
}

/** Removes the mark from the end of a paragraph or heading. */
function takeTrailingMark(node: RootContent): string | undefined {
	if (node.type !== 'paragraph' && node.type !== 'heading') return undefined;
	const last = lastText(node);
	const match = last === undefined ? null : trailingMark.exec(last.value);
	if (last === undefined || match === null) return undefined;
	last.value = last.value.slice(0, match.index);
	if (last.value === '') node.children.pop();
	return match.groups?.['id'];
}

function lastText(node: Paragraph | { children: PhrasingContent[] }): Text | undefined {
	const last = node.children.at(-1);
	return last?.type === 'text' ? last : undefined;
}
