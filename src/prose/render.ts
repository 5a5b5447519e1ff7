import type { Root as HastRoot, Nodes as HastNodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root, RootContent } from 'mdast';
import rehypeKatex from 'rehype-katex';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { collectProblems } from '../diagnostics/problem.ts';
import { formulaOptions } from './formulas.ts';
import { parseProse } from './parse.ts';
import { resolveProse, type ProseContext } from './resolve.ts';
import { alignByClass } from './table-alignment.ts';

/** A short text in the two forms that pages need. */
export interface RenderedText {
	readonly html: string;
	/** Without any markup, for titles, descriptions and alternative text. */
	readonly text: string;
}

const toHast = unified().use(remarkRehype).use(rehypeKatex, formulaOptions);

const inlines = new WeakMap<ProseContext, Map<string, RenderedText>>();
const blocks = new WeakMap<ProseContext, WeakMap<RootContent, RenderedText>>();

/**
 * Renders the text of a YAML field or chapter head: inline prose with its marks. The same text is
 * rendered once in the same context, unless the context counts its citations.
 */
export function renderInline(source: string, context: ProseContext): RenderedText {
	if (context.citationId !== undefined) return inlineOf(source, context);
	const known = inlines.get(context) ?? new Map<string, RenderedText>();
	inlines.set(context, known);
	const rendered = known.get(source) ?? inlineOf(source, context);
	known.set(source, rendered);
	return rendered;
}

function inlineOf(source: string, context: ProseContext): RenderedText {
	const parsed = parseInline(source);
	if (parsed === undefined) return { html: '', text: '' };
	const root = structuredClone(parsed);
	resolveProse(root, context);
	const hast = inlineOnly(toHast.runSync(root) as HastRoot);
	return { html: toHtml(hast), text: wordsOf(hast).trim() };
}

/**
 * Renders one block of a chapter as it stands there, but without its place: no id, no number. Once
 * in the same context, like a short text.
 */
export function renderBlock(node: RootContent, context: ProseContext): RenderedText {
	if (context.citationId !== undefined) return blockOf(node, context);
	const known = blocks.get(context) ?? new WeakMap<RootContent, RenderedText>();
	blocks.set(context, known);
	const rendered = known.get(node) ?? blockOf(node, context);
	known.set(node, rendered);
	return rendered;
}

function blockOf(node: RootContent, context: ProseContext): RenderedText {
	const root: Root = { type: 'root', children: [structuredClone(node)] };
	resolveProse(root, context);
	const hast = toHast.runSync(root) as HastRoot;
	alignByClass(hast);
	return { html: toHtml(hast), text: wordsOf(hast).trim() };
}

const trees = new Map<string, Root | undefined>();

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
	if (!('children' in node)) return '';
	if (node.type === 'element' && isFormulaDrawing(node.properties['className'])) return '';
	if (node.type === 'element' && node.tagName === 'annotation') return '';
	return node.children.map(wordsOf).join('').replace(/\s+/g, ' ');
}

function isFormulaDrawing(className: unknown): boolean {
	return Array.isArray(className) && className.includes('katex-html');
}
