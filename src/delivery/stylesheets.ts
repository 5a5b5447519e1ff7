import { PurgeCSS } from 'purgecss';
import { fileOf, listBuilt, readBuilt, type BuiltSite } from './site-files.ts';

const linkTag = /<link rel="stylesheet" href="(?<href>[^"]+)"[^>]*>/g;
const styleTag = /<style[^>]*>(?<css>[\s\S]*?)<\/style>/g;

/** The styles of a page, taken out of it. */
export interface PageStyles {
	/** The page without its styles, with `styleSlot` where they belong. */
	readonly html: string;
	/** Addresses of its stylesheets, in order. */
	readonly sheets: readonly string[];
	/** Its inline styles, in order. */
	readonly inline: readonly string[];
}

/** Stands in a page where its one style element will be put. */
export const styleSlot = '<!--styles-->';

/** Takes the styles out of a page: all of them go into one element at the place of the first. */
export function takeStyles(html: string): PageStyles {
	const inline: string[] = [];
	const sheets: string[] = [];
	let isPlaced = false;
	const replacement = () => {
		if (isPlaced) return '';
		isPlaced = true;
		return styleSlot;
	};
	const withoutInline = html.replace(styleTag, (_tag, css: string) => {
		inline.push(css.trim());
		return replacement();
	});
	const rest = withoutInline.replace(linkTag, (_tag, href: string) => {
		sheets.push(href);
		return replacement();
	});
	return { html: rest, sheets, inline };
}

/**
 * A layout of long pages puts it where their text begins: what follows the first paragraphs is
 * styled by a sheet of its own, which the next page of the kind has at hand.
 */
const longTextMark = '<!--long-text-->';

/** How many paragraphs a reader may see before anything else comes over the network. */
const firstParagraphs = /(?:\s*<p\b[^>]*>(?:(?!<p\b).)*?<\/p>){0,2}/sy;

/** A page in two: what is seen first, and the rest. Absent for pages that are whole. */
export function partsOf(html: string): readonly [first: string, rest: string] | undefined {
	const at = html.indexOf(longTextMark);
	if (at < 0) return undefined;
	const start = at + longTextMark.length;
	firstParagraphs.lastIndex = start;
	const end = start + (firstParagraphs.exec(html)?.[0].length ?? 0);
	return [html.slice(0, at) + html.slice(start, end), html.slice(end)];
}

/** What pages of one kind have in common: the same stylesheets in the same order. */
export function kindOf({ sheets, inline }: PageStyles): string {
	return [...inline, ...sheets].join('\n');
}

/** The rules of a page’s styles as one text, in their order. */
export function sourceOf({ sheets, inline }: PageStyles, site: BuiltSite): string {
	return [...inline, ...sheets.map((href) => readBuilt(site, fileOf(href, site)))].join('\n');
}

/** The classes that scripts name are those of what they add. */
export function scriptsOf(site: BuiltSite): string[] {
	return listBuilt(site, '.js').map((path) => readBuilt(site, path));
}

/** Adds what may be the name of an element, class, id or attribute in a text. */
export function addWords(words: Set<string>, text: string): void {
	for (const word of text.match(/[A-Za-z0-9_-]+/g) ?? []) {
		if (!words.has(word)) words.add(detached(word));
	}
}

/** A part of a text as a text of its own: the engine would keep the whole of it for the part. */
export function detached(part: string): string {
	return Buffer.from(part, 'utf16le').toString('utf16le');
}

/**
 * The rules of a sheet that pages and scripts need, given their words: what none of them uses is
 * left out, faces and keyframes included.
 */
export async function neededRules(
	css: string,
	words: readonly ReadonlySet<string>[],
): Promise<string> {
	const [result] = await new PurgeCSS().purge({
		content: words.map((each) => ({ raw: [...each].join(' '), extension: 'html' })),
		css: [{ raw: css }],
		keyframes: true,
		safelist: {
			// States that no page is in when it is built.
			standard: [/^:/, 'open', 'checked', 'target', 'edition-notice', /^notice/],
		},
		dynamicAttributes: [
			'open',
			'hidden',
			'aria-current',
			'aria-expanded',
			'data-kind',
			'data-theme',
			'data-size',
			'data-spacing',
			'data-motion',
		],
	});
	return withoutUnusedFaces((result?.css ?? css).replace(/\n+/g, ''));
}

const paperRule = /@(?:media print|layer print|page)\b[^{;]*\{|@layer [\w-]+\{(?=\})/;

/** A sheet without what it says of paper, and without layers that are empty. */
export function screenRules(css: string): string {
	let result = css;
	for (;;) {
		const found = paperRule.exec(result);
		if (found === null) return result;
		let end = found.index + found[0].length;
		for (let depth = 1; depth > 0 && end < result.length; end += 1) {
			if (result[end] === '{') depth += 1;
			if (result[end] === '}') depth -= 1;
		}
		result = result.slice(0, found.index) + result.slice(end);
	}
}

const faceRule = /@font-face\s*\{[^}]*\}/g;

/** A face whose family no other rule names is never shown. */
function withoutUnusedFaces(css: string): string {
	const rest = css.replace(faceRule, '');
	return css.replace(faceRule, (rule) => {
		const family = /font-family:\s*["']?(?<name>[^"';}]+)/.exec(rule)?.groups?.['name'] ?? '';
		return rest.includes(family.trim()) ? rule : '';
	});
}
