import type { MeasureText } from '../charts/text-width.ts';
import { wrapLabel } from '../charts/lettering.ts';
import type { Verdict } from '../claims/claims.ts';

/**
 * The map of an argument as boxes in three columns – statements that are tested, what tests them,
 * what is recommended – and lines between them. The order within a column is that of the text and
 * never changes; only heights are found, so that a line is as short as the order allows.
 */

/** A box before it has a place. */
export interface MapEntry {
	/** What links name it by; no two entries of a map share one. */
	readonly key: string;
	readonly column: 0 | 1 | 2;
	/** “s4”, “3”, “c12”: set before the text, or alone where there is no room for words. */
	readonly label: string;
	readonly text: string;
	readonly path: string;
	readonly verdict?: Verdict | undefined;
}

/** That one entry bears on another. */
export interface MapLink {
	readonly from: string;
	readonly to: string;
}

/** What a map shows, before it is laid out. */
export interface ArgumentMap {
	readonly entries: readonly MapEntry[];
	readonly links: readonly MapLink[];
}

/** How wide a map is, and how its columns share the width; 0 leaves the words out. */
export interface MapSize {
	readonly name: 'wide' | 'medium' | 'narrow';
	readonly width: number;
	readonly columns: readonly [number, number, number];
	readonly fontSize: number;
}

export interface MapBox extends MapEntry {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** The words, line by line, and the height of each. */
	readonly lines: readonly string[];
	readonly baselines: readonly number[];
	/** Where its parts begin: the sign of the verdict, the label, the words. */
	readonly signX: number;
	readonly signY: number;
	readonly labelX: number;
	readonly textX: number;
}

export interface MapLine extends MapLink {
	/** An SVG path from the right edge of one box to the left edge of the other. */
	readonly d: string;
}

export interface ArgumentDrawing {
	readonly size: MapSize;
	readonly width: number;
	readonly height: number;
	readonly boxes: readonly MapBox[];
	readonly lines: readonly MapLine[];
}

export const mapSizes = {
	wide: { name: 'wide', width: 1100, columns: [270, 350, 270], fontSize: 12.5 },
	medium: { name: 'medium', width: 700, columns: [185, 210, 185], fontSize: 11.5 },
	narrow: { name: 'narrow', width: 340, columns: [52, 52, 52], fontSize: 13 },
} as const satisfies Record<string, MapSize>;

const padding = 8;
const gap = 9;
const lineHeight = 1.36;
/** What the sign of a verdict takes, with the space behind it. */
const signWidth = 17;

/** Lays a map out. The same map gives the same drawing. */
export function layOutMap(
	{ entries, links }: ArgumentMap,
	size: MapSize,
	measure: MeasureText,
): ArgumentDrawing {
	const spans = spansOf(entries, size);
	const columns = spans.map((span, column) =>
		entries
			.filter((entry) => entry.column === column)
			.map((entry) => boxOf(entry, span, size, measure)),
	);
	const height = Math.max(...columns.map(stackHeight), 0) + 2;
	const placed = new Map<string, MapBox>();
	// The middle column spreads over the whole height; the others seek the entries that they join.
	for (const column of [1, 0, 2]) {
		const boxes = columns[column] ?? [];
		const wanted = boxes.map((box) => wantedCentre(box, links, placed));
		for (const box of stack(boxes, wanted, height, size)) placed.set(box.key, box);
	}
	const boxes = columns.flat().flatMap(({ key }) => placed.get(key) ?? []);
	const passed = boxes.filter(({ column }) => column === 1);
	return {
		size,
		width: size.width,
		height: round(height),
		boxes,
		lines: links.flatMap((link) => {
			const [from, to] = [placed.get(link.from), placed.get(link.to)];
			if (from === undefined || to === undefined) return [];
			return [
				{ ...link, d: from.column + 2 === to.column ? detour(from, to, passed) : curve(from, to) },
			];
		}),
	};
}

/** A box with the extent of its words, not yet at its height. */
type Sized = Omit<MapBox, 'y' | 'baselines' | 'signY'>;

function boxOf(entry: MapEntry, { x, width }: Span, size: MapSize, measure: MeasureText): Sized {
	const { fontSize, name } = size;
	const signX = round(x + padding);
	const labelX = round(signX + (entry.verdict === undefined ? 0 : signWidth));
	const label = entry.label === '' ? 0 : measure(entry.label, fontSize, 600) + 6;
	const textX = round(labelX + label);
	// Browsers that fit letters to whole pixels set small text up to a twentieth wider.
	const room = (x + width - padding - textX) * 0.95;
	const lines =
		name === 'narrow' ? [] : wrapLabel(entry.text, room, (text) => measure(text, fontSize, 400));
	const height = round(Math.max(lines.length, 1) * fontSize * lineHeight + padding + 4);
	return { ...entry, x, width, height, lines, signX, labelX, textX };
}

/** A box at its height. */
function boxAt(box: Sized, top: number, { fontSize }: MapSize): MapBox {
	const y = round(top);
	const first = y + padding / 2 + 2 + fontSize;
	const baselines = Array.from({ length: Math.max(box.lines.length, 1) }, (_, index) =>
		round(first + index * fontSize * lineHeight),
	);
	return { ...box, y, baselines, signY: round(first - fontSize / 2 - 4.2) };
}

interface Span {
	readonly x: number;
	readonly width: number;
}

/** The columns that have entries share the width in their proportions; the others have none. */
function spansOf(entries: readonly MapEntry[], { width, columns }: MapSize): Span[] {
	const total = columns.reduce((sum, each) => sum + each, 0);
	const between = (width - 2 - total) / 2;
	const shares = columns.map((share, column) =>
		entries.some((entry) => entry.column === column) ? share : 0,
	);
	const used = shares.filter((share) => share > 0);
	const room = width - 2 - between * (used.length - 1);
	const scale = room / used.reduce((sum, each) => sum + each, 0);
	let x = 1;
	return shares.map((share) => {
		const span = { x: round(x), width: round(share * scale) };
		if (share > 0) x += span.width + between;
		return span;
	});
}

function stackHeight(boxes: readonly Sized[]): number {
	return boxes.reduce((sum, { height }) => sum + height + gap, -gap);
}

/** The mean height of what an entry is joined to, as far as that has a place. */
function wantedCentre(
	{ key }: Sized,
	links: readonly MapLink[],
	placed: ReadonlyMap<string, MapBox>,
): number | undefined {
	const centres = links.flatMap(({ from, to }) => {
		const other = placed.get(from === key ? to : to === key ? from : '');
		return other === undefined ? [] : [other.y + other.height / 2];
	});
	if (centres.length === 0) return undefined;
	return centres.reduce((sum, centre) => sum + centre, 0) / centres.length;
}

/**
 * Puts boxes below each other in their order, as near as that allows to where they are wanted:
 * neighbours that would overlap share the mean of their wishes. Boxes without a wish are spread
 * evenly.
 */
function stack(
	boxes: readonly Sized[],
	wanted: readonly (number | undefined)[],
	height: number,
	size: MapSize,
): MapBox[] {
	const spare = (height - 2 - stackHeight(boxes)) / (boxes.length + 1);
	let even = 1 + spare;
	const tops = boxes.map((box, index) => {
		const top = even;
		even += box.height + gap + spare;
		const centre = wanted[index];
		return centre === undefined ? top : centre - box.height / 2;
	});
	const offsets: number[] = [];
	boxes.reduce((offset, box) => {
		offsets.push(offset);
		return offset + box.height + gap;
	}, 0);
	const wishes = tops.map((top, index) => top - (offsets[index] ?? 0));
	const most = height - 1 - stackHeight(boxes);
	const starts = risingMeans(wishes);
	return boxes.map((box, index) => {
		const start = Math.min(Math.max(starts[index] ?? 1, 1), most);
		return boxAt(box, start + (offsets[index] ?? 0), size);
	});
}

/** The sequence that never falls and lies nearest to the numbers (pool adjacent violators). */
function risingMeans(numbers: readonly number[]): number[] {
	const pools: { sum: number; count: number }[] = [];
	for (const number of numbers) {
		pools.push({ sum: number, count: 1 });
		for (let last = pools.at(-1), before = pools.at(-2); last && before;) {
			if (before.sum / before.count <= last.sum / last.count) break;
			pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
			[last, before] = [pools.at(-1), pools.at(-2)];
		}
	}
	return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
}

/** A line from box to box; within a column it bends out to the left. */
function curve(from: MapBox, to: MapBox): string {
	const [y1, y2] = [round(from.y + from.height / 2), round(to.y + to.height / 2)];
	if (from.column === to.column) {
		const bend = round(from.x - 14);
		return `M${round(from.x)} ${y1}C${bend} ${y1} ${bend} ${y2} ${round(to.x)} ${y2}`;
	}
	const [x1, x2] = [round(from.x + from.width), round(to.x)];
	const middle = round((x1 + x2) / 2);
	return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/** A line from the first column to the third, through the nearest gap of the second. */
function detour(from: MapBox, to: MapBox, passed: readonly MapBox[]): string {
	const [first, last] = [passed[0], passed.at(-1)];
	if (first === undefined || last === undefined) return curve(from, to);
	const wanted = (from.y + from.height / 2 + to.y + to.height / 2) / 2;
	const gaps = passed.map(({ y, height }, index) => {
		const below = passed[index + 1];
		return y + height + (below === undefined ? gap : below.y - y - height) / 2;
	});
	const height = [first.y - gap / 2, ...gaps].reduce((best, each) =>
		Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best,
	);
	const channel = { ...first, y: height, height: 0 };
	return `${curve(from, channel)}H${round(first.x + first.width)}${curve(channel, to)}`;
}

function round(number: number): number {
	return Math.round(number * 10) / 10;
}
