import type { Link, Nodes, Root } from 'mdast';
import { visit, SKIP } from 'unist-util-visit';
import { parseCitations } from '../citations/parse.ts';
import { suggestion } from '../diagnostics/nearest.ts';
import type { Place, Report, Spoiled } from '../diagnostics/problem.ts';
import type { Locale } from '../locale/locales.ts';
import { checkFormulas } from './formulas.ts';
import { isLinkFault, parseLink, type LinkTarget } from './links.ts';
import { columnNames, componentMark, inlineComponents, type ComponentMark } from './marks.ts';
import { placeAt } from './parse.ts';
import { looseNumbers, stand } from './statistics.ts';
import { oldToneMarks } from './tone-marks.ts';

/** What a text may name. */
export interface Vocabulary {
	readonly values: ReadonlySet<string>;
	readonly references: ReadonlySet<string>;
	readonly terms: ReadonlySet<string>;
	readonly claims: ReadonlySet<string>;
	readonly figures: ReadonlySet<string>;
	readonly tables: ReadonlySet<string>;
	readonly datasets: ReadonlySet<string>;
	/** Why a dataset has no such column in a language, or `undefined` when it has. */
	readonly columnFault: (dataset: string, column: string, locale: Locale) => string | undefined;
	/** Things of whose problems the author is told already. */
	readonly spoiled: Spoiled;
	/** Why a link leads nowhere, or `undefined` when it leads somewhere. */
	readonly linkFault: (target: Exclude<LinkTarget, { kind: 'outside' }>) => string | undefined;
}

/** Something that a text names, so that what nothing names can be told. */
export interface Use {
	readonly kind:
		'value' | 'reference' | 'term' | 'claim' | 'figure' | 'table' | 'dataset' | 'recommendation';
	readonly name: string;
	readonly place: Place;
}

export interface ProseCheck {
	/** Where the text begins. */
	readonly start: Place;
	readonly locale: Locale;
	readonly vocabulary: Vocabulary;
	/** Components that may stand as blocks; none in a field of YAML. */
	readonly blockComponents: readonly string[];
	/** Whether statistics must be named values or stand with a citation. */
	readonly hasBoundNumbers: boolean;
	readonly report: Report;
	readonly use: (use: Use) => void;
}

/** Judges a text against every rule of prose and tells what it names. */
export function checkProse(root: Root, check: ProseCheck): void {
	checkGrammar(root, check);
	checkPlainness(root, check);
	checkComponents(root, check);
	checkCitations(root, check);
	checkLinks(root, check);
	checkTables(root, check);
	checkFormulas(root, check.start, check.report);
	if (check.hasBoundNumbers) checkNumbers(root, check);
	if (check.locale === 'vi') checkToneMarks(root, check);
}

function checkGrammar(root: Root, { start, report }: ProseCheck): void {
	visit(root, (node) => {
		const place = placeAt(start, node.position?.start.line);
		if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
			report({
				rule: 'prose-has-no-expressions',
				place,
				message: `“{${node.value}}” would be computed, not printed. Remove the braces; a formula goes between $$ and $$.`,
			});
		}
		if (node.type === 'mdxjsEsm') {
			report({
				rule: 'prose-has-no-expressions',
				place,
				message:
					'Prose has no imports and exports; components are known without them. Remove the line, or begin it with another word than “import” or “export”.',
			});
		}
		if (node.type === 'image') {
			report({
				rule: 'prose-has-no-html',
				place,
				message:
					'Prose has no pictures of its own. Make a figure in content/figures/ and write <Figure id="…"/>.',
			});
		}
	});
}

/** Kinds of Markdown that pages and paper have no place for, and what to write instead. */
const foreign: Readonly<Record<string, string>> = {
	footnoteReference:
		'Prose has no footnotes. Say it in the sentence, or cite a work: [@key, p. 3].',
	footnoteDefinition:
		'Prose has no footnotes. Say it in the sentence, or cite a work: [@key, p. 3].',
	delete: 'Prose has no struck-out words. Delete them.',
	thematicBreak:
		'Prose has no lines across the page. Begin a section with “## ”, or remove the line.',
	code: 'Prose has no blocks of code. Write a paragraph, or a formula between $$ and $$.',
};

/** What looks right in an editor and wrong on a page, by the words that show it. */
const slips: readonly {
	readonly pattern: RegExp;
	readonly rule: 'prose-is-plain' | 'marks-are-typographic' | 'formula-parses';
	readonly advice: string;
}[] = [
	{
		pattern: /\[\^[^\]\s]+\]/,
		rule: 'prose-is-plain',
		advice:
			'is a footnote, which prose does not have. Say it in the sentence, or cite a work: [@key, p. 3].',
	},
	{
		pattern: /\b(?:TODO|TBD|FIXME|XXX|[Ll]orem ipsum)\b/,
		rule: 'prose-is-plain',
		advice: 'says that something is unfinished. Finish it, or delete the words.',
	},
	{
		pattern: /\$[^\s$\d][^$\n]*\$/,
		rule: 'formula-parses',
		advice:
			'stands between single dollar signs, which make no formula. Write two on each side: $$x$$.',
	},
	{
		pattern: /\S*"\S*/,
		rule: 'marks-are-typographic',
		advice: 'has a quotation mark of a typewriter. Write “ and ”.',
	},
	{
		pattern: /\S*'\S*/,
		rule: 'marks-are-typographic',
		advice: 'has an apostrophe of a typewriter. Write ’, and ‘ at the beginning of a quotation.',
	},
	{
		pattern: /\S*\.{3}/,
		rule: 'marks-are-typographic',
		advice: 'ends in three full stops. Write the sign … instead.',
	},
];

/** A web address as it was pasted, which the parser made a link of. */
function isBare({ children }: Link): boolean {
	const [only] = children;
	return children.length === 1 && only?.type === 'text' && /^(?:https?:|www\.)/.test(only.value);
}

function checkPlainness(root: Root, { start, report }: ProseCheck): void {
	visit(root, (node) => {
		const place = placeAt(start, node.position?.start.line);
		const advice = foreign[node.type];
		if (advice !== undefined) {
			report({ rule: 'prose-is-plain', place, message: advice });
			return SKIP;
		}
		if (node.type === 'link' && isBare(node)) {
			report({
				rule: 'prose-is-plain',
				place,
				message: `The address ${node.url} stands bare. Give it words: [name of the page](${node.url}).`,
			});
			return SKIP;
		}
		if (node.type !== 'text') return undefined;
		for (const { pattern, rule, advice: remedy } of slips) {
			const found = pattern.exec(node.value);
			if (found === null) continue;
			const line = node.value.slice(0, found.index).split('\n').length - 1;
			report({
				rule,
				place: placeAt(start, (node.position?.start.line ?? 1) + line),
				message: `“${found[0]}” ${remedy}`,
			});
		}
		return undefined;
	});
}

function checkComponents(root: Root, check: ProseCheck): void {
	visit(root, (node, _index, parent) => {
		const mark = componentMark(node);
		if (mark === undefined) return;
		const place = placeAt(check.start, mark.line);
		const isInlineName = (inlineComponents as readonly string[]).includes(mark.name);
		const isBlockName = check.blockComponents.includes(mark.name);
		if (!isInlineName && !isBlockName) {
			reportStranger(mark, place, check);
			return;
		}
		const isAlone = !mark.isInline && parent?.type === 'root';
		if (isBlockName && !isAlone) {
			check.report({
				rule: 'figure-stands-alone',
				place,
				message: `<${mark.name}/> stands inside a paragraph. Put it on a line of its own, with an empty line before and after.`,
			});
		}
		checkLabel(mark, place, check);
	});
}

function reportStranger({ name }: ComponentMark, place: Place, check: ProseCheck): void {
	const known = [...inlineComponents, ...check.blockComponents];
	const isHtml = /^[a-z]/.test(name);
	check.report({
		rule: isHtml ? 'prose-has-no-html' : 'component-is-known',
		place,
		message: isHtml
			? `<${name}> is HTML, which prose does not have. Use Markdown, or &lt; for “less than”.`
			: `There is no component <${name}/> here. ${suggestion(name, known, `Known here are ${known.join(', ')}.`)}`,
	});
}

const labelled = {
	Value: { kind: 'value', rule: 'value-resolves', set: 'values', home: 'content/values/' },
	Term: { kind: 'term', rule: 'term-resolves', set: 'terms', home: 'content/glossary/' },
	Claim: { kind: 'claim', rule: 'claim-resolves', set: 'claims', home: 'content/claims.yaml' },
	Table: { kind: 'table', rule: 'table-resolves', set: 'tables', home: 'content/tables/' },
	Figure: { kind: 'figure', rule: 'figure-resolves', set: 'figures', home: 'content/figures/' },
	Rows: { kind: 'dataset', rule: 'dataset-resolves', set: 'datasets', home: 'content/datasets/' },
} as const;

function checkLabel(
	{ name, attributes }: ComponentMark,
	place: Place,
	{ locale, vocabulary, report, use }: ProseCheck,
): void {
	const { kind, rule, set, home } = labelled[name as keyof typeof labelled] ?? {};
	if (kind === undefined) return;
	const id = attributes.get('id');
	if (typeof id !== 'string') {
		report({ rule, place, message: `<${name}/> names nothing. Write <${name} id="…"/>.` });
		return;
	}
	use({ kind, name: id, place });
	const known: ReadonlySet<string> = vocabulary[set];
	if (kind === 'dataset' && known.has(id)) {
		for (const column of columnNames(attributes.get('columns'))) {
			const message = vocabulary.columnFault(id, column, locale);
			if (message !== undefined) report({ rule: 'column-resolves', place, message });
		}
	}
	if (known.has(id) || vocabulary.spoiled.has(kind, id)) return;
	const hint = suggestion(id, known, `Define it in ${home}, or correct the name.`);
	report({ rule, place, message: `There is no ${kind} “${id}”. ${hint}` });
}

function checkCitations(root: Root, { start, vocabulary, report, use }: ProseCheck): void {
	visit(root, 'text', (node) => {
		for (const mark of parseCitations(node.value)) {
			const newlines = node.value.slice(0, mark.start).split('\n').length - 1;
			const place = placeAt(start, (node.position?.start.line ?? 1) + newlines);
			if ('fault' in mark) {
				report({ rule: 'citation-parses', place, message: mark.fault });
				continue;
			}
			for (const { key } of mark.citation.works) {
				use({ kind: 'reference', name: key, place });
				const isKnown = vocabulary.references.has(key) || vocabulary.spoiled.has('reference', key);
				if (isKnown) continue;
				report({
					rule: 'citation-resolves',
					place,
					message: `The citation “${key}” is not in the bibliography. ${suggestion(key, vocabulary.references, 'Add it to content/bibliography/references.bib, or correct the key.')}`,
				});
			}
		}
	});
}

function checkLinks(root: Root, { start, vocabulary, report }: ProseCheck): void {
	visit(root, 'link', (node) => {
		const place = placeAt(start, node.position?.start.line);
		const target = parseLink(node.url);
		if (isLinkFault(target)) {
			report({ ...target, place });
			return;
		}
		if (target.kind === 'outside') return;
		const fault = vocabulary.linkFault(target);
		if (fault !== undefined) report({ rule: 'link-resolves', place, message: fault });
	});
}

/** Those who hear a table know a cell by the head of its column. */
function checkTables(root: Root, { start, report }: ProseCheck): void {
	visit(root, 'table', (node) => {
		const heads = node.children[0]?.children ?? [];
		const unnamed = heads.findIndex((head) => head.children.length === 0);
		if (unnamed === -1) return;
		report({
			rule: 'table-columns-are-named',
			place: placeAt(start, node.position?.start.line),
			message: `Column ${unnamed + 1} of the table has no head. Write what its cells are, such as “Year” or “Measure”.`,
		});
	});
}

function checkNumbers(root: Root, { start, locale, report }: ProseCheck): void {
	visit(root, (node) => {
		if (!isTextBlock(node)) return undefined;
		const text = flatten(node);
		for (const found of looseNumbers(text, locale)) {
			const newlines = text.slice(0, found.start).split('\n').length - 1;
			report({
				rule: 'number-is-bound',
				place: placeAt(start, (node.position?.start.line ?? 1) + newlines),
				message: `“${found.text}” is a statistic without a source. Write it as <Value id="…"/>, or cite the work in the same sentence.`,
			});
		}
		return SKIP;
	});
}

function isTextBlock(node: Nodes): boolean {
	return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
}

/** The words of a block, with signs for what is no word. */
function flatten(node: Nodes): string {
	if (node.type === 'text') {
		let text = '';
		let end = 0;
		for (const mark of parseCitations(node.value)) {
			text += node.value.slice(end, mark.start) + stand.citation;
			end = mark.end;
		}
		return text + node.value.slice(end);
	}
	if (node.type === 'inlineMath') return stand.formula;
	if (node.type === 'mdxJsxTextElement') return node.name === 'Value' ? stand.value : '';
	if (node.type === 'break') return '\n';
	return 'children' in node ? node.children.map(flatten).join('') : '';
}

function checkToneMarks(root: Root, { start, report }: ProseCheck): void {
	visit(root, 'text', (node) => {
		for (const { written, modern, start: index } of oldToneMarks(node.value)) {
			const newlines = node.value.slice(0, index).split('\n').length - 1;
			report({
				rule: 'tone-marks-are-modern',
				place: placeAt(start, (node.position?.start.line ?? 1) + newlines),
				message: `“${written}” has its tone mark in the old place. Write “${modern}”.`,
			});
		}
	});
}
