import { fontMeasurer } from '../../src/charts/measure-text.ts';
import { isInside, overlap, type Bounds } from '../../src/charts/svg-path.ts';
import { chartColours } from '../../src/charts/theme.ts';
import { linesOf, type Vertex } from './svg-vertices.ts';

/** A line of lettering with the box of its ink. */
export interface DrawnText extends Bounds {
	readonly text: string;
	/** The width of a space beside it. */
	readonly space: number;
	/** How many marks are drawn before it. */
	readonly order: number;
}

/** A stroke or an area. */
export interface DrawnPath {
	readonly lines: readonly (readonly Vertex[])[];
	readonly stroke: string;
	readonly strokeWidth: number;
	readonly isRound: boolean;
	/** How many marks are drawn before it. */
	readonly order: number;
	/** What it hides: the boxes of rectangles in the colour of the ground. */
	readonly covers: readonly Bounds[];
}

/** What stands in a drawing, in its own pixels. */
export interface DrawnMarks {
	readonly texts: readonly DrawnText[];
	readonly paths: readonly DrawnPath[];
}

interface State {
	readonly attributes: Readonly<Record<string, string>>;
	readonly shift: Vertex;
}

const measure = fontMeasurer();

/** Reads the markup of a drawing: groups with a shift, texts, and paths outside of definitions. */
export function marksOf(markup: string): DrawnMarks {
	const texts: DrawnText[] = [];
	const paths: DrawnPath[] = [];
	let order = 0;
	const groups: State[] = [{ attributes: {}, shift: [0, 0] }];
	const visible = markup.replaceAll(/<clipPath.*?<\/clipPath>/g, '');
	for (const [tag, name, list = '', content = ''] of visible.matchAll(
		/<(?:(g|path|text)\b([^>]*)>([^<]*)|\/g>)/g,
	)) {
		const outer = groups.at(-1);
		if (outer === undefined) throw new Error('A drawing closes more groups than it opens.');
		if (tag === '</g>') {
			groups.pop();
			continue;
		}
		const own = Object.fromEntries(
			[...list.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
		);
		const state = { attributes: { ...outer.attributes, ...own }, shift: shifted(outer, own) };
		if (name === 'g') groups.push(state);
		else if (name === 'text') texts.push(textOf(content, state, order));
		else paths.push(pathOf(state, order));
		order += 1;
	}
	return { texts, paths };
}

function shifted(
	{ shift: [x, y] }: State,
	{ transform }: Readonly<Record<string, string>>,
): Vertex {
	if (transform === undefined) return [x, y];
	const [, dx, dy] = /^translate\((\S+) (\S+)\)$/.exec(transform) ?? [];
	if (dx === undefined) throw new Error(`A drawing is moved by “${transform}”.`);
	return [x + Number(dx), y + Number(dy)];
}

/** Capitals and figures are 0.72 em high; letters below the line go down by 0.2. */
function textOf(content: string, { attributes, shift: [dx, dy] }: State, order: number): DrawnText {
	const text = content.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
	const size = Number(attributes['font-size']);
	const weight = attributes['font-weight'] === '600' ? 600 : 400;
	const width = measure(text, size, weight);
	const anchor = attributes['text-anchor'] ?? 'start';
	const left =
		Number(attributes['x']) + dx - width * (anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0);
	const base = Number(attributes['y']) + dy;
	return {
		text,
		left,
		right: left + width,
		top: base - size * 0.72,
		bottom: base + size * (/[gjpqy(,;ạặậẹệịọộợụựỵ]/.test(text) ? 0.2 : 0.01),
		space: measure(' ', size, weight),
		order,
	};
}

function pathOf({ attributes, shift: [dx, dy] }: State, order: number): DrawnPath {
	const data = attributes['d'] ?? '';
	const lines = linesOf(data).map((line) => line.map(([x, y]): Vertex => [x + dx, y + dy]));
	const isCover = attributes['fill'] === chartColours.ground && /^[Mmhvz\d. -]+z$/.test(data);
	return {
		lines,
		order,
		covers: isCover ? lines.map(boxOf) : [],
		stroke: attributes['stroke'] ?? '',
		strokeWidth: attributes['stroke'] === undefined ? 0 : Number(attributes['stroke-width'] ?? 1),
		isRound: /[aA]/.test(data),
	};
}

/** Texts of which one lies on the other, or that run together for want of a space. */
export function crowdedTexts({ texts }: DrawnMarks): string[] {
	return texts.flatMap((one, index) =>
		texts.slice(index + 1).flatMap((other) => {
			return overlap(widened(one), other) ? [`“${one.text}” and “${other.text}”`] : [];
		}),
	);
}

/** The box with a space before and behind. */
function widened({ left, right, top, bottom, space }: DrawnText): Bounds {
	const least = space - 0.1;
	return { left: left - least, right: right + least, top, bottom };
}

interface Upright extends Bounds {
	readonly order: number;
}

/** Texts that upright lines run through. What the ground of a text covers does not count. */
export function struckTexts({ texts, paths }: DrawnMarks, lines: 'all' | 'but grid'): string[] {
	const uprights = paths
		.filter(({ stroke, isRound }) => stroke !== '' && !isRound)
		.filter(({ stroke }) => lines === 'all' || stroke !== chartColours.grid)
		.flatMap(({ lines, strokeWidth, order }) =>
			lines.flatMap((line) =>
				line.slice(1).flatMap(([x, y], index): Upright[] => {
					const [fromX, fromY] = line[index] ?? [x, y];
					if (Math.abs(x - fromX) > 0.2 || Math.abs(y - fromY) < 3) return [];
					const half = strokeWidth / 2;
					return [
						{
							...boxOf([
								[x - half, y],
								[x + half, fromY],
							]),
							order,
						},
					];
				}),
			),
		);
	return texts.flatMap((text) => {
		const ground = paths.findLast(
			({ covers, order }) => order < text.order && covers.some((cover) => isInside(text, cover, 2)),
		);
		const isStruck = uprights.some(
			(line) => line.order > (ground?.order ?? -1) && overlap(line, text),
		);
		return isStruck ? [`“${text.text}”`] : [];
	});
}

/** Texts on which a dot lies, or that a dot less than a space away would seem to belong to. */
export function dottedTexts({ texts, paths }: DrawnMarks): string[] {
	const dots = paths
		.filter(({ isRound }) => isRound)
		.flatMap(({ lines, strokeWidth }) => lines.map((line) => circleOf(line, strokeWidth / 2)));
	return texts.flatMap((text) => {
		const { left, right, top, bottom } = widened(text);
		const isDotted = dots.some(({ x, y, radius }) => {
			const across = Math.max(left - x, 0, x - right);
			const along = Math.max(top - y, 0, y - bottom);
			return Math.hypot(across, along) < radius;
		});
		return isDotted ? [`“${text.text}”`] : [];
	});
}

/** A circle of which two ends and the centre are known, with half of its stroke. */
function circleOf(line: readonly Vertex[], margin: number) {
	const { left, right, top, bottom } = boxOf(line);
	return { x: (left + right) / 2, y: (top + bottom) / 2, radius: (right - left) / 2 + margin };
}

function boxOf(points: readonly Vertex[]): Bounds {
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	return {
		left: Math.min(...xs),
		right: Math.max(...xs),
		top: Math.min(...ys),
		bottom: Math.max(...ys),
	};
}
