import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Words on a page with their place in millimetres from its upper left corner. */
export interface PlacedWords {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	/** Where they stand: their base line. */
	readonly base: number;
	readonly isFormula: boolean;
}

/** What a page shows, and how large it is. */
export interface SetPage {
	readonly words: readonly PlacedWords[];
	readonly width: number;
	readonly height: number;
}

const millimetre = 72 / 25.4;

/** What is set keeps clear of the edges above and below. */
const margin = 26;
const slack = 0.6;

/** Marks that formulas set over a letter. */
const accent = /^[\p{M}\p{Sk}\p{Lm}]+$/u;

/** Reads where everything stands. */
export async function setPages(document: PDFDocumentProxy): Promise<SetPage[]> {
	const pages: SetPage[] = [];
	for (let number = 1; number <= document.numPages; number += 1) {
		pages.push(await setPage(await document.getPage(number)));
	}
	return pages;
}

async function setPage(page: PDFPageProxy): Promise<SetPage> {
	const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
	await page.getOperatorList();
	const { items } = await page.getTextContent();
	const words = items.flatMap((item) => {
		if (!('str' in item) || item.str.trim() === '') return [];
		const [, , , , x = 0, y = 0] = item.transform as readonly number[];
		const { name } = page.commonObjs.get(item.fontName) as { readonly name: string };
		return [
			{
				text: item.str,
				left: (x - left) / millimetre,
				right: (x - left + item.width) / millimetre,
				base: (top - y) / millimetre,
				isFormula: name.includes('KaTeX'),
			},
		];
	});
	return { words, width: (right - left) / millimetre, height: (top - bottom) / millimetre };
}

/** The lines above the text of a page. */
export function headLines({ words }: SetPage): string[] {
	return linesOf(words.filter(({ base }) => base < margin - slack));
}

/** What stands between the text and the foot: bits of what begins on the next page. */
export function strayWords({ words, height }: SetPage): string[] {
	const foot = Math.max(...words.map(({ base }) => base));
	return words
		.filter(({ base }) => base > height - margin + slack && base < foot - slack)
		.map(({ text }) => text);
}

/** Words that run beyond the side margins. */
export function overlongWords({ words, width }: SetPage, side: number): string[] {
	return words
		.filter(({ left, right }) => left < side - slack || right > width - side + slack)
		.map(({ text }) => text);
}

/** Formulas that are printed over other words of their line. */
export function overprinted({ words }: SetPage): string[] {
	const least = 1;
	return words.flatMap((one, index) =>
		words.slice(index + 1).flatMap((other) => {
			const isOver =
				(one.isFormula || other.isFormula) &&
				![one, other].some(({ text }) => accent.test(text)) &&
				Math.abs(one.base - other.base) < slack &&
				Math.min(one.right, other.right) - Math.max(one.left, other.left) > least;
			return isOver ? [`${one.text} / ${other.text}`] : [];
		}),
	);
}

/** Lines that end within the bracket of a reference to a page. */
export function brokenReferences({ words }: SetPage): string[] {
	return linesOf(words).filter((line) => /\((?:p|tr)\.$/.test(line.trim()));
}

/** The text of a page between head and foot. */
export function textOf({ words, height }: SetPage): string {
	return linesOf(
		words.filter(({ base }) => base > margin - slack && base < height - margin + slack),
	).join(' ');
}

/** Words by the line that they stand on, from top to bottom. */
function linesOf(words: readonly PlacedWords[]): string[] {
	const lines: { readonly base: number; text: string }[] = [];
	for (const { base, text } of words) {
		const line = lines.find((each) => Math.abs(each.base - base) < slack);
		if (line === undefined) lines.push({ base, text });
		else line.text += ` ${text}`;
	}
	return lines.sort((one, other) => one.base - other.base).map(({ text }) => text);
}
