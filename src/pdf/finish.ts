import { PDFDocument, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { attach, type Attachment } from './attachments.ts';
import { markArtifacts } from './content-stream.ts';
import { linksOf } from './destinations.ts';
import { setFacts, type Facts } from './metadata.ts';
import { dictIn, textIn } from './objects.ts';
import { outlineOf, setOutline, type Heading } from './outline.ts';
import { setPageLabels, type PageLabel } from './page-labels.ts';
import { rewriteContents, tidyStructure } from './structure.ts';

/** What a printed page needs to become a document. */
export interface Finish {
	readonly facts: Facts;
	readonly headings: readonly Heading[];
	/** What links say, by the address or `#id` that they lead to. */
	readonly linkTexts: ReadonlyMap<string, string>;
	readonly label: Omit<PageLabel, 'from'>;
	readonly attachments: readonly Attachment[];
}

const name = (text: string) => PDFName.of(text);

/**
 * Makes what a browser printed an accessible document that can be kept: tags as PDF/UA-1 and
 * PDF/A-3a ask, an outline, labels of pages, facts, files, and nothing that changes from one run to
 * the next.
 */
export async function finish(
	printed: Uint8Array,
	{ facts, headings, linkTexts, label, attachments }: Finish,
): Promise<Uint8Array> {
	const document = await PDFDocument.load(printed, { updateMetadata: false });
	const { context } = document;
	const info = context.trailerInfo.Info;
	for (const page of document.getPages()) {
		rewriteContents(context, page.node, markArtifacts);
		page.node.set(name('Tabs'), name('S'));
	}
	tidyStructure(document);
	for (const link of linksOf(document)) {
		const action = dictIn(context, link.get(name('A')));
		const target = textIn(action?.get(name('URI'))) ?? `#${textIn(link.get(name('Dest'))) ?? ''}`;
		link.set(name('Contents'), PDFHexString.fromText(linkTexts.get(target) ?? target));
	}
	setOutline(document, outlineOf(headings));
	setPageLabels(document, [{ from: 0, ...label }]);
	if (info instanceof PDFRef) context.delete(info);
	setFacts(document, facts);
	attach(document, attachments, facts.date);
	return save(document);
}

/** The bytes of a document, the same for the same document. */
export function save(document: PDFDocument): Promise<Uint8Array> {
	return document.save({
		useObjectStreams: true,
		addDefaultPage: false,
		updateFieldAppearances: false,
	});
}
