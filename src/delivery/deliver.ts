import { createHash } from 'node:crypto';
import { policyElement } from './content-security-policy.ts';
import { faceHints } from './face-hints.ts';
import { cutFaces, lettersOf, withoutFaces, type CutFaces } from './faces.ts';
import { styleClasses, styleRules } from './formula-styles.ts';
import { listBuilt, readBuilt, removeBuilt, writeBuilt, type BuiltSite } from './site-files.ts';
import {
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
	readonly kind: string;
	readonly declarations: ReadonlyMap<string, string>;
	/** What is seen first, and the rest, of a page whose text is long. */
	readonly parts: readonly [first: string, rest: string] | undefined;
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
 * carry only the rules of what is seen first; the others stand in a sheet that follows it. `cache`
 * is a folder for what a later build can use again.
 */
export async function deliver(site: BuiltSite, cache: string): Promise<void> {
	const pages = listBuilt(site, '.html').map((path) => takePage(site, path));
	const letters = lettersOf(pages.map(({ html }) => html));
	const cut = (css: string) => cutFaces(css, letters, site, cache);
	const scripts = scriptsOf(site);
	const shared: string[] = [];
	for (const kind of Map.groupBy(pages, (page) => page.kind).values()) {
		const [first] = kind;
		if (first === undefined) continue;
		const source = sourceOf(first, site);
		const styles =
			first.parts === undefined
				? {
						inline: await cut(
							await neededRules(
								source,
								kind.map(({ html }) => html),
								scripts,
							),
						),
					}
				: await stylesInTwo(source, kind, scripts, cut, site);
		for (const page of kind) writePage(site, page, styles);
		if (styles.sheet !== undefined) shared.push(readBuilt(site, styles.sheet));
	}
	removeUnused(site, shared);
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

/**
 * The styles of long pages. The sheet says again what the pages say themselves, so that it is the
 * whole of it in the order in which it was written.
 */
async function stylesInTwo(
	source: string,
	kind: readonly Page[],
	scripts: readonly string[],
	cut: (css: string) => Promise<CutFaces>,
	site: BuiltSite,
): Promise<KindStyles> {
	const formulas = styleRules(new Map(kind.flatMap(({ declarations }) => [...declarations])));
	const pages = kind.map(({ html }) => html);
	const firsts = kind.map(({ parts }) => parts?.[0] ?? '');
	const first = await neededRules(source + formulas, firsts, []);
	const inline = await cut(screenRules(first));
	const whole = await cut((await neededRules(source, pages, scripts)) + formulas);
	const css = withoutFaces(whole.css, inline.css);
	const name = `_astro/text.${createHash('sha256').update(css).digest('hex').slice(0, 10)}.css`;
	writeBuilt(site, name, css);
	return { inline, sheet: name };
}

function writePage(
	site: BuiltSite,
	{ path, html, declarations, parts }: Page,
	{ inline: { css, preloaded }, sheet }: KindStyles,
): void {
	const style = `${faceHints(preloaded)}<style>${css}${parts === undefined ? styleRules(declarations) : ''}</style>`;
	const whole =
		parts === undefined || sheet === undefined
			? html
			: `${parts[0]}<link rel="stylesheet" href="${site.base}/${sheet}">${parts[1]}`;
	const styled = whole.replace(styleSlot, () => style);
	const charset = /<meta charset="utf-8"\s*\/?>/i.exec(styled)?.[0];
	if (charset === undefined) throw new Error(`${path} names no charset.`);
	if (/<[^>]* style="/.test(styled)) throw new Error(`${path} has a style attribute left.`);
	writeBuilt(
		site,
		path,
		styled.replace(charset, () => `${charset}${policyElement(styled)}`),
	);
}

/** Assets that nothing names any more: the stylesheets and faces that pages now carry or cut. */
function removeUnused(site: BuiltSite, sheets: readonly string[]): void {
	const named = new Set(
		['.html', '.js', '.webmanifest'].flatMap((ending) =>
			listBuilt(site, ending).flatMap((path) => assetsIn(readBuilt(site, path), ending)),
		),
	);
	for (const css of sheets) for (const name of assetsIn(css, '.css')) named.add(name);
	for (const path of listBuilt(site, '').filter((each) => /^_astro\/.+\.\w+$/.test(each))) {
		if (!named.has(path.slice('_astro/'.length))) removeBuilt(site, path);
	}
}

/** Names of assets in a text: scripts name their neighbours without the folder. */
function assetsIn(text: string, ending: string): string[] {
	const name = ending === '.js' ? /[\w.@~-]+\.\w+/g : /(?<=_astro\/)[\w.@~-]+\.\w+/g;
	return [...new Set(text.match(name))];
}
