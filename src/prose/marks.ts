import type { Nodes, PhrasingContent, Root, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { SKIP, visit } from 'unist-util-visit';
import { parseCitations, type CitationMark } from '../citations/parse.ts';

/** Components that an author may put inside a sentence. */
export const inlineComponents = ['Value', 'Term', 'Claim'] as const;

export type InlineComponent = (typeof inlineComponents)[number];

/** A component in prose, with its attributes. */
export interface ComponentMark {
	readonly name: string;
	readonly isInline: boolean;
	readonly attributes: ReadonlyMap<string, string | true>;
	readonly line: number | undefined;
	readonly node: MdxJsxFlowElement | MdxJsxTextElement;
}

/** Every component in a tree, in reading order. */
export function componentMarks(root: Root): ComponentMark[] {
	const marks: ComponentMark[] = [];
	visit(root, (node) => {
		const mark = componentMark(node);
		if (mark !== undefined) marks.push(mark);
	});
	return marks;
}

export function componentMark(node: Nodes): ComponentMark | undefined {
	if (node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') return undefined;
	const attributes = new Map<string, string | true>();
	for (const attribute of node.attributes) {
		if (attribute.type !== 'mdxJsxAttribute') continue;
		const { name, value } = attribute;
		attributes.set(name, typeof value === 'string' ? value : true);
	}
	return {
		name: node.name ?? '',
		isInline: node.type === 'mdxJsxTextElement',
		attributes,
		line: node.position?.start.line,
		node,
	};
}

/** A citation in a tree, with the text that holds it. */
export interface PlacedCitation {
	readonly mark: CitationMark;
	readonly node: Text;
	readonly line: number | undefined;
}

/** Every citation in a tree, in reading order. */
export function citationMarks(root: Nodes): PlacedCitation[] {
	const placed: PlacedCitation[] = [];
	visit(root, 'text', (node) => {
		for (const mark of parseCitations(node.value)) {
			const newlines = node.value.slice(0, mark.start).split('\n').length - 1;
			const start = node.position?.start.line;
			placed.push({ mark, node, line: start === undefined ? undefined : start + newlines });
		}
	});
	return placed;
}

/** Replaces each text by the parts that `split` makes of it; `undefined` leaves a text alone. */
export function replaceTexts(
	root: Nodes,
	split: (node: Text) => PhrasingContent[] | undefined,
): void {
	visit(root, 'text', (node, index, parent) => {
		const parts = split(node);
		if (parts === undefined || parent === undefined || index === undefined) return undefined;
		(parent.children as PhrasingContent[]).splice(index, 1, ...parts);
		return [SKIP, index + parts.length] as const;
	});
}

/** The names in the attribute `columns="date, event"`. */
export function columnNames(attribute: string | true | undefined): string[] {
	return typeof attribute === 'string' ? attribute.split(',').map((name) => name.trim()) : [];
}

/**
 * MDX takes a component alone on its line for a block. Those that belong into sentences get the
 * paragraph that their author meant.
 */
export function seatInlineComponents(root: Root): void {
	root.children = root.children.map((node) => {
		const isInline =
			node.type === 'mdxJsxFlowElement' &&
			(inlineComponents as readonly string[]).includes(node.name ?? '');
		if (!isInline) return node;
		const element = { ...node, type: 'mdxJsxTextElement', children: [] } as MdxJsxTextElement;
		const { position } = node;
		return {
			type: 'paragraph',
			children: [element],
			...(position === undefined ? {} : { position }),
		};
	});
}
