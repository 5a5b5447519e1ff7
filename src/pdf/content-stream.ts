/** One operator of a page’s content, with where it and its operands stand in the stream. */
interface Operation {
	readonly operator: string;
	readonly operands: readonly string[];
	readonly start: number;
	readonly end: number;
}

const whitespace = /[\0\t\n\f\r ]/;
const delimiter = /[()<>[\]{}/%\0\t\n\f\r ]/;

/** Every operator of a content stream in turn. The stream holds one character for each byte. */
export function* operationsOf(stream: string): Generator<Operation> {
	let operands: string[] = [];
	let start: number | undefined;
	let index = 0;
	while (index < stream.length) {
		const character = stream.charAt(index);
		if (whitespace.test(character)) {
			index += 1;
			continue;
		}
		if (character === '%') {
			index = endOfLine(stream, index);
			continue;
		}
		const end = endOfToken(stream, index);
		const token = stream.slice(index, end);
		start ??= index;
		index = end;
		if (isOperand(token)) {
			operands.push(token);
			continue;
		}
		if (token === 'BI')
			throw new Error('The content has an image in the line, which no page of ours has.');
		yield { operator: token, operands, start, end };
		operands = [];
		start = undefined;
	}
}

function isOperand(token: string): boolean {
	return /^[-+.\d/([<]/.test(token) || token === 'true' || token === 'false' || token === 'null';
}

function endOfLine(stream: string, index: number): number {
	const end = stream.slice(index).search(/[\r\n]/);
	return end < 0 ? stream.length : index + end;
}

function endOfToken(stream: string, index: number): number {
	const character = stream.charAt(index);
	if (character === '(') return endOfText(stream, index);
	if (stream.startsWith('<<', index)) return endOfNested(stream, index, '<<', '>>');
	if (character === '<') return stream.indexOf('>', index) + 1;
	if (character === '[') return endOfNested(stream, index, '[', ']');
	let end = index + 1;
	while (end < stream.length && !delimiter.test(stream.charAt(end))) end += 1;
	return end;
}

function endOfText(stream: string, index: number): number {
	let depth = 0;
	for (let at = index; at < stream.length; at += 1) {
		const character = stream.charAt(at);
		if (character === '\\') at += 1;
		else if (character === '(') depth += 1;
		else if (character === ')') {
			depth -= 1;
			if (depth === 0) return at + 1;
		}
	}
	throw new Error('A text of the content has no end.');
}

function endOfNested(stream: string, index: number, open: string, close: string): number {
	let at = index + open.length;
	while (at < stream.length) {
		if (stream.startsWith(close, at)) return at + close.length;
		const character = stream.charAt(at);
		if (character === '(') at = endOfText(stream, at);
		else if (stream.startsWith(open, at)) at = endOfNested(stream, at, open, close);
		else if (character === '<' && !stream.startsWith('<<', at)) at = stream.indexOf('>', at) + 1;
		else at += 1;
	}
	throw new Error('A list of the content has no end.');
}

const pathBeginners = new Set(['m', 're']);
const pathPainters = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const otherPainters = new Set(['Tj', 'TJ', "'", '"', 'sh', 'Do']);

/** A piece of the content that paints, and whether a tag or an artifact holds it. */
interface Painting {
	readonly start: number;
	readonly end: number;
	readonly isMarked: boolean;
}

/** Every piece of a content stream that paints something. */
function* paintingsOf(stream: string): Generator<Painting> {
	let depth = 0;
	let path: number | undefined;
	for (const { operator, start, end } of operationsOf(stream)) {
		if (operator === 'BDC' || operator === 'BMC') depth += 1;
		else if (operator === 'EMC') depth -= 1;
		else if (pathBeginners.has(operator)) path ??= start;
		else if (operator === 'n') path = undefined;
		else if (pathPainters.has(operator)) {
			yield { start: path ?? start, end, isMarked: depth > 0 };
			path = undefined;
		} else if (otherPainters.has(operator)) yield { start, end, isMarked: depth > 0 };
	}
}

/** Marks what paints outside every tag as an artifact: running heads, rules, grounds. */
export function markArtifacts(stream: string): string {
	let result = '';
	let copied = 0;
	for (const { start, end, isMarked } of paintingsOf(stream)) {
		if (isMarked) continue;
		result += `${stream.slice(copied, start)}/Artifact BMC\n${stream.slice(start, end)}\nEMC`;
		copied = end;
	}
	return result + stream.slice(copied);
}

/** Turns the content of some tags into artifacts, by the numbers of their marks. */
export function releaseMarks(stream: string, released: ReadonlySet<number>): string {
	if (released.size === 0) return stream;
	let result = '';
	let copied = 0;
	for (const { operator, operands, start, end } of operationsOf(stream)) {
		if (operator !== 'BDC') continue;
		const mark = /\/MCID\s+(\d+)/.exec(operands[1] ?? '')?.[1];
		if (mark === undefined || !released.has(Number(mark))) continue;
		result += `${stream.slice(copied, start)}/Artifact BMC`;
		copied = end;
	}
	return result + stream.slice(copied);
}

/** The numbers of the marks whose content has text or drawings beside straight rules. */
export function substantialMarks(stream: string): ReadonlySet<number> {
	const substantial = new Set<number>();
	const open: (number | undefined)[] = [];
	for (const { operator, operands } of operationsOf(stream)) {
		if (operator === 'BDC' || operator === 'BMC') {
			const mark = /\/MCID\s+(\d+)/.exec(operands[1] ?? '')?.[1];
			open.push(mark === undefined ? undefined : Number(mark));
		} else if (operator === 'EMC') open.pop();
		else if (otherPainters.has(operator)) {
			const mark = open.at(-1);
			if (mark !== undefined) substantial.add(mark);
		}
	}
	return substantial;
}
