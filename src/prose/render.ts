import type { Root as HastRoot, Nodes as HastNodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Nodes, Root, RootContent } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { madeOnce } from '../cache/made-once.ts';
import { processWide } from '../cache/process-wide.ts';
import { collectProblems } from '../diagnostics/problem.ts';
import { formulaOf } from './formulas.ts';
import { parseProse } from './parse.ts';
import { resolveProse, type ProseContext } from './resolve.ts';
import { alignByClass } from './table-alignment.ts';

/** A short text in the two forms that pages need. */
export interface RenderedText {
	readonly html: string;
	/** Without any markup, for titles, descriptions and alternative text. */
	readonly text: string;
}

type Formula = Extract<Nodes, { type: 'math' | 'inlineMath' }>;

/** A formula as it is set, and as words: what stands between is neither looked through nor made anew. */
interface SetFormula {
	readonly type: 'raw';
	readonly value: string;
	readonly words: string;
}

const formulas = processWide('prose.formulas', () => new Map<string, SetFormula>());

function setFormula({ type, value }: Formula): SetFormula {
	const key = `${type} ${value}`;
	const known = formulas.get(key);
	if (known !== undefined) return known;
	const tree: HastRoot = { type: 'root', children: formulaOf(value, type === 'math') };
	const formula: SetFormula = { type: 'raw', value: toHtml(tree), words: wordsOf(tree) };
	formulas.set(key, formula);
	return formula;
}

const toHast = unified().use(remarkRehype, {
	handlers: {
		math: (_state, node: Formula) => ({ ...setFormula(node) }),
		inlineMath: (_state, node: Formula) => ({ ...setFormula(node) }),
	},
});

/** Formulas are the only HTML that a tree carries; prose has none of its own. */
const htmlOf = (tree: HastRoot) => toHtml(tree, { allowDangerousHtml: true });

const inlineOnce = processWide('prose.inlines', () =>
	madeOnce<ProseContext, string, RenderedText>(),
);
const blockOnce = processWide('prose.blocks', () =>
	madeOnce<ProseContext, RootContent, RenderedText>(),
);

/**
 * Renders the text of a YAML field or chapter head: inline prose with its marks. The same text is
 * rendered once in the same context, unless the context counts its citations.
 */
export function renderInline(source: string, context: ProseContext): RenderedText {
	if (context.citationId !== undefined) return inlineOf(source, context);
	return inlineOnce(context, source, () => inlineOf(source, context));
}

function inlineOf(source: string, context: ProseContext): RenderedText {
	const parsed = parseInline(source);
	if (parsed === undefined) return { html: '', text: '' };
	const root = structuredClone(parsed);
	resolveProse(root, context);
	const hast = inlineOnly(toHast.runSync(root) as HastRoot);
	return { html: htmlOf(hast), text: wordsOf(hast).trim() };
}

/**
 * Renders one block of a chapter as it stands there, but without its place: no id, no number. Once
 * in the same context, like a short text.
 */
export function renderBlock(node: RootContent, context: ProseContext): RenderedText {
	if (context.citationId !== undefined) return blockOf(node, context);
	return blockOnce(context, node, () => blockOf(node, context));
}

function blockOf(node: RootContent, context: ProseContext): RenderedText {
	const root: Root = { type: 'root', children: [structuredClone(node)] };
	resolveProse(root, context);
	const hast = toHast.runSync(root) as HastRoot;
	alignByClass(hast);
	return { html: htmlOf(hast), text: wordsOf(hast).trim() };
}

const trees = processWide('prose.trees', () => new Map<string, Root | undefined>());

/** The tree of a text, made once: most texts stand on several pages. */
function parseInline(source: string): Root | undefined {
	if (!trees.has(source)) {
		trees.set(source, parseProse(source, { file: '' }, collectProblems().report));
	}
	return trees.get(source);
}

/** A text that is no prose, in both forms: whatever looks like markup in it stays letters. */
export function plainText(text: string): RenderedText {
	return { html: toHtml({ type: 'text', value: text }), text };
}

/** The content of the first paragraph: a field holds one, and is set without its box. */
function inlineOnly(root: HastRoot): HastRoot {
	const paragraph = root.children.find(
		(child) => child.type === 'element' && child.tagName === 'p',
	);
	return paragraph !== undefined && 'children' in paragraph
		? { type: 'root', children: paragraph.children }
		: root;
}

/** What stands between a function and its argument for programs alone: nobody sees or types it. */
const invisibleOperators = /[\u2061-\u2064]/g;

/** The words of a tree; a formula counts once, by its symbols. */
function wordsOf(node: HastNodes): string {
	if (node.type === 'text') return node.value.replaceAll(invisibleOperators, '');
	if ('words' in node) return (node as SetFormula).words;
	if (!('children' in node)) return '';
	if (node.type === 'element' && isFormulaDrawing(node.properties['className'])) return '';
	if (node.type === 'element' && node.tagName === 'annotation') return '';
	return node.children.map(wordsOf).join('').replace(/\s+/g, ' ');
}

function isFormulaDrawing(className: unknown): boolean {
	return Array.isArray(className) && className.includes('katex-html');
}
