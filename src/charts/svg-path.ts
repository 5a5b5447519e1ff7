/** A point in pixels. */
export type Point = readonly [x: number, y: number];

/** One step of a path, in absolute coordinates. */
export type PathCommand =
	| { readonly kind: 'move' | 'line'; readonly to: Point }
	| { readonly kind: 'cubic'; readonly via: readonly [Point, Point]; readonly to: Point }
	| { readonly kind: 'quadratic'; readonly via: readonly [Point]; readonly to: Point }
	| {
			readonly kind: 'arc';
			readonly radius: Point;
			readonly isLarge: boolean;
			readonly isClockwise: boolean;
			readonly to: Point;
	  }
	| { readonly kind: 'close' };

export interface Bounds {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** Tenths of a pixel are as fine as anyone sees. */
const round = (value: number) => Math.round(value * 10) / 10;

/**
 * Path data with coordinates in tenths of a pixel. Steps are relative to the point before as it was
 * rounded, so that rounding never adds up along a line.
 */
export function serializePath(commands: readonly PathCommand[]): string {
	let data = '';
	let last = '';
	let [x, y] = [0, 0];
	let [startX, startY] = [0, 0];
	const emit = (letter: string, numbers: readonly number[]) => {
		data +=
			letter === last && letter !== 'z' ? joined(numbers, true) : letter + joined(numbers, false);
		last = letter;
	};
	const delta = ([px, py]: Point): [number, number] => [round(round(px) - x), round(round(py) - y)];
	for (const [index, command] of commands.entries()) {
		if (command.kind === 'close') {
			emit('z', []);
			[x, y] = [startX, startY];
			continue;
		}
		const [dx, dy] = delta(command.to);
		switch (command.kind) {
			case 'move':
				if (index === 0) emit('M', [round(command.to[0]), round(command.to[1])]);
				else emit('m', [dx, dy]);
				break;
			case 'line':
				if (dy === 0) emit('h', [dx]);
				else if (dx === 0) emit('v', [dy]);
				else emit('l', [dx, dy]);
				break;
			case 'cubic':
				emit('c', [...delta(command.via[0]), ...delta(command.via[1]), dx, dy]);
				break;
			case 'quadratic':
				emit('q', [...delta(command.via[0]), dx, dy]);
				break;
			case 'arc': {
				const [rx, ry] = command.radius;
				const flags = [command.isLarge ? 1 : 0, command.isClockwise ? 1 : 0];
				emit('a', [round(rx), round(ry), 0, ...flags, dx, dy]);
			}
		}
		[x, y] = [round(command.to[0]), round(command.to[1])];
		if (command.kind === 'move') [startX, startY] = [x, y];
	}
	return data;
}

/** Numbers as path data writes them: no leading zero, no separator before a minus. */
function joined(numbers: readonly number[], follows: boolean): string {
	return numbers
		.map((number, index) => {
			const text = String(number).replace(/^(-?)0\./, '$1.');
			const isFirst = index === 0 && !follows;
			return isFirst || text.startsWith('-') ? text : ` ${text}`;
		})
		.join('');
}

/** The box around a path; that of curves includes their control points. */
export function boundsOf(commands: readonly PathCommand[]): Bounds | undefined {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	const include = ([x, y]: Point, [mx, my]: Point = [0, 0]) => {
		left = Math.min(left, x - mx);
		right = Math.max(right, x + mx);
		top = Math.min(top, y - my);
		bottom = Math.max(bottom, y + my);
	};
	for (const command of commands) {
		if (command.kind === 'close') continue;
		include(command.to);
		if (command.kind === 'cubic' || command.kind === 'quadratic') {
			for (const point of command.via) include(point);
		}
		if (command.kind === 'arc') {
			const [rx, ry] = command.radius;
			include(command.to, [rx * 2, ry * 2]);
		}
	}
	return left === Infinity ? undefined : { left, top, right, bottom };
}

export function isInside(inner: Bounds, outer: Bounds, tolerance: number): boolean {
	return (
		inner.left >= outer.left - tolerance &&
		inner.right <= outer.right + tolerance &&
		inner.top >= outer.top - tolerance &&
		inner.bottom <= outer.bottom + tolerance
	);
}

export function overlap(a: Bounds, b: Bounds): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The box of an axis-parallel rectangle; `undefined` for any other path. */
export function rectangleBounds(commands: readonly PathCommand[]): Bounds | undefined {
	const points = commands.flatMap((command) =>
		command.kind === 'move' || command.kind === 'line' ? [command.to] : [],
	);
	const isPlain = commands.every(
		({ kind }) => kind === 'move' || kind === 'line' || kind === 'close',
	);
	const bounds = boundsOf(commands);
	if (!isPlain || bounds === undefined || points.length < 4 || points.length > 5) return undefined;
	const isAtCorner = ([x, y]: Point) =>
		(x === bounds.left || x === bounds.right) && (y === bounds.top || y === bounds.bottom);
	return points.every(isAtCorner) ? bounds : undefined;
}
