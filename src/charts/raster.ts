import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readKept, writeKept } from '../cache/kept-file.ts';
import { facePaths } from './measure-text.ts';
import type { PictureAnswer, PictureRequest, RendererSettings } from './render-picture.ts';

/** Pixels of the picture for each of the drawing, so that it stays sharp on paper and on slides. */
const scale = 2;

/** To be changed with the renderer, so that no picture of an older one is used again. */
const rendererVersion = 'resvg-wasm 2.6.2';

/** A whole SVG file as PNG. Pictures are kept by what they are made of in the folder `cache`. */
export async function pngOf(svg: string, cache: string): Promise<Uint8Array<ArrayBuffer>> {
	const key = createHash('sha256').update(`${rendererVersion} ${scale} ${svg}`).digest('hex');
	const path = join(cache, `${key}.png`);
	const kept = readKept(path);
	if (kept !== undefined) return new Uint8Array(kept);
	renderer ??= openRenderer();
	const png = await renderer(svg);
	writeKept(path, png);
	return png;
}

type Renderer = (svg: string) => Promise<Uint8Array<ArrayBuffer>>;

let renderer: Renderer | undefined;

/** A thread that renders; it keeps the process alive only while someone waits for a picture. */
function openRenderer(): Renderer {
	const settings: RendererSettings = { scale, faces: facePaths() };
	const worker = new Worker(join(process.cwd(), 'src/charts/render-picture.ts'), {
		workerData: settings,
	});
	const waiting = new Map<number, PromiseWithResolvers<Uint8Array<ArrayBuffer>>>();
	let count = 0;
	worker.unref();
	worker.on('message', (answer: PictureAnswer) => {
		const asked = waiting.get(answer.id);
		waiting.delete(answer.id);
		if (waiting.size === 0) worker.unref();
		if ('png' in answer) asked?.resolve(answer.png);
		else asked?.reject(answer.error);
	});
	worker.on('error', (error) => {
		renderer = undefined;
		for (const { reject } of waiting.values()) reject(error);
	});
	return (svg) => {
		count += 1;
		const asked = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
		waiting.set(count, asked);
		worker.ref();
		worker.postMessage({ id: count, svg } satisfies PictureRequest);
		return asked.promise;
	};
}
