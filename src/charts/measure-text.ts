import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import type { MeasureText, Weight } from './text-width.ts';

const faces: Record<Weight, string> = {
	400: '400Regular/BeVietnamPro_400Regular.ttf',
	600: '600SemiBold/BeVietnamPro_600SemiBold.ttf',
};

let measurer: MeasureText | undefined;

/**
 * Measures text from the font files, so that what is drawn at build fits what a browser shows.
 * Text must be in normalisation form C: decomposed letters are measured too wide. All who ask share
 * one, which remembers every word.
 */
export function fontMeasurer(): MeasureText {
	measurer ??= openMeasurer();
	return measurer;
}

function openMeasurer(): MeasureText {
	const fonts = { 400: openFace(400), 600: openFace(600) };
	const widths = new Map<string, number>();
	const widthOf = (word: string, weight: Weight) => {
		const key = `${weight} ${word}`;
		let ems = widths.get(key);
		if (ems === undefined) {
			const font = fonts[weight];
			ems = font.layout(word).advanceWidth / font.unitsPerEm;
			widths.set(key, ems);
		}
		return ems;
	};
	// Word by word: texts are many and words few, and the face has no kerning with the space.
	return (text, size, weight) => {
		const words = text.split(' ');
		const ems = words.reduce((sum, word) => sum + widthOf(word, weight), 0);
		return (ems + (words.length - 1) * widthOf(' ', weight)) * size;
	};
}

/** The font files of all lettering in drawings. */
export function facePaths(): string[] {
	return ([400, 600] as const).map(facePath);
}

function facePath(weight: Weight): string {
	const path = join(process.cwd(), 'node_modules/@expo-google-fonts/be-vietnam-pro', faces[weight]);
	if (!existsSync(path)) {
		throw new Error(`The font file ${path} is missing. Run “npm ci”.`);
	}
	return path;
}

function openFace(weight: Weight): fontkit.Font {
	const path = facePath(weight);
	const font = fontkit.openSync(path);
	if (!('layout' in font)) throw new Error(`The font file ${path} is a collection, not one face.`);
	return font;
}
