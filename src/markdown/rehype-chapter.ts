import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Gives blocks what only HTML has: the number of a paragraph as a link in the margin, and a way to
 * scroll by keyboard where a table or formula is wider than the text.
 */
export function rehypeChapter() {
	return (root: Root): void => {
		visit(root, 'element', (node, index, parent) => {
			const { dataParagraph, id } = node.properties;
			if (typeof dataParagraph === 'string') numberBlock(node, dataParagraph, id);
			if (isDisplayFormula(node)) node.properties['tabIndex'] = 0;
			if (node.tagName !== 'table' || parent === undefined || index === undefined) return undefined;
			parent.children[index] = tableBox(node);
			return SKIP;
		});
	};
}

/** The number is drawn from an attribute, so that it is never part of copied text. */
function numberBlock(node: Element, number: string, id: unknown): void {
	delete node.properties['dataParagraph'];
	node.properties['className'] = ['numbered'];
	const holder = node.tagName === 'p' ? node : firstBlock(node);
	holder.children.unshift({
		type: 'element',
		tagName: 'a',
		properties: {
			className: ['paragraph-number'],
			href: typeof id === 'string' ? `#${id}` : undefined,
			dataNumber: number,
			ariaLabel: number,
		},
		children: [],
	});
}

/** In a list or quotation the number stands in the first item or paragraph. */
function firstBlock(node: Element): Element {
	const child = node.children.find(
		(each): each is Element => each.type === 'element' && ['li', 'p'].includes(each.tagName),
	);
	return child === undefined ? node : child.tagName === 'li' ? firstBlock(child) : child;
}

/** Markdown’s columns are set by an attribute that HTML no longer has: a class says the same. */
function alignByClass(table: Element): void {
	visit(table, 'element', ({ properties }) => {
		const { align } = properties;
		delete properties['align'];
		if (typeof align === 'string') properties['className'] = [`aligned-${align}`];
	});
}

function tableBox(table: Element): Element {
	alignByClass(table);
	const { id, ...properties } = table.properties;
	return {
		type: 'element',
		tagName: 'div',
		properties: {
			className: ['table-box'],
			tabIndex: 0,
			role: 'region',
			// Named by its heads, because a page may hold several.
			ariaLabel: headsOf(table).join(', '),
			...(id === undefined ? {} : { id }),
		},
		children: [{ ...table, properties }],
	};
}

function isDisplayFormula({ properties: { className } }: Element): boolean {
	return Array.isArray(className) && className.includes('katex-display');
}

function headsOf(table: Element): string[] {
	const heads: string[] = [];
	visit(table, 'element', (node) => {
		if (node.tagName !== 'th') return;
		let head = '';
		visit(node, 'text', ({ value }) => {
			head += value;
		});
		heads.push(head.trim());
	});
	return heads.filter((head) => head !== '');
}
