/** Colours of the screen on D50, the white of profiles: red, green and blue as XYZ. */
const primaries = {
	rXYZ: [0.436_075, 0.222_504, 0.013_932],
	gXYZ: [0.385_065, 0.716_879, 0.097_105],
	bXYZ: [0.143_08, 0.060_617, 0.714_173],
	wtpt: [0.9642, 1, 0.8249],
} as const;

const curveSteps = 256;

/**
 * A profile of sRGB, made here from its definition (IEC 61966-2-1): archival documents must carry
 * one, and those that can be had have licences of their own.
 */
export function sRgbProfile(): Uint8Array {
	const curve = curveTag();
	const tags: [string, Uint8Array][] = [
		['desc', descriptionTag('sRGB')],
		['cprt', textTag('Public domain')],
		...Object.entries(primaries).map(([key, xyz]): [string, Uint8Array] => [key, xyzTag(xyz)]),
		['rTRC', curve],
		['gTRC', curve],
		['bTRC', curve],
	];
	const placed: { readonly key: string; readonly offset: number; readonly bytes: Uint8Array }[] =
		[];
	let end = 128 + 4 + tags.length * 12;
	for (const [key, bytes] of tags) {
		const shared = placed.find((each) => each.bytes === bytes);
		placed.push({ key, bytes, offset: shared?.offset ?? end });
		if (shared === undefined) end += Math.ceil(bytes.length / 4) * 4;
	}
	const view = new DataView(new ArrayBuffer(end));
	writeHeader(view);
	view.setUint32(128, tags.length);
	placed.forEach(({ key, offset, bytes }, index) => {
		writeText(view, 132 + index * 12, key);
		view.setUint32(136 + index * 12, offset);
		view.setUint32(140 + index * 12, bytes.length);
		new Uint8Array(view.buffer).set(bytes, offset);
	});
	return new Uint8Array(view.buffer);
}

function writeHeader(view: DataView): void {
	view.setUint32(0, view.byteLength);
	view.setUint32(8, 0x02_10_00_00);
	writeText(view, 12, 'mntrRGB XYZ ');
	for (const [index, part] of [2000, 1, 1].entries()) view.setUint16(24 + index * 2, part);
	writeText(view, 36, 'acsp');
	for (const [index, part] of primaries.wtpt.entries()) {
		view.setInt32(68 + index * 4, fixed(part));
	}
}

function writeText(view: DataView, offset: number, text: string): void {
	for (let index = 0; index < text.length; index += 1) {
		view.setUint8(offset + index, text.charCodeAt(index));
	}
}

function fixed(value: number): number {
	return Math.round(value * 65_536);
}

function tag(type: string, length: number, fill: (view: DataView) => void): Uint8Array {
	const view = new DataView(new ArrayBuffer(8 + length));
	writeText(view, 0, type);
	fill(view);
	return new Uint8Array(view.buffer);
}

function xyzTag(xyz: readonly number[]): Uint8Array {
	return tag('XYZ ', 12, (view) => {
		for (const [index, part] of xyz.entries()) view.setInt32(8 + index * 4, fixed(part));
	});
}

function textTag(text: string): Uint8Array {
	return tag('text', text.length + 1, (view) => writeText(view, 8, text));
}

function descriptionTag(text: string): Uint8Array {
	return tag('desc', 4 + text.length + 1 + 8 + 70, (view) => {
		view.setUint32(8, text.length + 1);
		writeText(view, 12, text);
	});
}

function curveTag(): Uint8Array {
	return tag('curv', 4 + curveSteps * 2, (view) => {
		view.setUint32(8, curveSteps);
		for (let step = 0; step < curveSteps; step += 1) {
			const value = step / (curveSteps - 1);
			const linear = value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
			view.setUint16(12 + step * 2, Math.round(linear * 65_535));
		}
	});
}
