import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { encodeOpaque, type Pixels } from '../../../src/charts/png.ts';

/** A picture of as many colours as asked for, one after the other. */
function picture(width: number, height: number, colours: number, cover = 0xff): Pixels {
	const bytes = new Uint8Array(width * height * 4);
	for (let at = 0; at < width * height; at += 1) {
		const colour = at % colours;
		bytes.set([colour & 0xff, colour >> 8, 0xff - (colour & 0x7f), cover], at * 4);
	}
	return { width, height, bytes };
}

const colourType = (png: Buffer | undefined) => png?.[25];

test.each([
	['one colour', 1, 3],
	['as many as a palette holds', 256, 3],
	['one more', 257, 2],
])('a picture of %s is read as the same pixels', (_name, colours, type) => {
	const drawn = picture(37, 23, colours);
	const png = encodeOpaque(drawn);
	expect(colourType(png)).toBe(type);
	const { width, height, data } = PNG.sync.read(png ?? Buffer.alloc(0));
	expect([width, height]).toEqual([37, 23]);
	expect(data.equals(drawn.bytes)).toBe(true);
});

test('a picture that lets something through is left to another encoder', () => {
	expect(encodeOpaque(picture(4, 4, 2, 0xfe))).toBeUndefined();
});
