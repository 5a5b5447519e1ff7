import { PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { arrayIn, dictIn, nameIn, numberIn } from './objects.ts';

/** How pages are numbered from one page of a document on. */
export interface PageLabel {
	/** The place of the first such page in the document, from 0. */
	readonly from: number;
	readonly style: 'arabic' | 'roman';
	/** The number that it bears. */
	readonly start: number;
}

/** Makes a reader show the numbers that the pages bear. */
export function setPageLabels(
	{ catalog, context }: PDFDocument,
	labels: readonly PageLabel[],
): void {
	const numbers = labels.flatMap(({ from, style, start }) => [
		from,
		context.obj({ S: style === 'roman' ? 'r' : 'D', St: start }),
	]);
	catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: numbers }));
}

/** How the pages of a document of ours are numbered, which has one way for all of them. */
export function pageLabelsIn({ catalog, context }: PDFDocument): Omit<PageLabel, 'from'> {
	const labels = dictIn(context, catalog.get(PDFName.of('PageLabels')));
	const first = dictIn(context, arrayIn(context, labels?.get(PDFName.of('Nums')))?.get(1));
	return {
		style: nameIn(first?.get(PDFName.of('S'))) === 'r' ? 'roman' : 'arabic',
		start: numberIn(context, first?.get(PDFName.of('St'))) ?? 1,
	};
}
