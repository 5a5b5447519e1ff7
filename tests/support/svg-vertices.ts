/** A point of a drawing, in pixels. */
export type Vertex = readonly [x: number, y: number];

/**
 * The points that the paths of some markup lead through, in its own coordinates; of an arc also the
 * middle between its ends, which is the centre of a dot. Reads what our drawings write: M, L, H, V,
 * C, A and Z, small and capital.
 */
export function verticesOf(markup: string): Vertex[] {
	return [...markup.matchAll(/ d="([^"]+)"/g)].flatMap(([, path = '']) => linesOf(path).flat());
}

const lengths: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, a: 7, z: 0 };

/** The same points of one path, line by line: each begins where the pen was set down. */
export function linesOf(path: string): Vertex[][] {
	const lines: Vertex[][] = [];
	let [x, y] = [0, 0];
	let [startX, startY] = [0, 0];
	for (const [, letter = '', rest = ''] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
		const kind = letter.toLowerCase();
		const length = lengths[kind];
		if (length === undefined) throw new Error(`The path has a step “${letter}”.`);
		const isRelative = letter === kind;
		if (kind === 'z') [x, y] = [startX, startY];
		const numbers = numbersOf(rest, kind === 'a');
		for (let at = 0; at + length <= numbers.length && length > 0; at += length) {
			const step = numbers.slice(at, at + length);
			const [endX = 0, endY = 0] = step.slice(-2);
			const [fromX, fromY] = [x, y];
			if (kind === 'h') x = (step[0] ?? 0) + (isRelative ? x : 0);
			else if (kind === 'v') y = (step[0] ?? 0) + (isRelative ? y : 0);
			else [x, y] = [endX + (isRelative ? x : 0), endY + (isRelative ? y : 0)];
			if (kind === 'm' && at === 0) {
				[startX, startY] = [x, y];
				lines.push([]);
			}
			if (kind === 'a') lines.at(-1)?.push([(fromX + x) / 2, (fromY + y) / 2]);
			lines.at(-1)?.push([x, y]);
		}
	}
	return lines;
}

/** Numbers without the separators that a short form leaves out; flags of arcs are one digit each. */
function numbersOf(text: string, isArc: boolean): number[] {
	const pattern = /-?(?:\d+\.?\d*|\.\d+)/y;
	const numbers: number[] = [];
	let at = 0;
	while (at < text.length) {
		if (/[\s,]/.test(text[at] ?? '')) {
			at += 1;
			continue;
		}
		const place = numbers.length % 7;
		if (isArc && (place === 3 || place === 4)) {
			numbers.push(Number(text[at]));
			at += 1;
			continue;
		}
		pattern.lastIndex = at;
		const found = pattern.exec(text)?.[0];
		if (found === undefined) throw new Error(`“${text.slice(at)}” is no number.`);
		numbers.push(Number(found));
		at += found.length;
	}
	return numbers;
}
