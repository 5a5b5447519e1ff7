import {
	PDFArray,
	PDFDict,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFRef,
	PDFStream,
	PDFString,
	type PDFContext,
	type PDFDocument,
	type PDFObject,
} from '@cantoo/pdf-lib';
import { releaseMarks, substantialMarks } from './content-stream.ts';
import {
	arrayIn,
	bytesOf,
	dictIn,
	listIn,
	nameIn,
	numberIn,
	streamText,
	textIn,
} from './objects.ts';

/**
 * Begins the alternative text of a formula while a page is being printed, so that its figure can be
 * told from a drawing. It is a letter for private use and never part of a finished document.
 */
export const formulaMark = '\uE000';

/** One element of the tree of tags. */
export interface TagElement {
	readonly ref: PDFRef;
	readonly dict: PDFDict;
	readonly type: string;
}

const name = (text: string) => PDFName.of(text);

/** Types of tags that hold no content of their own, only other tags. */
const grouping = new Set([
	...['Document', 'Part', 'Art', 'Sect', 'Div', 'NonStruct', 'Table', 'TR', 'L', 'LI', 'TOC'],
]);

/** Types of tags whose text may stand in them directly. */
const holding = new Set([
	...['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'LBody', 'TD', 'TH', 'Caption', 'Link'],
	...['Span', 'Strong', 'Em', 'Figure', 'Formula', 'BlockQuote', 'Note', 'Code', 'Quote'],
]);

/** Tags that PDF 1.7 does not know, as the ones that it knows. */
const roles: Readonly<Record<string, string>> = {
	Strong: 'Span',
	Em: 'Span',
	Aside: 'Div',
	Title: 'P',
	Sub: 'Span',
	FENote: 'Note',
};

/** The root of the tree of tags. */
export function structureRoot({ catalog, context }: PDFDocument): PDFDict {
	const root = dictIn(context, catalog.get(name('StructTreeRoot')));
	if (root === undefined) throw new Error('The document has no tags.');
	return root;
}

/** Every tag, parents before their children, in reading order. */
export function* elementsOf(context: PDFContext, parent: PDFDict): Generator<TagElement> {
	for (const kid of listIn(context, parent.get(name('K')))) {
		const element = elementOf(context, kid);
		if (element === undefined) continue;
		yield element;
		yield* elementsOf(context, element.dict);
	}
}

function elementOf(context: PDFContext, kid: PDFObject): TagElement | undefined {
	if (!(kid instanceof PDFRef)) return undefined;
	const dict = dictIn(context, kid);
	const type = nameIn(dict?.get(name('S')));
	return dict === undefined || type === undefined ? undefined : { ref: kid, dict, type };
}

/**
 * Makes the tags that a browser writes fit PDF/UA-1: formulas are formulas, the items of lists have
 * bodies, rules of tables are no content, and boxes without a meaning are gone.
 */
export function tidyStructure(document: PDFDocument): void {
	const { context } = document;
	const root = structureRoot(document);
	for (const { ref, dict, type } of [...elementsOf(context, root)]) {
		if (type === 'LI') giveBody(context, ref, dict);
	}
	releaseRules(document, root);
	hoistBoxes(context, root);
	for (const { dict, type } of elementsOf(context, root)) {
		const alternative = textIn(dict.get(name('Alt')));
		if (type === 'Figure' && alternative?.startsWith(formulaMark) === true) {
			dict.set(name('S'), name('Formula'));
			dict.set(name('Alt'), PDFHexString.fromText(alternative.slice(formulaMark.length)));
		}
	}
	root.set(
		name('RoleMap'),
		context.obj(
			Object.fromEntries(Object.entries(roles).map(([own, known]) => [own, name(known)])),
		),
	);
	renumber(context, root, 'n');
	rebuildParentTree(document);
}

/** Puts what a box without a meaning holds into the tag around it; loose text becomes a paragraph. */
function hoistBoxes(context: PDFContext, parent: PDFDict): void {
	const parentType = nameIn(parent.get(name('S'))) ?? '';
	const kids = listIn(context, parent.get(name('K')));
	const kept: PDFObject[] = [];
	for (const kid of kids) {
		const element = elementOf(context, kid);
		if (element === undefined) {
			kept.push(located(context, kid, parent));
			continue;
		}
		hoistBoxes(context, element.dict);
		const held = listIn(context, element.dict.get(name('K')));
		if (held.length === 0 && !['TD', 'TH'].includes(element.type)) {
			context.delete(element.ref);
			continue;
		}
		const isBox = element.type === 'NonStruct';
		const hasContent = held.some((each) => markOf(context, each) !== undefined);
		if (isBox && hasContent && !holding.has(parentType)) {
			const hasBlocks = held.some((each) => elementOf(context, each) !== undefined);
			element.dict.set(name('S'), name(hasBlocks ? 'Div' : 'P'));
		}
		if (!isBox || (hasContent && !holding.has(parentType))) {
			kept.push(kid);
			continue;
		}
		for (const each of held) {
			elementOf(context, each)?.dict.set(name('P'), element.dict.get(name('P')) ?? element.ref);
			kept.push(each);
		}
		context.delete(element.ref);
	}
	parent.set(name('K'), context.obj(kept));
	parent.delete(name('Pg'));
}

/** A piece of content with the page that it stands on, whatever tag holds it. */
function located(context: PDFContext, kid: PDFObject, parent: PDFDict): PDFObject {
	const page = parent.get(name('Pg'));
	if (!(kid instanceof PDFNumber) || page === undefined) return kid;
	return context.obj({ Type: 'MCR', Pg: page, MCID: kid });
}

/** A reference to marked content: its page and its number there. */
function markOf(context: PDFContext, kid: PDFObject): { page: PDFRef; mark: number } | undefined {
	const dict = dictIn(context, kid);
	const page = dict?.get(name('Pg'));
	const mark = numberIn(context, dict?.get(name('MCID')));
	return mark === undefined || !(page instanceof PDFRef) ? undefined : { page, mark };
}

/** Lines and grounds are drawn under the tags of boxes and tables, which hold no content. */
function releaseRules(document: PDFDocument, root: PDFDict): void {
	const { context } = document;
	const released = new Map<string, Set<number>>();
	const pages = new Map(document.getPages().map(({ ref, node }) => [ref.toString(), node]));
	const substantial = new Map<string, ReadonlySet<number>>();
	const isSubstantial = (page: string, mark: number) => {
		const node = pages.get(page);
		const marks =
			substantial.get(page) ??
			new Set(
				(node === undefined ? [] : contentsOf(context, node)).flatMap(({ stream }) => [
					...substantialMarks(streamText(stream)),
				]),
			);
		substantial.set(page, marks);
		return marks.has(mark);
	};
	const visit = (parent: PDFDict) => {
		const type = nameIn(parent.get(name('S'))) ?? '';
		if (type === 'Figure') return;
		const kept = listIn(context, parent.get(name('K'))).flatMap((kid) => {
			const found = markOf(context, located(context, kid, parent));
			if (found === undefined) {
				const element = elementOf(context, kid);
				if (element !== undefined) visit(element.dict);
				return [kid];
			}
			const page = found.page.toString();
			if (!grouping.has(type) || isSubstantial(page, found.mark)) return [kid];
			released.set(page, (released.get(page) ?? new Set()).add(found.mark));
			return [];
		});
		parent.set(name('K'), context.obj(kept));
	};
	visit(root);
	for (const [page, marks] of released) {
		const node = pages.get(page);
		if (node !== undefined) rewriteContents(context, node, (text) => releaseMarks(text, marks));
	}
}

/** The streams of a page’s content. */
export function contentsOf(
	context: PDFContext,
	page: PDFDict,
): { readonly ref: PDFRef; readonly stream: PDFStream }[] {
	return listIn(context, page.get(name('Contents'))).flatMap((ref) => {
		const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
		return ref instanceof PDFRef && stream instanceof PDFStream ? [{ ref, stream }] : [];
	});
}

/** Writes the content of a page anew. */
export function rewriteContents(
	context: PDFContext,
	page: PDFDict,
	rewrite: (text: string) => string,
): void {
	for (const { ref, stream } of contentsOf(context, page)) {
		const text = streamText(stream);
		const rewritten = rewrite(text);
		if (rewritten !== text) context.assign(ref, context.flateStream(bytesOf(rewritten)));
	}
}

/** An item of a list holds a label and a body, nothing else. */
function giveBody(context: PDFContext, ref: PDFRef, item: PDFDict): void {
	const kids = listIn(context, item.get(name('K')));
	const typeOf = (kid: PDFObject) => elementOf(context, kid)?.type ?? '';
	const labels = kids.filter((kid) => typeOf(kid) === 'Lbl');
	const rest = kids.filter((kid) => !['Lbl', 'LBody'].includes(typeOf(kid)));
	const bodies = kids.filter((kid) => typeOf(kid) === 'LBody');
	if (rest.length === 0) return;
	const body = context.register(context.obj({ Type: 'StructElem', S: 'LBody', P: ref, K: rest }));
	for (const kid of rest) elementOf(context, kid)?.dict.set(name('P'), body);
	item.set(name('K'), context.obj([...labels, ...bodies, body]));
}

/** Gives tags with ids new ones, which do not depend on what else a browser has printed. */
export function renumber(context: PDFContext, root: PDFDict, prefix: string): void {
	const elements = [...elementsOf(context, root)];
	const ids = new Map<string, string>();
	for (const { dict } of elements) {
		const id = textIn(dict.get(name('ID')));
		if (id !== undefined) ids.set(id, `${prefix}${ids.size + 1}`);
	}
	const entries: [string, PDFRef][] = [];
	for (const { ref, dict } of elements) {
		const id = ids.get(textIn(dict.get(name('ID'))) ?? '');
		if (id !== undefined) {
			dict.set(name('ID'), PDFString.of(id));
			entries.push([id, ref]);
		}
		for (const attribute of listIn(context, dict.get(name('A')))) {
			const headers = arrayIn(context, dictIn(context, attribute)?.get(name('Headers')));
			headers?.asArray().forEach((header, index) => {
				const renamed = ids.get(textIn(header) ?? '');
				if (renamed !== undefined) headers.set(index, PDFString.of(renamed));
			});
		}
	}
	setIdTree(context, root, entries);
}

function setIdTree(context: PDFContext, root: PDFDict, entries: readonly [string, PDFRef][]): void {
	removeTree(context, root.get(name('IDTree')));
	root.delete(name('IDTree'));
	if (entries.length === 0) return;
	const sorted = entries
		.map(([id, ref]) => ({ key: PDFString.of(id), ref }))
		.sort((one, other) => (one.key.asString() < other.key.asString() ? -1 : 1));
	const [first, last] = [sorted[0], sorted.at(-1)];
	if (first === undefined || last === undefined) return;
	const leaf = context.register(
		context.obj({
			Limits: [first.key, last.key],
			Names: sorted.flatMap(({ key, ref }) => [key, ref]),
		}),
	);
	root.set(name('IDTree'), context.register(context.obj({ Kids: [leaf] })));
}

/** Removes a tree of names or numbers with its branches: what nothing names would still be written. */
function removeTree(context: PDFContext, tree: PDFObject | undefined): void {
	for (const kid of listIn(context, dictIn(context, tree)?.get(name('Kids')))) {
		removeTree(context, kid);
	}
	if (tree instanceof PDFRef) context.delete(tree);
}

/** Lists, for every page and link, the tags that hold their content, as the tags themselves say. */
export function rebuildParentTree(document: PDFDocument): void {
	const { context } = document;
	const root = structureRoot(document);
	const pages = document.getPages();
	const holders = new Map(pages.map((page) => [page.ref.toString(), [] as (PDFRef | undefined)[]]));
	const annotations: { readonly dict: PDFDict; readonly holder: PDFRef }[] = [];
	for (const { ref, dict } of elementsOf(context, root)) {
		for (const kid of listIn(context, dict.get(name('K')))) {
			const found = markOf(context, kid);
			if (found !== undefined) {
				const marks = holders.get(found.page.toString());
				if (marks !== undefined) marks[found.mark] = ref;
				continue;
			}
			const annotation = dictIn(context, dictIn(context, kid)?.get(name('Obj')));
			if (annotation !== undefined) annotations.push({ dict: annotation, holder: ref });
		}
	}
	const numbers: PDFObject[] = [];
	pages.forEach((page, index) => {
		const marks = holders.get(page.ref.toString()) ?? [];
		const list = Array.from(marks, (holder) => holder ?? context.obj(null));
		numbers.push(PDFNumber.of(index), context.register(context.obj(list)));
		page.node.set(name('StructParents'), PDFNumber.of(index));
	});
	annotations.forEach(({ dict, holder }, index) => {
		const key = PDFNumber.of(pages.length + index);
		dict.set(name('StructParent'), key);
		numbers.push(key, holder);
	});
	removeTree(context, root.get(name('ParentTree')));
	const tree = PDFDict.withContext(context);
	const list = PDFArray.withContext(context);
	for (const entry of numbers) list.push(entry);
	tree.set(name('Nums'), list);
	root.set(name('ParentTree'), context.register(tree));
	root.set(name('ParentTreeNextKey'), PDFNumber.of(pages.length + annotations.length));
}
