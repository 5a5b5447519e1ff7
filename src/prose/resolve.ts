import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { parseCitations, type Citation, type CitedWork } from '../citations/parse.ts';
import type { CitationFormatter } from '../citations/format.ts';
import type { Locale } from '../locale/locales.ts';
import type { NamedValues } from '../values/load.ts';
import { bareNumber, phrase } from '../values/present.ts';
import { isLinkFault, parseLink, type LinkTarget } from './links.ts';
import { componentMark, replaceTexts, type ComponentMark } from './marks.ts';

/** Where a link leads, and what it says when its author left that open. */
export interface ResolvedLink {
	readonly href: string;
	readonly label: string;
}

/** The mark of a claim: short, because it stands in the line. */
export interface ClaimMark {
	/** “c12”. */
	readonly number: string;
	/** “Claim c12: …”, what it is called where it is not seen. */
	readonly name: string;
}

/** Everything that the marks of a text are resolved with. */
export interface ProseContext {
	readonly locale: Locale;
	readonly values: NamedValues;
	readonly citations: CitationFormatter;
	/** The address of a thing inside the publication. */
	readonly resolveLink: (target: Exclude<LinkTarget, { kind: 'outside' }>) => ResolvedLink;
	readonly valueHref: (name: string) => string;
	readonly referenceHref: (key: string) => string;
	readonly claimMark: (id: string) => ClaimMark;
	/** Gives each citation of a page an id, for the way back from the list of references. */
	readonly citationId?: (key: string) => string;
}

/**
 * Replaces the marks of a tree (citations, values, terms, claims, links) by what readers see. The
 * tree must have been checked: a mark that does not resolve is left out silently.
 */
export function resolveProse(root: Root, context: ProseContext): void {
	visit(root, (node, index, parent) => {
		const mark = componentMark(node);
		if (mark?.isInline && parent !== undefined && index !== undefined) {
			const resolved = resolveComponent(mark, context);
			if (resolved !== undefined) {
				(parent.children as Nodes[]).splice(index, 1, resolved as Nodes);
				return [SKIP, index + 1] as const;
			}
		}
		if (node.type === 'link') resolveLinkNode(node, context);
		return undefined;
	});
	replaceTexts(root, (text) => citationParts(text, context));
}

function resolveComponent(
	{ name, attributes }: ComponentMark,
	context: ProseContext,
): PhrasingContent | undefined {
	const id = attributes.get('id');
	if (typeof id !== 'string') return undefined;
	switch (name) {
		case 'Value': {
			const value = context.values.get(id);
			if (value === undefined) return undefined;
			const say = attributes.has('bare') ? bareNumber : phrase;
			return anchor('value', context.valueHref(id), [textOf(say(value, context.locale))]);
		}
		case 'Term': {
			const { href, label } = context.resolveLink({ kind: 'term', name: id, fragment: undefined });
			const text = attributes.get('text');
			return anchor('term', href, [textOf(typeof text === 'string' ? text : label)]);
		}
		case 'Claim': {
			const { href } = context.resolveLink({ kind: 'claim', name: id, fragment: undefined });
			const { number, name: label } = context.claimMark(id);
			return anchor('claim-mark', href, [], { 'data-claim': number, 'aria-label': label });
		}
		default:
			return undefined;
	}
}

function resolveLinkNode(node: Extract<Nodes, { type: 'link' }>, context: ProseContext): void {
	const target = parseLink(node.url);
	if (isLinkFault(target) || target.kind === 'outside') return;
	const { href, label } = context.resolveLink(target);
	node.url = href;
	if (node.children.length === 0) node.children = [{ type: 'text', value: label }];
}

/** A text with its citations set; `undefined` when it has none. */
function citationParts(text: Text, context: ProseContext): PhrasingContent[] | undefined {
	const marks = parseCitations(text.value);
	if (marks.length === 0) return undefined;
	const parts: PhrasingContent[] = [];
	let end = 0;
	for (const mark of marks) {
		if (mark.start > end) parts.push({ type: 'text', value: text.value.slice(end, mark.start) });
		if ('citation' in mark) parts.push(...citationNodes(mark.citation, context));
		end = mark.end;
	}
	if (end < text.value.length) parts.push({ type: 'text', value: text.value.slice(end) });
	return parts;
}

function citationNodes({ isNarrative, works }: Citation, context: ProseContext): PhrasingContent[] {
	const { inSentence, inBrackets } = context.citations;
	const link = (work: CitedWork) => {
		const html = isNarrative ? inSentence(work) : inBrackets(work);
		const id = context.citationId?.(work.key);
		return anchor(
			'citation',
			context.referenceHref(work.key),
			fragmentOf(html),
			id === undefined ? {} : { id },
		);
	};
	const links = works.flatMap((work, index): PhrasingContent[] =>
		index === 0 ? [link(work)] : [{ type: 'text', value: '; ' }, link(work)],
	);
	return isNarrative
		? links
		: [{ type: 'text', value: '(' }, ...links, { type: 'text', value: ')' }];
}

function fragmentOf(html: string): ElementContent[] {
	return fromHtml(html, { fragment: true }).children.filter(
		(child): child is ElementContent => child.type === 'element' || child.type === 'text',
	);
}

function textOf(value: string): ElementContent {
	return { type: 'text', value };
}

/** A node that becomes a link in HTML whatever the Markdown engine around it. */
function anchor(
	className: string,
	href: string,
	children: ElementContent[],
	properties: Record<string, string> = {},
): PhrasingContent {
	const node = {
		type: 'proseMark',
		children: [],
		data: {
			hName: 'a',
			hProperties: { className: [className], href, ...properties },
			hChildren: children,
		},
	};
	return node as unknown as PhrasingContent;
}
