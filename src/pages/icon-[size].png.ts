import type { APIRoute } from 'astro';
import icon from '../../public/icon.svg?raw';
import { pngOf } from '../charts/raster.ts';
import { pictureCache } from '../publication/build-options.ts';

/** The sizes that devices ask for when the publication is installed. */
export const getStaticPaths = () => ['192', '512'].map((size) => ({ params: { size } }));

export const GET: APIRoute = async ({ params: { size } }) => {
	// Pictures are made at twice the size of their drawing.
	const side = Number(size) / 2;
	const drawing = icon.replace('<svg ', `<svg width="${side}" height="${side}" `);
	return new Response(await pngOf(drawing, pictureCache));
};
