import type { Drawing } from './render.ts';

/** The two drawings of a figure, as they stand on one page. */
export interface DrawingPair {
	readonly wide: Drawing;
	readonly narrow: Drawing;
}

interface Axis {
	readonly scale: number;
	readonly shift: number;
}

/** Shorter paths weigh less than a reference to them. */
const least = 90;

/** Half a tenth of a pixel from the rounding of either drawing, and as much again for their scales. */
const tolerance = 0.16;

const pathPattern = /<path d="(?<data>[^"]+)"(?<paint>[^>]*)\/>/g;

/**
 * The narrow drawing with its long lines taken from the wide one. Both show the same numbers on the
 * same kinds of axes, so that a line of one is that of the other, moved and stretched; where it is
 * not, to what an eye can tell, it stays. `prefix` must be unique on the page.
 */
export function shareLines({ wide, narrow }: DrawingPair, prefix: string): DrawingPair {
	const wideLines = longPaths(wide.markup);
	const narrowLines = longPaths(narrow.markup);
	if (wideLines.length !== narrowLines.length) return { wide, narrow };
	let [wideMarkup, narrowMarkup] = [wide.markup, narrow.markup];
	for (const [index, line] of wideLines.entries()) {
		const twin = narrowLines[index];
		const matrix = twin?.paint === line.paint ? matrixOf(line.data, twin.data) : undefined;
		if (twin === undefined || matrix === undefined) continue;
		const id = `${prefix}-${index}`;
		wideMarkup = wideMarkup.replace(
			line.whole,
			// Whoever refers to the line says whether its width is stretched with it.
			`<path id="${id}" vector-effect="inherit" d="${line.data}"${line.paint}/>`,
		);
		narrowMarkup = narrowMarkup.replace(
			twin.whole,
			`<use href="#${id}" transform="matrix(${matrix})" vector-effect="non-scaling-stroke"/>`,
		);
	}
	return {
		wide: { ...wide, markup: wideMarkup },
		narrow: { ...narrow, markup: narrowMarkup },
	};
}

function longPaths(markup: string) {
	return [...markup.matchAll(pathPattern)]
		.map(({ 0: whole, groups }) => ({
			whole,
			data: groups?.['data'] ?? '',
			paint: groups?.['paint'] ?? '',
		}))
		.filter(({ data, paint }) => data.length > least && !paint.includes('id='));
}

/** The matrix that takes one path to the other; nothing where none does. */
function matrixOf(from: string, to: string): string | undefined {
	const [source, target] = [linePoints(from), linePoints(to)];
	if (source === undefined || target === undefined || source.length !== target.length) return;
	const [x, y] = ([0, 1] as const).map((axis) =>
		fitAxis(
			source.map((point) => point[axis]),
			target.map((point) => point[axis]),
		),
	);
	if (x === undefined || y === undefined) return;
	return [x.scale, 0, 0, y.scale, x.shift, y.shift]
		.map((number) => String(Number(number.toFixed(4))))
		.join(' ');
}

/** By least squares, and only where no point is farther off than rounding explains. */
function fitAxis(from: readonly number[], to: readonly number[]): Axis | undefined {
	const mean = (numbers: readonly number[]) =>
		numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
	const [middle, wanted] = [mean(from), mean(to)];
	const spread = from.reduce((sum, number) => sum + (number - middle) ** 2, 0);
	if (spread === 0) return undefined;
	const scale =
		from.reduce((sum, number, at) => sum + (number - middle) * ((to[at] ?? 0) - wanted), 0) /
		spread;
	const shift = wanted - scale * middle;
	const isClose = from.every(
		(number, at) => Math.abs(scale * number + shift - (to[at] ?? 0)) < tolerance,
	);
	return isClose ? { scale, shift } : undefined;
}

const steps: Readonly<Record<string, number>> = { M: 2, m: 2, l: 2, h: 1, v: 1, z: 0 };

/** The points of a path of straight lines; nothing for one that has others. */
function linePoints(data: string): (readonly [number, number])[] | undefined {
	const points: (readonly [number, number])[] = [];
	let [x, y] = [0, 0];
	let [startX, startY] = [0, 0];
	for (const [, letter = '', rest = ''] of data.matchAll(/([a-z])([^a-z]*)/gi)) {
		const length = steps[letter];
		if (length === undefined) return undefined;
		if (letter === 'z') [x, y] = [startX, startY];
		const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
		for (let at = 0; length > 0 && at + length <= numbers.length; at += length) {
			const [a = 0, b = 0] = numbers.slice(at, at + length);
			if (letter === 'M') [x, y] = [a, b];
			else if (letter === 'h') x += a;
			else if (letter === 'v') y += a;
			else [x, y] = [x + a, y + b];
			if (letter === 'M' || letter === 'm') [startX, startY] = [x, y];
			points.push([x, y]);
		}
	}
	return points;
}
