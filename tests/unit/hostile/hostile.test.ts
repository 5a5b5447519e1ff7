import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { faceHints } from '../../../src/delivery/face-hints.ts';
import type { Manuscript } from '../../../src/manuscript/read-files.ts';
import { runBuild } from '../../support/build-fixture.ts';
import { builtPages } from '../../support/built-pages.ts';
import { applyDefect, copyValidBrief, problemsOf } from '../../support/fixture-brief.ts';
import { policyFaults } from '../../support/page-checks.ts';

/** What would act if it reached a page as markup; each part is looked for by itself. */
const poison = `"'><script>steal(1)</script><img src=x onerror=steal(2)>`;

type Path = readonly (string | number)[];

/**
 * Where a file of YAML holds a text: both languages, names, kinds and whatever else is written. Of two
 * languages of the same text the English one will do.
 */
function textsIn(node: Node | null, path: Path = []): Path[] {
	if (isMap(node)) {
		const names = node.items.map(({ key }) => String(isScalar(key) ? key.value : key));
		return node.items.flatMap(({ value }, index) => {
			const name = names[index] ?? '';
			if (name === 'vi' && names.includes('en') && isScalar(value)) return [];
			return textsIn(value as Node | null, [...path, name]);
		});
	}
	if (isSeq(node))
		return node.items.flatMap((item, index) => textsIn(item as Node, [...path, index]));
	return isScalar(node) && typeof node.value === 'string' ? [path] : [];
}

function filesOf(directory: string, pattern: RegExp): string[] {
	return readdirSync(directory, { recursive: true, encoding: 'utf8' })
		.filter((name) => pattern.test(name))
		.sort();
}

function yamlFiles(directory: string): string[] {
	return filesOf(directory, /\.yaml$/).filter((name) => !name.startsWith('interface'));
}

function poisoned(document: Document, path: Path): void {
	document.setIn(path, `${String(document.getIn(path))} ${poison}`);
}

/** Whether a manuscript is sound when one field of a file, and no other, is poisoned. */
function isSoundAlone(manuscript: Manuscript, file: string, source: string, path: Path): boolean {
	const document = parseDocument(source);
	poisoned(document, path);
	writeFileSync(file, document.toString({ lineWidth: 0 }));
	return problemsOf(manuscript).length === 0;
}

/** Finds the line of a field, as problems name it: that of its key, or of itself in a list. */
function lineFinder(text: string): (path: Path) => number {
	const counter = new LineCounter();
	const document = parseDocument(text, { lineCounter: counter });
	const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line;
	return (path) => {
		const parent = document.getIn(path.slice(0, -1), true);
		const pair = isMap(parent)
			? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
			: undefined;
		if (isScalar(pair?.key)) return lineAt(pair.key.range?.[0]);
		return lineAt((document.getIn(path, true) as Node | undefined)?.range?.[0]);
	};
}

/** The scripts that stand in pages: one shows them as their reader has set them… */
const storedSettings = /"(try\{[^"]+)"/.exec(
	readFileSync('src/components/StoredSettings.astro', 'utf8'),
)?.[1];

/** …and one leads a reader who chose a language on in it, with two addresses before it. */
const knownLanguage = /\$\{homes\}(;.*)`;/.exec(readFileSync('src/pages/index.astro', 'utf8'))?.[1];

function isOurScript(code: string): boolean {
	const [, rest] = /^\{const h=\{"vi":"[\w./-]*","en":"[\w./-]*"\}(.*)$/.exec(code) ?? [];
	const face = /(?<=")[\w/]*\/_astro\/[\w.-]+\.woff2(?=")/g;
	const asksForFaces = `<script>${code}</script>` === faceHints(code.match(face) ?? []);
	return code === storedSettings || asksForFaces || (rest !== undefined && rest === knownLanguage);
}

/** What would act in a page, as a browser reads it: scripts and handlers that are not our own. */
function actsIn(html: string): string[] {
	const acts: string[] = [];
	visit(fromHtml(html), 'element', (node) => {
		const names = Object.keys(node.properties);
		const isOurs =
			node.tagName !== 'script' ||
			node.properties['src'] !== undefined ||
			isOurScript(toHtml(node).replace(/^<script>|<\/script>$/g, ''));
		const isData = node.properties['type'] === 'application/ld+json';
		if (!isOurs && !isData) acts.push('a script');
		if (node.properties['src'] === 'x') acts.push('a picture');
		acts.push(...names.filter((name) => /^on[A-Z]/.test(name)));
		const href = String(node.properties['href'] ?? '');
		if (/^\s*(?:javascript|data|vbscript):/i.test(href)) acts.push(href);
	});
	return acts;
}

test('what would act is found', () => {
	expect(actsIn(`<p title='${poison.replaceAll("'", '&#39;')}'>x</p>`)).toEqual([]);
	expect(actsIn(`<p>${poison}</p>`)).toHaveLength(3);
	expect(actsIn('<a href=" javascript:steal()">x</a>')).toHaveLength(1);
});

describe('hostile text in a field', () => {
	test('is refused, or shown as the letters that it is', () => {
		const manuscript = copyValidBrief();
		const { directory } = manuscript;
		const counts = { refused: 0, shown: 0 };
		for (const name of yamlFiles(directory)) {
			const file = join(directory, name);
			const source = readFileSync(file, 'utf8');
			const all = textsIn(parseDocument(source).contents);
			let paths = all;
			// What is refused on its line is taken back, until the manuscript is sound again; where a fault
			// is told elsewhere, each field is tried by itself.
			for (let round = 0; round < 12 && paths.length > 0; round += 1) {
				const document = parseDocument(source);
				for (const path of paths) poisoned(document, path);
				writeFileSync(file, document.toString({ lineWidth: 0 }));
				const lines = new Set(problemsOf(manuscript).map(({ place }) => place.line));
				if (lines.size === 0) break;
				const lineOf = lineFinder(readFileSync(file, 'utf8'));
				const own = paths.filter((path) => !lines.has(lineOf(path)));
				if (own.length < paths.length) paths = own;
				else paths = paths.filter((path) => isSoundAlone(manuscript, file, source, path));
			}
			if (paths.length === 0) writeFileSync(file, source);
			expect(problemsOf(manuscript), name).toEqual([]);
			counts.shown += paths.length;
			counts.refused += all.length - paths.length;
		}
		expect(counts.refused).toBeGreaterThan(50);
		expect(counts.shown).toBeGreaterThan(30);

		// Works and rows of data are shown as they are written.
		const works = 'bibliography/references.bib';
		applyDefect(manuscript, {
			file: works,
			replace: 'Rivers and Their Ferries',
			by: `Rivers and Their Ferries ${poison}`,
		});
		applyDefect(manuscript, {
			file: 'datasets/river-events/data.csv',
			replace: 'The bridge opens',
			by: `"=HYPERLINK(1),The bridge opens ${poison.replaceAll('"', '""')}"`,
		});
		expect(problemsOf(manuscript)).toEqual([]);

		const output = join(directory, '..', 'dist');
		const { status, stderr } = runBuild(manuscript, output);
		// Other tests build at the same time.
		expect(stderr.replace(/^Another build is at work .*\n/, '')).toBe('');
		expect(status).toBe(0);
		const pages = builtPages(output);
		const previews = filesOf(output, /previews\.json$/).flatMap((path) => {
			const texts = Object.values(
				JSON.parse(readFileSync(join(output, path), 'utf8')) as Record<string, string>,
			);
			return texts.map((html) => ({ path, html }));
		});
		const told = [...pages, ...previews].filter(({ html }) => html.includes('steal(1)'));
		expect(told.length).toBeGreaterThan(50);
		for (const { path, html } of told) expect(actsIn(html), path).toEqual([]);
		for (const { path, html } of pages) expect(policyFaults(html), path).toEqual([]);
		for (const path of filesOf(output, /\.(xml|svg)$/)) {
			const text = readFileSync(join(output, path), 'utf8');
			expect(text, path).not.toMatch(/<(script|img)\b/);
		}
		const sheets = filesOf(output, /\.csv$/);
		expect(sheets.length).toBeGreaterThan(20);
		for (const path of sheets) {
			// Wherever a spreadsheet may cut a line, what follows is no formula.
			expect(readFileSync(join(output, path), 'utf8'), path).not.toMatch(/(^|[,;]\s?"?)[=@]/m);
		}
		rmSync(dirname(directory), { recursive: true });
	});
});

describe('a hostile chapter is refused', () => {
	const paragraph = 'In 2000 the <Term id="ferry"/> of Riverside';
	test.each([
		['a script', '<script>steal(1)</script>', 'prose-has-no-html'],
		['an event handler', '<b onclick="steal()">x</b>', 'prose-has-no-html'],
		['an expression', '{process.env.HOME}', 'prose-has-no-expressions'],
		['a script in a link', '[here](javascript:steal)', 'link-is-safe'],
		['data in a link', '[here](data:text/html;base64,PHNjcmlwdD4=)', 'link-is-safe'],
		['a link to another place of the disk', '[here](file:///etc/passwd)', 'link-is-safe'],
		['a link to another host without its scheme', '[here](//evil.example/)', 'link-resolves'],
		['a text that runs backwards', 'abc\u202edef', 'text-has-no-hidden-characters'],
		['a hidden space', 'abc\u200bdef', 'text-has-no-hidden-characters'],
		['a text that is turned round by number', 'abc&#x202e;def', 'text-has-no-hidden-characters'],
		['a hidden hyphen by name', 'abc&shy;def', 'text-has-no-hidden-characters'],
		['a component of the engine', '<Drawing view="x"/>', 'component-is-known'],
		['a dataset outside its folder', '<Value id="../../secret"/>', 'value-resolves'],
	])('%s', (_name, hostile, rule) => {
		const manuscript = copyValidBrief();
		applyDefect(manuscript, {
			file: 'chapters/en/01-passengers.mdx',
			replace: paragraph,
			by: `${hostile} ${paragraph}`,
		});
		const rules = problemsOf(manuscript).map((problem) => problem.rule);
		expect(rules).toContain(rule);
		rmSync(dirname(manuscript.directory), { recursive: true });
	});

	test.each(['../secrets', '..', 'a/b', 'A', '%2e%2e', 'con:'])('the slug “%s”', (slug) => {
		const manuscript = copyValidBrief();
		applyDefect(manuscript, {
			file: 'chapters/en/01-passengers.mdx',
			replace: 'slug: ferry-passengers',
			by: `slug: "${slug}"`,
		});
		expect(problemsOf(manuscript).map(({ rule }) => rule)).toContain('field-fits');
		rmSync(dirname(manuscript.directory), { recursive: true });
	});
});
