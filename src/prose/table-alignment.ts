import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Markdown’s columns are set by an attribute that HTML no longer has: a class says the same. */
export function alignByClass(tree: Root | Element): void {
	visit(tree, 'element', ({ properties }) => {
		const { align } = properties;
		delete properties['align'];
		if (typeof align === 'string') properties['className'] = [`aligned-${align}`];
	});
}
