import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Place, Report } from '../diagnostics/problem.ts';
import { hiddenCharacterIn, spelledCharacterMessage } from '../manuscript/hidden-characters.ts';
import { seatInlineComponents } from './marks.ts';

/** Inline formulas are `$$x$$`; a single dollar is money. */
export const mathOptions = { singleDollarTextMath: false } as const;

const processor = unified()
	.use(remarkParse)
	.use(remarkFrontmatter)
	.use(remarkGfm, { singleTilde: false })
	.use(remarkMath, mathOptions)
	.use(remarkMdx);

/**
 * Reads prose into a tree. A text that is not MDX is reported and gives `undefined`. `place` is
 * where the text begins; its line is that of the tree’s first line.
 */
export function parseProse(text: string, place: Place, report: Report): Root | undefined {
	try {
		const root = processor.parse(text);
		seatInlineComponents(root);
		reportSpelledCharacters(root, text, place, report);
		return root;
	} catch (error) {
		report({ rule: 'mdx-parses', place: placeOfError(error, place), message: complaint(error) });
		return undefined;
	}
}

/** Hidden characters that a text writes by number or name; others stand in their lines. */
function reportSpelledCharacters(root: Root, text: string, start: Place, report: Report): void {
	visit(root, 'text', ({ value, position }) => {
		const code = hiddenCharacterIn(value);
		if (code === undefined || hiddenCharacterIn(text) === code) return;
		report({
			rule: 'text-has-no-hidden-characters',
			place: placeAt(start, position?.start.line),
			message: spelledCharacterMessage(code),
		});
	});
}

/** The place of a line of the tree, given the place where its text begins. */
export function placeAt(start: Place, line: number | undefined): Place {
	if (line === undefined) return start;
	return { file: start.file, line: (start.line ?? 1) + line - 1 };
}

function placeOfError(error: unknown, start: Place): Place {
	if (typeof error !== 'object' || error === null || !('line' in error)) return start;
	return placeAt(start, typeof error.line === 'number' ? error.line : undefined);
}

/** The commonest slips in an author’s words; the rest as the parser says them. */
function complaint(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	if (/before local name/.test(message)) {
		return 'A web address stands between “<” and “>”. Give it words: [name of the page](https://…).';
	}
	if (/before name|before attribute|in name|in attribute/.test(message)) {
		return 'A “<” begins something that is no component. Write &lt; for “less than”, or put a formula in $$…$$.';
	}
	if (/closing tag|end-tag|closing slash|self-closing/i.test(message)) {
		return 'A component is not closed. End it with “/>”, as in <Value id="exports-2024"/>.';
	}
	if (/acorn|expression/i.test(message)) {
		return 'A brace “{” begins an expression, which prose does not have. Remove it, or put a formula in $$…$$.';
	}
	return `This is not MDX: ${message.replace(/\.?$/, '.')}`;
}
