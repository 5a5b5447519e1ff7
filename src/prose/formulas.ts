import type { Element, ElementContent, Root } from 'hast';
import katex, { type KatexOptions, type StrictFunction } from 'katex';
import type { Nodes } from 'mdast';
import rehypeKatex from 'rehype-katex';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { processWide } from '../cache/process-wide.ts';
import type { Place, Report } from '../diagnostics/problem.ts';
import { placeAt } from './parse.ts';

/** KaTeX has no metrics for Vietnamese letters in `\text{}`; the page’s own faces set them. */
const tolerated = ['unknownSymbol', 'symbolNotInFont', 'unicodeTextInMathMode'];

const strict: StrictFunction = (code: string) => (tolerated.includes(code) ? 'ignore' : 'error');

/** Formulas as HTML for the eye and MathML for the ear; anything doubtful is an error. */
export const formulaOptions: KatexOptions = {
	output: 'htmlAndMathml',
	strict,
	trust: false,
	throwOnError: true,
};

const setter = unified().use(rehypeKatex, formulaOptions);

const known = processWide(
	'prose.formula-trees',
	() => new Map<string, readonly ElementContent[]>(),
);

/** A formula as it is set, to be put into a tree; set once, because the same stands on many pages. */
export function formulaOf(value: string, isDisplay: boolean): ElementContent[] {
	const key = `${isDisplay} ${value}`;
	const set = known.get(key) ?? setFormula(value, isDisplay);
	known.set(key, set);
	return set.map(copyOf);
}

function setFormula(value: string, isDisplay: boolean): ElementContent[] {
	const className = ['language-math', isDisplay ? 'math-display' : 'math-inline'];
	const code: Element = {
		type: 'element',
		tagName: 'code',
		properties: { className },
		children: [{ type: 'text', value }],
	};
	const root = setter.runSync({ type: 'root', children: [code] }) as Root;
	return (root.children as ElementContent[]).map(copyOf);
}

/** Without the places that the parser noted: they are those of the formula’s HTML. */
function copyOf(node: ElementContent): ElementContent {
	if (node.type === 'text') return { type: 'text', value: node.value };
	if (node.type !== 'element') return node;
	const { tagName, properties, children } = node;
	return {
		type: 'element',
		tagName,
		properties: { ...properties },
		children: children.map(copyOf),
	};
}

/** Sets the formulas of a tree of HTML, as `rehype-katex` does, but each only once. */
export function rehypeFormulas() {
	return (root: Root): void => {
		visit(root, 'element', (node, index, parent) => {
			if (parent === undefined || index === undefined) return undefined;
			const isBox = node.tagName === 'pre';
			const [inner] = node.children;
			const code = isBox && inner?.type === 'element' ? inner : node;
			const { className } = code.properties;
			if (!Array.isArray(className) || !className.includes('language-math')) return undefined;
			const [text] = code.children;
			const value = text?.type === 'text' ? text.value : '';
			const formula = formulaOf(value, isBox || className.includes('math-display'));
			parent.children.splice(index, 1, ...formula);
			return [SKIP, index + formula.length] as const;
		});
	};
}

/** Reports every formula of a tree that KaTeX cannot read. */
export function checkFormulas(root: Nodes, start: Place, report: Report): void {
	visit(root, (node) => {
		if (node.type !== 'math' && node.type !== 'inlineMath') return;
		try {
			katex.renderToString(node.value, { ...formulaOptions, displayMode: node.type === 'math' });
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			report({
				rule: 'formula-parses',
				place: placeAt(start, node.position?.start.line),
				message: `The formula cannot be read: a brace is open or a command is misspelt. ${reason.replace(/^KaTeX parse error: /, '').replace(/\.?$/, '.')}`,
			});
		}
	});
}
