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

/** What pages of one kind have in common: the same stylesheets in the same order. */
export function kindOf({ sheets, inline }: PageStyles): string {
	return [...inline, ...sheets].join('\n');
}

/**
 * The rules that pages of one kind need, as one text: what no page of the kind uses is left out,
 * faces and keyframes included.
 */
export async function stylesFor(
	{ sheets, inline }: PageStyles,
	pages: readonly string[],
	site: BuiltSite,
): Promise<string> {
	const css = [...inline, ...sheets.map((href) => readBuilt(site, fileOf(href, site)))].join('\n');
	const [result] = await new PurgeCSS().purge({
		content: [
			...pages.map((raw) => ({ raw, extension: 'html' })),
			// Scripts name the classes of what they add.
			...listBuilt(site, '.js').map((path) => ({ raw: readBuilt(site, path), extension: 'js' })),
		],
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

const faceRule = /@font-face\s*\{[^}]*\}/g;

/** A face whose family no other rule names is never shown. */
function withoutUnusedFaces(css: string): string {
	const rest = css.replace(faceRule, '');
	return css.replace(faceRule, (rule) => {
		const family = /font-family:\s*["']?(?<name>[^"';}]+)/.exec(rule)?.groups?.['name'] ?? '';
		return rest.includes(family.trim()) ? rule : '';
	});
}
