import { PDFArray, type PDFDict, PDFName, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';
import { arrayIn, dictIn, numberIn } from './objects.ts';

/** A named place in a document. */
export interface Destination {
	readonly name: string;
	/** The place of its page in the document, from 0. */
	readonly page: number;
	/** How far down the page it is: 0 at the top edge, 1 at the bottom. */
	readonly depth: number;
}

/** Every named place, in the order of their names. */
export function destinationsOf(document: PDFDocument): Destination[] {
	const { context, catalog } = document;
	const pages = new Map(document.getPages().map(({ ref }, index) => [ref.toString(), index]));
	const heights = document.getPages().map((page) => page.getHeight());
	const named = dictIn(context, catalog.get(PDFName.of('Dests')));
	const found: Destination[] = [];
	for (const [key, value] of named?.entries() ?? []) {
		const place = arrayIn(context, value);
		const ref = place?.get(0);
		const page = ref instanceof PDFRef ? pages.get(ref.toString()) : undefined;
		if (page === undefined) continue;
		const height = heights[page] ?? 1;
		const y = numberIn(context, place?.get(3)) ?? height;
		found.push({ name: key.decodeText(), page, depth: Math.min(1, Math.max(0, 1 - y / height)) });
	}
	return found.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Every link of a document’s pages. */
export function linksOf(document: PDFDocument): PDFDict[] {
	const { context } = document;
	return document.getPages().flatMap(({ node }) => {
		const annotations =
			arrayIn(context, node.get(PDFName.of('Annots'))) ?? PDFArray.withContext(context);
		return annotations.asArray().flatMap((each) => dictIn(context, each) ?? []);
	});
}
