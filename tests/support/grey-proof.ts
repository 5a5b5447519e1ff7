import { OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text as a page without colour shows it. */
export interface GreyText {
	readonly text: string;
	/** In points. */
	readonly size: number;
	/** Of its letters against what lies under them (WCAG 2.2, from 1 to 21). */
	readonly contrast: number;
}

/** Pixels a point: the stems of the smallest letters are then wider than one. */
const scale = 3;

/**
 * Renders a page with and without its letters, takes the colours away, and compares the darkest
 * part of every text with what lies under it.
 */
export async function greyProof(document: PDFDocumentProxy, number: number): Promise<GreyText[]> {
	const page = await document.getPage(number);
	const factory = document.canvasFactory as CanvasFactory;
	const viewport = page.getViewport({ scale });
	const { items } = await page.getTextContent();
	const { fnArray } = await page.getOperatorList();
	const letters = new Set<number>([OPS.showText, OPS.showSpacedText, OPS.nextLineShowText]);
	const inked = await greys(page, factory, () => true);
	const bare = await greys(page, factory, (index) => !letters.has(fnArray[index] ?? 0));
	const width = Math.round(viewport.width);
	return items.flatMap((item) => {
		if (!('str' in item) || item.str.trim() === '') return [];
		const matrix = item.transform as readonly number[];
		const [a = 0, b = 0, , , x = 0, y = 0] = matrix;
		const length = Math.hypot(a, b) || 1;
		const along = [(a / length) * item.width, (b / length) * item.width] as const;
		const up = [(-b / length) * item.height, (a / length) * item.height] as const;
		const corners = [0, 1].flatMap((across) =>
			[-0.25, 1].map((rise) =>
				viewport.convertToViewportPoint(
					x + across * along[0] + rise * up[0],
					y + across * along[1] + rise * up[1],
				),
			),
		) as unknown as (readonly [number, number])[];
		const [left, right] = edges(corners.map(([each]) => each));
		const [top, bottom] = edges(corners.map(([, each]) => each));
		const contrasts: number[] = [];
		for (let row = top; row < bottom; row += 1) {
			for (let column = left; column < right; column += 1) {
				const [ink = 1, ground = 1] = [inked[row * width + column], bare[row * width + column]];
				if (ink !== ground) contrasts.push(contrastOf(ink, ground));
			}
		}
		// Edges of letters are smoothed; what is fully inked tells how the text reads.
		contrasts.sort((one, other) => other - one);
		const contrast = contrasts[Math.floor(contrasts.length / 20)] ?? 1;
		return [{ text: item.str, size: item.height, contrast }];
	});
}

function edges(places: readonly number[]): [number, number] {
	return [Math.max(0, Math.floor(Math.min(...places))), Math.ceil(Math.max(...places))];
}

function contrastOf(one: number, other: number): number {
	return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** The luminance of every pixel of a page of which some operators are painted. */
async function greys(
	page: PDFPageProxy,
	factory: CanvasFactory,
	operationsFilter: (index: number) => boolean,
): Promise<Float32Array> {
	const viewport = page.getViewport({ scale });
	const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
	const canvas = factory.create(width, height);
	await page.render({ canvas: canvas.canvas, viewport, operationsFilter }).promise;
	const { data } = canvas.context.getImageData(0, 0, width, height);
	return Float32Array.from({ length: width * height }, (_, index) => {
		const [red = 0, green = 0, blue = 0] = data.subarray(index * 4, index * 4 + 3);
		return (
			0.2126 * (linear[red] ?? 0) + 0.7152 * (linear[green] ?? 0) + 0.0722 * (linear[blue] ?? 0)
		);
	});
}

interface CanvasFactory {
	readonly create: (
		width: number,
		height: number,
	) => { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D };
}

/** The light of the 256 steps of a colour. */
const linear = Array.from({ length: 256 }, (_, step) => {
	const part = step / 255;
	return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});
