import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** A drawing to be rendered, and what is told of it. */
export interface PictureRequest {
	readonly id: number;
	readonly svg: string;
}

export type PictureAnswer =
	| { readonly id: number; readonly png: Uint8Array<ArrayBuffer> }
	| { readonly id: number; readonly error: unknown };

/** What a renderer works with all its life. */
export interface RendererSettings {
	/** Pixels of the picture for each of the drawing. */
	readonly scale: number;
	/** Paths of the font files. */
	readonly faces: readonly string[];
}

/**
 * The program of a thread that renders pictures: their pixels would make a process with much in its
 * memory look through all of it every few pictures, to see whether some can be freed.
 */
if (parentPort !== null) {
	const port = parentPort;
	const { scale, faces } = workerData as RendererSettings;
	await initWasm(
		readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
	);
	const fontBuffers = faces.map((path) => new Uint8Array(readFileSync(path)));
	port.on('message', ({ id, svg }: PictureRequest) => {
		port.postMessage(answer(id, svg));
	});

	const answer = (id: number, svg: string): PictureAnswer => {
		try {
			return { id, png: render(svg, scale, fontBuffers) };
		} catch (error) {
			return { id, error };
		}
	};
}

function render(svg: string, scale: number, fontBuffers: Uint8Array[]): Uint8Array<ArrayBuffer> {
	const renderer = new Resvg(svg, {
		fitTo: { mode: 'zoom', value: scale },
		font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Be Vietnam Pro' },
	});
	const image = renderer.render();
	const png = new Uint8Array(image.asPng());
	image.free();
	renderer.free();
	return png;
}
