import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	getDocument,
	VerbosityLevel,
	type PDFDocumentProxy,
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
