import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'astro/zod';
import type { Report, ThingKind } from '../diagnostics/problem.ts';
import { nameSchema } from './localized-schema.ts';
import { hiddenCharacterIn, spelledCharacterMessage } from './hidden-characters.ts';
import type { Path, PlaceOf } from './place.ts';
import { displayPath, readText, type Manuscript } from './read-files.ts';
import { reportIssues } from './schema-problems.ts';

/** What a file says, once it has the shape that its schema asks for. */
export interface YamlRecord<T> {
	readonly value: T;
	/** The YAML as it was written. */
	readonly text: string;
	readonly placeOf: PlaceOf;
}

/** Reads and judges a YAML file; `undefined` when there are problems, which are reported. */
export function readYaml<Schema extends z.ZodType>(
	manuscript: Manuscript,
	path: string,
	schema: Schema,
	report: Report,
): YamlRecord<z.output<Schema>> | undefined {
	const text = readText(manuscript, path, report);
	if (text === undefined) return undefined;
	return parseYaml(text, { file: displayPath(manuscript, path), firstLine: 1, schema, report });
}

/** What a file of named things holds: those without problems. */
export interface YamlRecords<T> {
	readonly entries: ReadonlyMap<string, T>;
	readonly placeOf: PlaceOf;
}

/**
 * Reads a YAML file of things under their names and judges each for itself, so that one mistake
 * spoils one thing. Everything is spoiled when the file is no YAML at all.
 */
export function readYamlRecords<Schema extends z.ZodType>(
	manuscript: Manuscript,
	path: string,
	{ schema, kind }: { readonly schema: Schema; readonly kind: ThingKind },
	report: Report,
): YamlRecords<z.output<Schema>> {
	const entries = new Map<string, z.output<Schema>>();
	const whole = readYaml(manuscript, path, z.record(z.string(), z.unknown()), report);
	if (whole === undefined) {
		report.spoiled.add(kind);
		return { entries, placeOf: () => ({ file: displayPath(manuscript, path) }) };
	}
	const { value, placeOf } = whole;
	for (const [name, entry] of Object.entries(value)) {
		const isPlain = nameSchema.safeParse(name).success;
		if (!isPlain) {
			report({
				rule: 'name-is-plain',
				place: placeOf([name]),
				message: `“${name}” is no name. Write names in lower-case letters, digits and hyphens, as in “exports-by-market”.`,
			});
		}
		const parsed = schema.safeParse(entry, { reportInput: true });
		if (parsed.success && isPlain) entries.set(name, parsed.data);
		else {
			report.spoiled.add(kind, name);
			report.spoiled.add(kind, plainName(name));
		}
		if (!parsed.success) {
			reportIssues(parsed.error.issues, schema, (at) => placeOf([name, ...at]), report);
		}
	}
	return { entries, placeOf };
}

/** The name that was probably meant: `exports-2024` for `Exports2024` or `exports_2024`. */
function plainName(name: string): string {
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1-$2')
		.replace(/[^A-Za-z0-9]+/g, '-')
		.toLowerCase();
}

interface YamlSource<Schema> {
	readonly file: string;
	/** The line of the file on which the text begins; above 1 for frontmatter. */
	readonly firstLine: number;
	readonly schema: Schema;
	readonly report: Report;
}

/** Finds fields of a file by their paths, for what shows only when the whole is known. */
export function placesIn(manuscript: Manuscript, path: string): PlaceOf {
	const lines = new LineCounter();
	const text = readFileSync(join(manuscript.directory, path), 'utf8');
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	return placesOf(document, displayPath(manuscript, path), (offset) => lines.linePos(offset).line);
}

function placesOf(document: Document, file: string, lineOf: (offset: number) => number): PlaceOf {
	return (at) => {
		const offset = offsetOf(document, at);
		return offset === undefined ? { file } : { file, line: lineOf(offset) };
	};
}

/** Judges YAML text against a schema; `undefined` when there are problems, which are reported. */
export function parseYaml<Schema extends z.ZodType>(
	text: string,
	{ file, firstLine, schema, report }: YamlSource<Schema>,
): YamlRecord<z.output<Schema>> | undefined {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const lineOf = (offset: number) => lines.linePos(offset).line + firstLine - 1;
	// One slip confuses the parser for the rest of the file: only the first error is an author’s.
	const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
	if (error !== undefined) {
		report({
			rule: 'yaml-parses',
			place: { file, line: lineOf(error.pos[0]) },
			message: `${yamlComplaint(error.code, error.message)} Nothing in this file can be read until that is mended.`,
		});
		return undefined;
	}
	const placeOf = placesOf(document, file, lineOf);
	const content = contentOf(document);
	if (content === undefined) {
		report({
			rule: 'yaml-parses',
			place: { file, line: lineOf(aliasOffset(document)) },
			message:
				'A text that begins with an asterisk needs quotation marks: without them it stands for another place of the file. Nothing in this file can be read until that is mended.',
		});
		return undefined;
	}
	const spelled = spelledCharacters(document, text);
	for (const { code, offset } of spelled) {
		report({
			rule: 'text-has-no-hidden-characters',
			place: { file, line: lineOf(offset) },
			message: spelledCharacterMessage(code),
		});
	}
	const parsed = schema.safeParse(content, { reportInput: true });
	if (!parsed.success) reportIssues(parsed.error.issues, schema, placeOf, report);
	if (!parsed.success || spelled.length > 0) return undefined;
	return { value: parsed.data, text, placeOf };
}

/** Hidden characters that texts in quotation marks write by number; others stand in their lines. */
function spelledCharacters(document: Document, text: string): { code: string; offset: number }[] {
	const found: { code: string; offset: number }[] = [];
	visit(document, {
		Scalar: (_key, { value, range }) => {
			const code = typeof value === 'string' ? hiddenCharacterIn(value) : undefined;
			const [start, end] = range ?? [0, 0];
			if (code === undefined || hiddenCharacterIn(text.slice(start, end)) === code) return;
			found.push({ code, offset: start });
		},
	});
	return found;
}

/** What a document holds; `undefined` when an alias in it leads nowhere, or too many lead on. */
function contentOf(document: Document): unknown {
	try {
		return document.toJS() ?? {};
	} catch {
		return undefined;
	}
}

function aliasOffset(document: Document): number {
	let offset = 0;
	visit(document, {
		Alias: (_key, { range }) => {
			offset = range?.[0] ?? 0;
			return visit.BREAK;
		},
	});
	return offset;
}

/** Where the key or item at the end of a path begins, or the nearest part above it. */
function offsetOf(document: Document, path: Path): number | undefined {
	for (let length = path.length; length > 0; length -= 1) {
		const parent: unknown = document.getIn(path.slice(0, length - 1), true);
		const step = path[length - 1];
		if (isMap(parent)) {
			const pair = parent.items.find(({ key }) => isScalar(key) && key.value === step);
			if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0];
		}
		const node: unknown = document.getIn(path.slice(0, length), true);
		if (hasRange(node)) return node.range[0];
	}
	return hasRange(document.contents) ? document.contents.range[0] : undefined;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
	return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** The parser’s commonest errors in an author’s words; the rest as the parser says them. */
function yamlComplaint(code: string, message: string): string {
	switch (code) {
		case 'DUPLICATE_KEY':
			return 'The same key is written twice: keep one of the two.';
		case 'BAD_INDENT':
		case 'TAB_AS_INDENT':
			return 'The indentation is wrong: use two spaces for each level and no tabs.';
		case 'MISSING_CHAR':
			return 'A closing quotation mark or bracket, or a colon, is missing.';
		case 'MULTILINE_IMPLICIT_KEY':
			return 'A key runs over two lines: a colon is probably missing, or a text with a colon needs quotation marks.';
		case 'BLOCK_AS_IMPLICIT_KEY':
			return 'A text with a colon needs quotation marks around it.';
		case 'UNEXPECTED_TOKEN':
			return 'A text that begins with a sign such as *, &, !, @ or %, or goes on after a quotation mark, needs quotation marks around the whole of it.';
		default:
			return `This is not YAML: ${message.split('\n')[0]?.replace(/\.?$/, '.')}`;
	}
}
