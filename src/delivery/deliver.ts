import { policyElement } from './content-security-policy.ts';
import { cutFaces, lettersOf, type CutFaces } from './faces.ts';
import { styleClasses, styleRules } from './formula-styles.ts';
import { listBuilt, readBuilt, removeBuilt, writeBuilt, type BuiltSite } from './site-files.ts';
import { kindOf, stylesFor, styleSlot, takeStyles, type PageStyles } from './stylesheets.ts';

interface Page extends PageStyles {
	readonly path: string;
	readonly kind: string;
	readonly declarations: ReadonlyMap<string, string>;
}

/**
 * Makes built pages ready to be served: one inline style element with the rules that its kind of
 * page needs, faces cut to the letters in use, no style attributes, and a strict policy. `cache` is
 * a folder for what a later build can use again.
 */
export async function deliver(site: BuiltSite, cache: string): Promise<void> {
	const pages = listBuilt(site, '.html').map((path) => takePage(site, path));
	const letters = lettersOf(pages.map(({ html }) => html));
	for (const kind of Map.groupBy(pages, (page) => page.kind).values()) {
		const [first] = kind;
		if (first === undefined) continue;
		const css = await stylesFor(
			first,
			kind.map(({ html }) => html),
			site,
		);
		const shared = await cutFaces(css, letters, site, cache);
		for (const page of kind) writePage(site, page, shared);
	}
	removeUnused(site);
}

function takePage(site: BuiltSite, path: string): Page {
	const { html, declarations } = styleClasses(readBuilt(site, path));
	const styles = takeStyles(html);
	// The rules of formulas are many: pages without any are a kind of their own.
	const kind = `${kindOf(styles)}${html.includes('class="katex') ? ' formulas' : ''}`;
	return { ...styles, path, declarations, kind };
}

function writePage(
	site: BuiltSite,
	{ path, html, declarations }: Page,
	{ css, preloaded }: CutFaces,
): void {
	const hints = preloaded.map(
		(href) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`,
	);
	const style = `${hints.join('')}<style>${css}${styleRules(declarations)}</style>`;
	const styled = html.replace(styleSlot, () => style);
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
function removeUnused(site: BuiltSite): void {
	const named = new Set(
		['.html', '.js', '.webmanifest'].flatMap((ending) =>
			listBuilt(site, ending).flatMap((path) => assetsIn(readBuilt(site, path), ending)),
		),
	);
	for (const path of listBuilt(site, '').filter((each) => /^_astro\/.+\.\w+$/.test(each))) {
		if (!named.has(path.slice('_astro/'.length))) removeBuilt(site, path);
	}
}

/** Names of assets in a text: scripts name their neighbours without the folder. */
function assetsIn(text: string, ending: string): string[] {
	const name = ending === '.js' ? /[\w.@~-]+\.\w+/g : /(?<=_astro\/)[\w.@~-]+\.\w+/g;
	return [...new Set(text.match(name))];
}
