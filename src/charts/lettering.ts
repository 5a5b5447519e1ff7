import type { DrawingContext } from './drawing-context.ts';
import type { Weight } from './text-width.ts';
import { chartColours } from './theme.ts';

/** The one family that charts are lettered in; the browser downloads the same faces. */
export const chartFamily = 'Be Vietnam Pro';

/** The family with those that stand in where a browser did not wait for it. */
export const chartFamilies = `"${chartFamily}", Arial, sans-serif`;

/** How one line of text is set on a canvas. */
export interface Lettering {
	readonly size: number;
	readonly weight?: Weight;
	readonly colour: string;
	readonly align?: CanvasTextAlign;
	readonly baseline?: CanvasTextBaseline;
}

/** Sets one line of text at a point. */
export function letter(
	ctx: CanvasRenderingContext2D,
	text: string,
	[x, y]: readonly [number, number],
	{ size, weight = 400, colour, align = 'left', baseline = 'middle' }: Lettering,
): void {
	ctx.font = `${weight === 600 ? '600 ' : ''}${size}px ${chartFamilies}`;
	ctx.fillStyle = colour;
	ctx.textAlign = align;
	ctx.textBaseline = baseline;
	ctx.fillText(text, x, y);
}

/** Hides what lies behind a line of text about to be set, such as a line that would strike it. */
export function clearGround(
	ctx: CanvasRenderingContext2D,
	text: string,
	[x, y]: readonly [number, number],
	{ size, weight = 400, align = 'left', baseline = 'middle' }: Omit<Lettering, 'colour'>,
	{ measure, colour }: DrawingContext,
): void {
	const width = measure(text, size, weight);
	const left = align === 'right' ? x - width : align === 'center' ? x - width / 2 : x;
	const top = baseline === 'bottom' ? y - size : baseline === 'top' ? y : y - size / 2;
	ctx.fillStyle = colour(chartColours.ground);
	ctx.fillRect(left - 1, top, width + 2, size);
}

/** The size of notes in a chart: marks of an axis, events, values. */
export function noteSize({ size }: DrawingContext): number {
	return size.fontSize - 0.5;
}

/** Breaks a label into lines no wider than `width`, at spaces only. */
export function wrapLabel(
	text: string,
	width: number,
	measure: (line: string) => number,
): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && measure(longer) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return [...lines, line];
}
