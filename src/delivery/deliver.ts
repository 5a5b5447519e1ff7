import { createHash } from 'node:crypto';
import { policyElement } from './content-security-policy.ts';
import { faceHints } from './face-hints.ts';
import { addLetters, cutFaces, noLetters, withoutFaces, type CutFaces } from './faces.ts';
import { styleClasses, styleRules } from './formula-styles.ts';
import { listBuilt, readBuilt, removeBuilt, writeBuilt, type BuiltSite } from './site-files.ts';
import {
	addWords,
	detached,
	kindOf,
	neededRules,
	partsOf,
	screenRules,
	scriptsOf,
	sourceOf,
	styleSlot,
	takeStyles,
	type PageStyles,
} from './stylesheets.ts';

interface Page extends PageStyles {
	readonly path: string;
	/** What pages that share their styles have in common. */
	readonly kind: string;
	readonly declarations: ReadonlyMap<string, string>;
	/** What is seen first, and the rest, of a page whose text is long. */
	readonly parts: readonly [first: string, rest: string] | undefined;
}

/** All pages of one kind, without their text: together the pages of a site are large. */
interface PageKind {
	readonly isLong: boolean;
	/** The rules from which its own are taken. */
	readonly source: string;
	readonly paths: string[];
	/** Every word of its pages, and of what is seen first of them. */
	readonly words: Set<string>;
	readonly firstWords: Set<string>;
	readonly declarations: Map<string, string>;
}

/** What the pages of one kind carry in themselves, and the sheet that they share. */
interface KindStyles {
	readonly inline: CutFaces;
	/** Its address. */
	readonly sheet?: string;
}

/**
 * Makes built pages ready to be served: one inline style element with the rules that its kind of
 * page needs, faces cut to the letters in use, no style attributes, and a strict policy. Long pages
 * carry only the rules of what is seen first; the others stand in a sheet that follows it. Pages are
 * read one at a time, and twice. `cache` is a folder for what a later build can use again.
 */
export async function deliver(site: BuiltSite, cache: string): Promise<void> {
	const letters = noLetters();
	const kinds = new Map<string, PageKind>();
	for (const path of listBuilt(site, '.html')) {
		const page = takePage(site, path);
		addLetters(letters, page.html);
		noteKind(kinds, page, site);
	}
	const cut = (css: string) => cutFaces(css, letters, site, cache);
	const scripts = new Set<string>();
	for (const script of scriptsOf(site)) addWords(scripts, script);
	const named = new Set<string>();
	for (const kind of kinds.values()) {
		const styles = kind.isLong
			? await stylesInTwo(kind, scripts, cut, site)
			: { inline: await cut(await neededRules(kind.source, [kind.words, scripts])) };
		for (const path of kind.paths) {
			const html = finishPage(site, takePage(site, path), styles);
			writeBuilt(site, path, html);
			addAssets(named, html, '.html');
		}
		if (styles.sheet !== undefined) addAssets(named, readBuilt(site, styles.sheet), '.css');
	}
	removeUnused(site, named);
}

function takePage(site: BuiltSite, path: string): Page {
	const { html, declarations } = styleClasses(readBuilt(site, path));
	const styles = takeStyles(html);
	const parts = partsOf(styles.html);
	// The rules of formulas are many: pages without any are a kind of their own. Long pages share
	// one sheet, with them or not.
	const kind = [
		kindOf(styles),
		parts === undefined ? '' : 'long',
		parts === undefined && html.includes('class="katex') ? 'formulas' : '',
	].join(' ');
	return { ...styles, path, declarations, parts, kind };
}

/** Adds a page to its kind. */
function noteKind(kinds: Map<string, PageKind>, page: Page, site: BuiltSite): void {
	const { path, html, parts, declarations } = page;
	const kind: PageKind = kinds.get(page.kind) ?? {
		isLong: parts !== undefined,
		source: sourceOf(page, site),
		paths: [],
		words: new Set(),
		firstWords: new Set(),
		declarations: new Map(),
	};
	kinds.set(page.kind, kind);
	kind.paths.push(path);
	addWords(kind.words, html);
	if (parts === undefined) return;
	addWords(kind.firstWords, parts[0]);
	for (const [name, declaration] of declarations) {
		if (!kind.declarations.has(name)) {
			kind.declarations.set(detached(name), detached(declaration));
		}
	}
}

/**
 * The styles of long pages. The sheet says again what the pages say themselves, so that it is the
 * whole of it in the order in which it was written.
 */
async function stylesInTwo(
	{ source, words, firstWords, declarations }: PageKind,
	scripts: ReadonlySet<string>,
	cut: (css: string) => Promise<CutFaces>,
	site: BuiltSite,
): Promise<KindStyles> {
	const formulas = styleRules(declarations);
	const first = await neededRules(source + formulas, [firstWords]);
	const inline = await cut(screenRules(first));
	const whole = await cut((await neededRules(source, [words, scripts])) + formulas);
	const css = withoutFaces(whole.css, inline.css);
	const name = `_astro/text.${createHash('sha256').update(css).digest('hex').slice(0, 10)}.css`;
	writeBuilt(site, name, css);
	return { inline, sheet: name };
}

/** A page with its styles and its policy. */
function finishPage(
	site: BuiltSite,
	{ path, html, declarations, parts }: Page,
	{ inline: { css, preloaded }, sheet }: KindStyles,
): string {
	const style = `${faceHints(preloaded)}<style>${css}${parts === undefined ? styleRules(declarations) : ''}</style>`;
	const whole =
		parts === undefined || sheet === undefined
			? html
			: `${parts[0]}<link rel="stylesheet" href="${site.base}/${sheet}">${parts[1]}`;
	const styled = whole.replace(styleSlot, () => style);
	const charset = /<meta charset="utf-8"\s*\/?>/i.exec(styled)?.[0];
	if (charset === undefined) throw new Error(`${path} names no charset.`);
	if (/<[^>]* style="/.test(styled)) throw new Error(`${path} has a style attribute left.`);
	return styled.replace(charset, () => `${charset}${policyElement(styled)}`);
}

/** Assets that nothing names any more: the stylesheets and faces that pages now carry or cut. */
function removeUnused(site: BuiltSite, namedByPages: ReadonlySet<string>): void {
	const named = new Set(namedByPages);
	for (const ending of ['.js', '.webmanifest']) {
		for (const path of listBuilt(site, ending)) addAssets(named, readBuilt(site, path), ending);
	}
	for (const path of listBuilt(site, '').filter((each) => /^_astro\/.+\.\w+$/.test(each))) {
		if (!named.has(path.slice('_astro/'.length))) removeBuilt(site, path);
	}
}

/** Adds the names of assets in a text: scripts name their neighbours without the folder. */
function addAssets(names: Set<string>, text: string, ending: string): void {
	const name = ending === '.js' ? /[\w.@~-]+\.\w+/g : /(?<=_astro\/)[\w.@~-]+\.\w+/g;
	for (const found of text.match(name) ?? []) if (!names.has(found)) names.add(detached(found));
}
