import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	AnnotationMode,
	getDocument,
	OPS,
	VerbosityLevel,
	type PDFDocumentProxy,
	type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader that is not ours sees it. */
export interface ReadPdf {
	readonly document: PDFDocumentProxy;
	/** The text of each page, without any white space. */
	readonly texts: readonly string[];
	/** What each page is called. */
	readonly labels: readonly string[];
	/** The place of the page of every named place, from 0. */
	readonly places: ReadonlyMap<string, number>;
}

/** Reads a file; throws where it would have to be mended first. */
export async function readPdf(path: string): Promise<ReadPdf> {
	const data = new Uint8Array(readFileSync(path));
	const document = await getDocument({ data, stopAtErrors: true, verbosity: VerbosityLevel.ERRORS })
		.promise;
	const texts: string[] = [];
	for (let number = 1; number <= document.numPages; number += 1) {
		const { items } = await (await document.getPage(number)).getTextContent();
		texts.push(withoutSpace(items.map((item) => ('str' in item ? item.str : '')).join('')));
	}
	const places = new Map<string, number>();
	for (const [name, place] of destinationEntries(await document.getDestinations())) {
		const [page] = place;
		if (typeof page === 'object' && page !== null) {
			places.set(name, await document.getPageIndex(page as { num: number; gen: number }));
		}
	}
	return { document, texts, labels: (await document.getPageLabels()) ?? [], places };
}

function destinationEntries(found: unknown): [string, unknown[]][] {
	const entries = found instanceof Map ? [...found] : Object.entries(found as object);
	return entries as [string, unknown[]][];
}

export function withoutSpace(text: string): string {
	return text.replaceAll(/\s|\u00a0/g, '');
}

/** Every PDF of a built site. */
export function builtPdfs(directory: string): string[] {
	if (!existsSync(directory)) return [];
	return readdirSync(directory, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.pdf'))
		.sort()
		.map((file) => join(directory, file));
}

/** What puts something on the page, a path apart: that has its operator within. */
const painters: ReadonlySet<number> = new Set([
	OPS.showText,
	OPS.showSpacedText,
	OPS.nextLineShowText,
	OPS.nextLineSetSpacingShowText,
	OPS.shadingFill,
	OPS.paintImageXObject,
	OPS.paintImageMaskXObject,
	OPS.paintInlineImageXObject,
	OPS.paintImageXObjectRepeat,
	OPS.paintImageMaskXObjectRepeat,
	OPS.paintInlineImageXObjectGroup,
	OPS.paintImageMaskXObjectGroup,
	OPS.paintSolidColorImageMask,
	OPS.rawFillPath,
]);

/** How what a page paints is marked, by the reader’s own account of its content. */
export interface MarkedContent {
	readonly painted: number;
	/** Painted in no tag and no artifact. */
	readonly unmarked: number;
	/** Painted both in a tag and in an artifact, or in a mark that is neither. */
	readonly doubtful: number;
	/** The numbers of the marks of tags that paint something. */
	readonly marks: ReadonlySet<number>;
}

/** Reads the marks of a page’s content. */
export async function markedContent(page: PDFPageProxy): Promise<MarkedContent> {
	const { fnArray, argsArray } = await page.getOperatorList({
		annotationMode: AnnotationMode.DISABLE,
	});
	const open: { readonly tag: string; readonly mark: number | undefined }[] = [];
	const marks = new Set<number>();
	let painted = 0;
	let unmarked = 0;
	let doubtful = 0;
	fnArray.forEach((operation, index) => {
		const args = argsArray[index] as readonly unknown[];
		if (operation === OPS.beginMarkedContent || operation === OPS.beginMarkedContentProps) {
			const [tag, mark] = args;
			open.push({ tag: nameOf(tag), mark: typeof mark === 'number' ? mark : undefined });
		} else if (operation === OPS.endMarkedContent) open.pop();
		const isPath = operation === OPS.constructPath && args[0] !== OPS.endPath;
		if (!isPath && !painters.has(operation)) return;
		painted += 1;
		if (open.length === 0) unmarked += 1;
		const tags = open.flatMap(({ mark }) => mark ?? []);
		const isArtifact = open.some(({ tag }) => tag === 'Artifact');
		if (open.length > 0 && isArtifact === tags.length > 0) doubtful += 1;
		for (const mark of tags) marks.add(mark);
	});
	if (open.length > 0) throw new Error('A mark has no end.');
	return { painted, unmarked, doubtful, marks };
}

function nameOf(tag: unknown): string {
	return typeof tag === 'string' ? tag : String((tag as { readonly name?: string }).name);
}

/** The numbers of the marks that the tags of a page name. */
export async function taggedMarks(page: PDFPageProxy): Promise<ReadonlySet<number>> {
	const marks = new Set<number>();
	const visit = (node: TagNode): void => {
		const mark = /_mc(\d+)$/.exec(node.id ?? '')?.[1];
		if (mark !== undefined) marks.add(Number(mark));
		for (const child of node.children ?? []) visit(child);
	};
	const tree: unknown = await page.getStructTree();
	visit(tree as TagNode);
	return marks;
}

interface TagNode {
	readonly id?: string;
	readonly children?: readonly TagNode[];
}
