import { PDFDocument } from '@cantoo/pdf-lib';
import { save } from './finish.ts';

/** The papers that a document comes on, in points, upright. */
export const paperSizes = {
	a4: { width: 595.28, height: 841.89 },
	letter: { width: 612, height: 792 },
} as const;

export type Paper = keyof typeof paperSizes;

/**
 * The same pages on another paper: the sheet is cut or widened around what is set on it, which
 * keeps clear of the edges of both. So every page has the same text at the same size and the same
 * number on either.
 */
export async function onPaper(bytes: Uint8Array, paper: Paper): Promise<Uint8Array> {
	const document = await PDFDocument.load(bytes, { updateMetadata: false });
	const { width, height } = paperSizes[paper];
	for (const page of document.getPages()) {
		const isAcross = page.getWidth() > page.getHeight();
		const [wide, tall] = isAcross ? [height, width] : [width, height];
		const old = page.getMediaBox();
		page.setMediaBox((old.width - wide) / 2 + old.x, (old.height - tall) / 2 + old.y, wide, tall);
	}
	return save(document);
}
