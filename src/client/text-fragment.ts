/**
 * The part of an address that makes a browser find words on a page: `:~:text=…`. Browsers ignore
 * accents and tones when they look, so that short texts are told apart by their surroundings; they
 * do not look across lines of their own, formulas included, which `\n` stands for here.
 */
export function textFragment(whole: string, start: number, end: number): string | undefined {
	const [from, to] = wordBounds(whole, start, end);
	const lines = whole
		.slice(from, to)
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => /[\p{L}\p{N}]/u.test(line));
	const [first, last = first] = [lines[0], lines.at(-1)];
	if (first === undefined || last === undefined) return undefined;
	if (lines.length === 1 && first.length <= longest) {
		const before = lineBefore(whole, from);
		const after = lineAfter(whole, to);
		const isPlain = wordsOf(first).length >= enough && whole.split(first).length === 2;
		return isPlain
			? `:~:text=${encode(first)}`
			: `:~:text=${before === '' ? '' : `${encode(before)}-,`}${encode(first)}${after === '' ? '' : `,-${encode(after)}`}`;
	}
	const opening = wordsOf(first).slice(0, enough).join(' ');
	const closing = wordsOf(last).slice(-enough).join(' ');
	return `:~:text=${encode(opening)},${encode(closing)}`;
}

/** Words that make a text unlikely to stand twice on a page. */
const enough = 6;
/** Characters of a text that is named whole; of a longer one its first and last words are. */
const longest = 90;

/** A browser finds whole words only. */
function wordBounds(whole: string, start: number, end: number): [number, number] {
	let [from, to] = [start, end];
	while (from < to && /\s/.test(whole[from] ?? '')) from += 1;
	while (to > from && /\s/.test(whole[to - 1] ?? '')) to -= 1;
	while (from > 0 && /\S/.test(whole[from - 1] ?? '')) from -= 1;
	while (to < whole.length && /\S/.test(whole[to] ?? '')) to += 1;
	return [from, to];
}

function lineBefore(whole: string, from: number): string {
	const line = whole.slice(whole.lastIndexOf('\n', from - 1) + 1, from);
	return wordsOf(line).slice(-4).join(' ');
}

function lineAfter(whole: string, to: number): string {
	const end = whole.indexOf('\n', to);
	return wordsOf(whole.slice(to, end < 0 ? whole.length : end))
		.slice(0, 4)
		.join(' ');
}

function wordsOf(text: string): string[] {
	return text.split(/\s+/).filter((word) => word !== '');
}

/** Hyphens and commas divide the parts of a fragment and must be hidden from its reader. */
function encode(text: string): string {
	return encodeURIComponent(text.replace(/\s+/g, ' ').normalize('NFC')).replaceAll('-', '%2D');
}
