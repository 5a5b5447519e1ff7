import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { alignByClass } from '../prose/table-alignment.ts';

/**
 * Gives blocks what only HTML has: the number of a paragraph as a link in the margin, and a way to
 * scroll by keyboard where a table or formula is wider than the text.
 */
export function rehypeChapter() {
	return (root: Root): void => {
		visit(root, 'element', (node, index, parent) => {
			const { dataParagraph } = node.properties;
			if (typeof dataParagraph === 'string') numberBlock(node, dataParagraph);
			if (isDisplayFormula(node)) node.properties['tabIndex'] = 0;
			if (node.tagName !== 'table' || parent === undefined || index === undefined) return undefined;
			parent.children[index] = tableBox(node);
			return SKIP;
		});
	};
}

/**
 * The number is drawn from an attribute, so that it is never part of copied text. Behind it stands
 * the way to the same paragraph in the other language, which shows itself at the paragraph in use.
 */
function numberBlock(node: Element, number: string): void {
	const { id, dataTwin } = node.properties;
	delete node.properties['dataParagraph'];
	delete node.properties['dataTwin'];
	node.properties['className'] = ['numbered'];
	const fragment = typeof id === 'string' ? `#${id}` : undefined;
	const marks = [
		mark({
			className: ['paragraph-number'],
			href: fragment,
			dataNumber: number,
			ariaLabel: number,
		}),
	];
	if (typeof dataTwin === 'string' && fragment !== undefined) {
		const hrefLang = /\/([a-z]{2})\/[^/]+\/$/.exec(dataTwin)?.[1];
		marks.push(
			mark({
				className: ['paragraph-twin'],
				href: dataTwin + fragment,
				hrefLang,
				ariaLabel: `${hrefLang} ${number}`,
			}),
		);
	}
	const holder = node.tagName === 'p' ? node : firstBlock(node);
	holder.children.unshift(...marks);
}

function mark(properties: Element['properties']): Element {
	return { type: 'element', tagName: 'a', properties, children: [] };
}

/** In a list or quotation the number stands in the first item or paragraph. */
function firstBlock(node: Element): Element {
	const child = node.children.find(
		(each): each is Element => each.type === 'element' && ['li', 'p'].includes(each.tagName),
	);
	return child === undefined ? node : child.tagName === 'li' ? firstBlock(child) : child;
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
