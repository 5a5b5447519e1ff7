/** Weights of the face that charts are lettered in. */
export type Weight = 400 | 600;

/** The one family that charts are lettered in; the browser downloads the same faces. */
export const chartFamily = 'Be Vietnam Pro';

/** Width in pixels of one line of text at a size in pixels. */
export type MeasureText = (text: string, size: number, weight: Weight) => number;

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
