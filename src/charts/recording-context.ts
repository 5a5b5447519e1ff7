import { chartFamily } from './lettering.ts';
import type { MeasureText, Weight } from './text-width.ts';
import {
	boundsOf,
	isInside,
	overlap,
	rectangleBounds,
	serializePath,
	type Bounds,
	type PathCommand,
	type Point,
} from './svg-path.ts';

/** The style properties of a 2D context, which `save` and `restore` keep. */
interface PaintState {
	fillStyle: string;
	strokeStyle: string;
	lineWidth: number;
	lineCap: string;
	lineJoin: string;
	lineDashOffset: number;
	miterLimit: number;
	globalAlpha: number;
	font: string;
	textAlign: string;
	textBaseline: string;
}

/** An area to which a drawing is confined. */
interface ClipArea {
	readonly data: string;
	/** The box of a rectangle; other shapes have none. */
	readonly rectangle: Bounds | undefined;
}

interface PathMark {
	readonly kind: 'path';
	data: string;
	readonly bounds: Bounds;
	readonly areas: Bounds[];
	fill: string;
	stroke: string;
	readonly clip: readonly ClipArea[];
}

interface TextMark {
	readonly kind: 'text';
	readonly style: string;
	readonly markup: string;
	readonly clip: readonly ClipArea[];
}

type Mark =
	| PathMark
	| TextMark
	| { readonly kind: 'open'; readonly name: string }
	| { readonly kind: 'close' };

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];

const initialPaint: PaintState = {
	fillStyle: '#000',
	strokeStyle: '#000',
	lineWidth: 1,
	lineCap: 'butt',
	lineJoin: 'miter',
	lineDashOffset: 0,
	miterLimit: 10,
	globalAlpha: 1,
	font: `10px ${chartFamily}`,
	textAlign: 'start',
	textBaseline: 'alphabetic',
};

/**
 * How far each baseline lies above the alphabetic one, in em: the em box of the chart face divides
 * as its ascent (1.0) to its descent (0.265).
 */
const ascent = 1 / 1.265;
const baselines: Record<string, number> = {
	alphabetic: 0,
	top: ascent,
	hanging: ascent * 0.8,
	middle: ascent - 0.5,
	bottom: ascent - 1,
};

const anchors: Record<string, string> = { center: 'middle', right: 'end', end: 'end' };

/** What is drawn on a canvas through this context can be read back as SVG. */
export type RecordingContext = ReturnType<typeof recordingContext>;

/**
 * A stand-in for the 2D context of a canvas that writes down what is drawn as SVG. Like a canvas it
 * ignores calls with numbers that are not finite. It throws on what it does not know (an unknown
 * font family, an image, a gradient), because a silent difference would be printed.
 */
export function recordingContext(measure: MeasureText) {
	const marks: Mark[] = [];
	const saved: { paint: PaintState; dash: number[]; matrix: Matrix; clip: ClipArea[] }[] = [];
	let path: PathCommand[] = [];
	let dash: number[] = [];
	let matrix: Matrix = identity;
	let clip: ClipArea[] = [];

	const place = (x: number, y: number): Point => {
		const [a, b, c, d, e, f] = matrix;
		return [a * x + c * y + e, b * x + d * y + f];
	};
	const scale = () => Math.hypot(matrix[0], matrix[1]);
	const multiply = ([a, b, c, d, e, f]: Matrix) => {
		const [A, B, C, D, E, F] = matrix;
		matrix = [
			A * a + C * b,
			B * a + D * b,
			A * c + C * d,
			B * c + D * d,
			A * e + C * f + E,
			B * e + D * f + F,
		];
	};

	const addPath = (fill: string, stroke: string) => {
		const bounds = boundsOf(path);
		if (bounds === undefined || (fill === '' && stroke === '')) return;
		const data = serializePath(path);
		const previous = marks.at(-1);
		const confined = neededClip(clip, bounds);
		if (previous?.kind === 'path' && isSameClip(previous.clip, confined)) {
			if (fill === '' && previous.stroke === '' && previous.data === data) {
				previous.stroke = stroke;
				return;
			}
			const isDisjoint = !previous.areas.some((area) => overlap(area, bounds));
			if (previous.fill === fill && previous.stroke === stroke && (fill === '' || isDisjoint)) {
				previous.data += data;
				previous.areas.push(bounds);
				return;
			}
		}
		marks.push({ kind: 'path', data, bounds, areas: [bounds], fill, stroke, clip: confined });
	};

	const context = {
		...initialPaint,
		/** Chart.js looks the canvas up on its context. */
		canvas: undefined as unknown,

		save() {
			saved.push({ paint: paintOf(context), dash: [...dash], matrix, clip });
		},
		restore() {
			const state = saved.pop();
			if (state === undefined) return;
			Object.assign(context, state.paint);
			({ dash, matrix, clip } = state);
		},

		translate: guarded((x, y) => multiply([1, 0, 0, 1, x, y])),
		rotate: guarded((angle) => {
			const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
			multiply([cos, sin, -sin, cos, 0, 0]);
		}),
		scale: guarded((x, y) => multiply([x, 0, 0, y, 0, 0])),
		setTransform: guarded((a, b, c, d, e, f) => {
			matrix = [a, b, c, d, e, f];
		}),
		resetTransform() {
			matrix = identity;
		},

		beginPath() {
			path = [];
		},
		closePath() {
			if (path.length > 0) path.push({ kind: 'close' });
		},
		moveTo: guarded((x, y) => {
			path.push({ kind: 'move', to: place(x, y) });
		}),
		lineTo: guarded((x, y) => {
			path.push({ kind: path.length === 0 ? 'move' : 'line', to: place(x, y) });
		}),
		bezierCurveTo: guarded((x1, y1, x2, y2, x, y) => {
			path.push({ kind: 'cubic', via: [place(x1, y1), place(x2, y2)], to: place(x, y) });
		}),
		quadraticCurveTo: guarded((x1, y1, x, y) => {
			path.push({ kind: 'quadratic', via: [place(x1, y1)], to: place(x, y) });
		}),
		rect: guarded((x, y, width, height) => {
			path.push(
				{ kind: 'move', to: place(x, y) },
				{ kind: 'line', to: place(x + width, y) },
				{ kind: 'line', to: place(x + width, y + height) },
				{ kind: 'line', to: place(x, y + height) },
				{ kind: 'close' },
			);
		}),
		arc(x: number, y: number, radius: number, from: number, to: number, isCounter = false) {
			if (![x, y, radius, from, to].every(Number.isFinite)) return;
			const arc = arcSteps({ x, y, radius, from, to, isCounter });
			path.push({ kind: path.length > 0 ? 'line' : 'move', to: place(...arc.start) });
			const size = radius * scale();
			for (const { isLarge, end } of arc.steps) {
				const isClockwise = !isCounter;
				path.push({ kind: 'arc', radius: [size, size], isLarge, isClockwise, to: place(...end) });
			}
		},
		ellipse() {
			throw unknown('an ellipse');
		},

		clip() {
			clip = [...clip, { data: serializePath(path), rectangle: rectangleBounds(path) }];
		},
		fill() {
			addPath(fillAttributes(context), '');
		},
		stroke() {
			addPath('', strokeAttributes(context, dash, scale()));
		},
		fillRect(x: number, y: number, width: number, height: number) {
			drawAside(
				() => context.rect(x, y, width, height),
				() => context.fill(),
			);
		},
		strokeRect(x: number, y: number, width: number, height: number) {
			drawAside(
				() => context.rect(x, y, width, height),
				() => context.stroke(),
			);
		},
		/** There is nothing to clear: a recording begins empty. */
		clearRect() {},

		setLineDash(segments: readonly number[]) {
			if (segments.every((length) => Number.isFinite(length) && length >= 0)) dash = [...segments];
		},
		getLineDash: () => [...dash],

		measureText(text: string) {
			const { size, weight } = parseFont(context.font);
			const width = measure(text, size, weight);
			return { width, actualBoundingBoxLeft: 0, actualBoundingBoxRight: width };
		},
		fillText(text: string, x: number, y: number) {
			if (![x, y].every(Number.isFinite) || text === '' || isInvisible(context.fillStyle)) return;
			marks.push({ kind: 'text', ...textMarkup(text, x, y, context, matrix), clip: [] });
		},
		/** Chart.js outlines labels only when asked to; nothing here asks. */
		strokeText() {
			throw unknown('outlined text');
		},
		createLinearGradient() {
			throw unknown('a gradient');
		},
		createRadialGradient() {
			throw unknown('a gradient');
		},
		createPattern() {
			throw unknown('a pattern');
		},
		drawImage() {
			throw unknown('an image');
		},

		/** Opens a group of the drawing, such as one series; groups do not nest. */
		openGroup(name: string) {
			marks.push({ kind: 'open', name });
		},
		closeGroup() {
			marks.push({ kind: 'close' });
		},
		/** The drawing as the content of an `svg` element; `idPrefix` must be unique on a page. */
		toMarkup: (idPrefix: string) => markupOf(marks, idPrefix),
	};

	const drawAside = (trace: () => void, paint: () => void) => {
		const current = path;
		path = [];
		trace();
		paint();
		path = current;
	};

	return context;
}

/** Like a canvas, does nothing when a coordinate is not a finite number. */
function guarded(draw: (...numbers: [number, number, number, number, number, number]) => void) {
	return (...numbers: number[]) => {
		if (numbers.every(Number.isFinite)) {
			draw(...(numbers as [number, number, number, number, number, number]));
		}
	};
}

function unknown(thing: string): Error {
	return new Error(`The drawing asks for ${thing}, which the recording context does not write.`);
}

function paintOf(context: PaintState): PaintState {
	const names = Object.keys(initialPaint) as (keyof PaintState)[];
	return Object.fromEntries(names.map((name) => [name, context[name]])) as unknown as PaintState;
}

interface Arc {
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	readonly from: number;
	readonly to: number;
	readonly isCounter: boolean;
}

/** A circle is two half turns, because one arc cannot end where it begins. */
function arcSteps({ x, y, radius, from, to, isCounter }: Arc) {
	const fullTurn = Math.PI * 2;
	const direction = isCounter ? -1 : 1;
	const pointAt = (angle: number): Point => [
		x + radius * Math.cos(angle),
		y + radius * Math.sin(angle),
	];
	const turn = (to - from) * direction;
	const sweep = turn >= fullTurn ? fullTurn : ((turn % fullTurn) + fullTurn) % fullTurn;
	const ends = sweep === fullTurn ? [Math.PI, fullTurn] : [sweep];
	const steps = ends.map((end, index) => ({
		isLarge: end - (ends[index - 1] ?? 0) > Math.PI,
		end: pointAt(from + direction * end),
	}));
	return { start: pointAt(from), steps };
}

/** Of the clips, those that would cut something off; most rectangles contain what is drawn. */
function neededClip(clip: readonly ClipArea[], bounds: Bounds): ClipArea[] {
	return clip.filter(
		({ rectangle }) => rectangle === undefined || !isInside(bounds, rectangle, 0.5),
	);
}

function isSameClip(a: readonly ClipArea[], b: readonly ClipArea[]): boolean {
	return a.length === b.length && a.every(({ data }, index) => data === b[index]?.data);
}

function isInvisible(colour: string): boolean {
	return colour === 'transparent' || /^rgba\(.*,\s*0\)$/.test(colour);
}

function fillAttributes({ fillStyle, globalAlpha }: PaintState): string {
	if (isInvisible(fillStyle)) return '';
	return ` fill="${attribute(fillStyle)}"${opacity('fill-opacity', globalAlpha)}`;
}

function strokeAttributes(paint: PaintState, dash: readonly number[], scale: number): string {
	if (isInvisible(paint.strokeStyle) || paint.lineWidth <= 0) return '';
	const width = fine(paint.lineWidth * scale);
	const dashes = dash.map((length) => round(length * scale)).join(' ');
	return [
		` stroke="${attribute(paint.strokeStyle)}"`,
		width === 1 ? '' : ` stroke-width="${width}"`,
		paint.lineJoin === 'miter' ? '' : ` stroke-linejoin="${attribute(paint.lineJoin)}"`,
		paint.lineCap === 'butt' ? '' : ` stroke-linecap="${attribute(paint.lineCap)}"`,
		dashes === '' ? '' : ` stroke-dasharray="${dashes}"`,
		opacity('stroke-opacity', paint.globalAlpha),
	].join('');
}

function opacity(name: string, alpha: number): string {
	return alpha >= 1 ? '' : ` ${name}="${fine(alpha)}"`;
}

/** Reads `600 12px "Be Vietnam Pro"`; throws when the family is not the one that was measured. */
function parseFont(font: string): { size: number; weight: Weight } {
	const {
		before = '',
		size,
		family = '',
	} = /^(?<before>.*?)(?<size>[\d.]+)px\s+["']?(?<family>[^"',]+)/.exec(font)?.groups ?? {};
	if (size === undefined || family.trim() !== chartFamily) {
		throw new Error(`A label is set in “${font}”; charts are lettered in ${chartFamily} alone.`);
	}
	const isBold = /\b(?:[6-9]00|bold)\b/.test(before);
	return { size: Number(size), weight: isBold ? 600 : 400 };
}

function textMarkup(text: string, x: number, y: number, paint: PaintState, matrix: Matrix) {
	const { size, weight } = parseFont(paint.font);
	const [a, b, , , e, f] = matrix;
	const shift = (baselines[paint.textBaseline] ?? 0) * size;
	const isUpright = b === 0;
	const position = isUpright
		? `x="${round(a * x + e)}" y="${round(a * (y + shift) + f)}"`
		: `transform="translate(${round(e)} ${round(f)}) rotate(${round((Math.atan2(b, a) * 180) / Math.PI)})" x="${round(x)}" y="${round(y + shift)}"`;
	const anchor = anchors[paint.textAlign];
	const style = [
		` fill="${attribute(paint.fillStyle)}" font-size="${round(size)}"`,
		weight === 600 ? ' font-weight="600"' : '',
		anchor === undefined ? '' : ` text-anchor="${anchor}"`,
		opacity('fill-opacity', paint.globalAlpha),
	].join('');
	return { style, markup: `<text ${position}>${escapeText(text)}</text>` };
}

/** Writes the marks down; texts of one style and marks of one clip share a group. */
function markupOf(marks: readonly Mark[], idPrefix: string): string {
	const clips = new Map<string, string>();
	let body = '';
	let openStyle = '';
	const closeStyle = () => {
		if (openStyle !== '') body += '</g>';
		openStyle = '';
	};
	for (const mark of marks) {
		if (mark.kind === 'text') {
			if (mark.style !== openStyle) {
				closeStyle();
				body += `<g${mark.style}>`;
				openStyle = mark.style;
			}
			body += mark.markup;
			continue;
		}
		closeStyle();
		if (mark.kind === 'open') body += `<g class="${attribute(mark.name)}">`;
		else if (mark.kind === 'close') body += '</g>';
		else body += pathMarkup(mark, clips, idPrefix);
	}
	closeStyle();
	const markup = `${clipDefinitions(clips)}${body}`.replaceAll(/<g class="[^"]*"><\/g>/g, '');
	if (/NaN|undefined|Infinity/.test(markup)) {
		throw new Error('A drawing holds a number that is not finite.');
	}
	return markup;
}

function pathMarkup(
	{ data, fill, stroke, clip }: PathMark,
	clips: Map<string, string>,
	prefix: string,
): string {
	const paint = fill === '' ? ' fill="none"' : fill;
	const id = clip.length === 0 ? '' : ` clip-path="url(#${clipId(clip, clips, prefix)})"`;
	return `<path d="${data}"${paint}${stroke}${id}/>`;
}

/** Nested clips intersect: each definition is itself clipped by the one around it. */
function clipId(clip: readonly ClipArea[], clips: Map<string, string>, prefix: string): string {
	let outer = '';
	let id = '';
	for (const { data } of clip) {
		const definition = `${outer === '' ? '' : ` clip-path="url(#${outer})"`}><path d="${data}"/>`;
		id = clips.get(definition) ?? `${prefix}-clip${clips.size + 1}`;
		clips.set(definition, id);
		outer = id;
	}
	return id;
}

function clipDefinitions(clips: ReadonlyMap<string, string>): string {
	return [...clips]
		.map(([definition, id]) => `<clipPath id="${id}"${definition}</clipPath>`)
		.join('');
}

/** Positions in tenths of a pixel. */
const round = (value: number) => Math.round(value * 10) / 10;

/** Widths and opacities in hundredths. */
const fine = (value: number) => Math.round(value * 100) / 100;

function escapeText(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
	return escapeText(text).replaceAll('"', '&quot;');
}
