import { crc32, deflateSync } from 'node:zlib';

/** Pixels of a drawing, four bytes each: red, green, blue and how much they cover. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
	/** They begin at a whole number of pixels in their buffer. */
	readonly bytes: Uint8Array;
}

/** How thorough the compression is: the next levels save a fiftieth and cost a quarter more. */
const level = 5;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What the bytes of a line are, as PNG numbers it. */
const colourTypes = { plain: 2, palette: 3 } as const;

/** As many colours as one byte tells apart. */
const paletteRoom = 256;

/**
 * A picture without anything that shines through as PNG, pixel for pixel; `undefined` for any other.
 * A drawing has few colours: most fit a palette, and are then a third as much to compress.
 */
export function encodeOpaque({ width, height, bytes }: Pixels): Buffer | undefined {
	// Read as signed numbers, because the engine keeps such as they are and boxes larger ones.
	const pixels = new Int32Array(bytes.buffer, bytes.byteOffset, width * height);
	for (let at = 0; at < pixels.length; at += 1) {
		if ((pixels[at] as number) >>> 24 !== 0xff) return undefined;
	}
	const indexed = indexLines(pixels, width, height);
	const [colourType, ...chunks] =
		indexed === undefined
			? ([colourTypes.plain, chunk('IDAT', plainLines(pixels, width, height))] as const)
			: ([
					colourTypes.palette,
					chunk('PLTE', indexed.palette),
					chunk('IDAT', deflateSync(indexed.lines, { level })),
				] as const);
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, colourType], 8);
	return Buffer.concat([signature, chunk('IHDR', head), ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

/** The colours, and each line as places among them; `undefined` where they are too many. */
function indexLines(
	pixels: Int32Array,
	width: number,
	height: number,
): { readonly palette: Uint8Array; readonly lines: Buffer } | undefined {
	const colours = new Map<number, number>();
	const lines = Buffer.alloc(height * (width + 1));
	let last = 0;
	let index = -1;
	for (let y = 0; y < height; y += 1) {
		// The byte before a line says that it is written as it is.
		const [from, to] = [y * width, y * (width + 1) + 1];
		for (let x = 0; x < width; x += 1) {
			const colour = pixels[from + x] as number;
			if (colour !== last || index < 0) {
				last = colour;
				index = colours.get(colour) ?? colours.size;
				if (index === colours.size) colours.set(colour, index);
				if (index === paletteRoom) return undefined;
			}
			lines[to + x] = index;
		}
	}
	const palette = Buffer.from(Int32Array.from(colours.keys()).buffer).filter(
		(_byte, at) => at % 4 !== 3,
	);
	return { palette, lines };
}

/** Lines of three bytes a pixel, compressed. */
function plainLines(pixels: Int32Array, width: number, height: number): Buffer {
	const lines = Buffer.alloc(height * (width * 3 + 1));
	let to = 0;
	for (let y = 0; y < height; y += 1) {
		to += 1;
		for (let at = y * width; at < (y + 1) * width; at += 1) {
			const colour = pixels[at] as number;
			lines[to] = colour & 0xff;
			lines[to + 1] = (colour >> 8) & 0xff;
			lines[to + 2] = (colour >> 16) & 0xff;
			to += 3;
		}
	}
	return deflateSync(lines, { level });
}

function chunk(name: string, content: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(content.length);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}
