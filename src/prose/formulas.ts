import katex, { type KatexOptions, type StrictFunction } from 'katex';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
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
