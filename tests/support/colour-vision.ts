/** How colours look to someone: as they are, without colour, or without one kind of cones. */
export const visions = ['full', 'greyscale', 'protanopia', 'deuteranopia', 'tritanopia'] as const;

export type Vision = (typeof visions)[number];

type Rgb = readonly [number, number, number];

/**
 * Linear RGB as dichromats see it: Machado, Oliveira and Fernandes (2009), “A Physiologically-based
 * Model for Simulation of Color Vision Deficiency”, table 1, severity 1.0.
 */
const matrices: Record<Exclude<Vision, 'full' | 'greyscale'>, readonly Rgb[]> = {
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
};

/** Contrast of two colours (WCAG 2.2, from 1 to 21) as someone sees them. */
export function contrastSeen(first: string, second: string, vision: Vision): number {
	const [darker = 0, lighter = 0] = [first, second]
		.map((colour) => luminance(seen(linear(colour), vision)))
		.toSorted((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05);
}

function seen(colour: Rgb, vision: Vision): Rgb {
	if (vision === 'full') return colour;
	if (vision === 'greyscale') {
		const grey = luminance(colour);
		return [grey, grey, grey];
	}
	const [red, green, blue] = matrices[vision].map((row) =>
		clamp(row.reduce((sum, weight, index) => sum + weight * (colour[index] ?? 0), 0)),
	);
	return [red ?? 0, green ?? 0, blue ?? 0];
}

function linear(colour: string): Rgb {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
		const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return [red, green, blue];
}

function luminance([red, green, blue]: Rgb): number {
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
