import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readKept, writeKept } from '../cache/kept-file.ts';
import { facePaths } from './measure-text.ts';
import { encodeOpaque } from './png.ts';

/** Pixels of the picture for each of the drawing, so that it stays sharp on paper and on slides. */
const scale = 2;

/** To be changed with the renderer or the encoder, so that no picture of an older one is used again. */
const rendererVersion = 'resvg-wasm 2.6.2, palette';

let ready: Promise<void> | undefined;
let faces: Uint8Array[] | undefined;

/** A whole SVG file as PNG. Pictures are kept by what they are made of in the folder `cache`. */
export async function pngOf(svg: string, cache: string): Promise<Uint8Array<ArrayBuffer>> {
	const key = createHash('sha256').update(`${rendererVersion} ${scale} ${svg}`).digest('hex');
	const path = join(cache, `${key}.png`);
	const kept = readKept(path);
	if (kept !== undefined) return new Uint8Array(kept);
	const png = await render(svg);
	writeKept(path, png);
	return png;
}

async function render(svg: string): Promise<Uint8Array<ArrayBuffer>> {
	ready ??= initWasm(
		readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
	);
	await ready;
	faces ??= facePaths().map((path) => new Uint8Array(readFileSync(path)));
	const renderer = new Resvg(svg, {
		fitTo: { mode: 'zoom', value: scale },
		font: {
			fontBuffers: faces,
			loadSystemFonts: false,
			defaultFontFamily: 'Be Vietnam Pro',
		},
	});
	const image = renderer.render();
	const { width, height, pixels } = image;
	// The encoder of the renderer takes longer, and twice the bytes; it is for what shines through.
	const png = new Uint8Array(encodeOpaque({ width, height, bytes: pixels }) ?? image.asPng());
	image.free();
	renderer.free();
	return png;
}
