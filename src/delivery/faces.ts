import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import subsetFont from 'subset-font';
import { readKept, writeKept } from '../cache/kept-file.ts';
import { fileOf, readBuiltBytes, writeBuilt, type BuiltSite } from './site-files.ts';

const faceRule = /@font-face\s*\{[^}]*\}/g;
const urlPattern = /url\(["']?(?<href>[^"')]+)["']?\)/;

/** The letters that faces must hold, by what they set. */
export interface Letters {
	/** Every character of every page. */
	readonly text: ReadonlySet<string>;
	/** The characters of formulas. */
	readonly formulas: ReadonlySet<string>;
}

/** Letters to which those of pages are added. */
export interface GatheredLetters extends Letters {
	readonly text: Set<string>;
	readonly formulas: Set<string>;
}

export function noLetters(): GatheredLetters {
	return { text: new Set(), formulas: new Set() };
}

/** Adds the letters of a page: all of its characters, markup included, which adds nothing but ASCII. */
export function addLetters({ text, formulas }: GatheredLetters, page: string): void {
	const seen = new Uint8Array(0x10000);
	for (let at = 0; at < page.length; at += 1) {
		const unit = page.charCodeAt(at);
		if (seen[unit] === 1) continue;
		const character = String.fromCodePoint(page.codePointAt(at) ?? unit);
		text.add(character);
		// A character of two halves is known only by both.
		if (character.length === 1) seen[unit] = 1;
		else at += 1;
	}
	for (const formula of formulasIn(page)) {
		for (const character of decode(formula.replace(/<[^>]*>/g, ''))) formulas.add(character);
	}
}

function* formulasIn(page: string): Generator<string> {
	const opening = '<span class="katex-html"';
	for (let start = page.indexOf(opening); start >= 0;) {
		let depth = 0;
		let end = start;
		for (const tag of page.slice(start).matchAll(/<(\/?)span\b/g)) {
			depth += tag[1] === '/' ? -1 : 1;
			end = start + tag.index;
			if (depth === 0) break;
		}
		yield page.slice(start, end);
		start = page.indexOf(opening, Math.max(end, start + 1));
	}
}

function decode(text: string): string {
	return text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replace(/&#x([0-9a-f]+);/gi, (_entity, code: string) =>
			String.fromCodePoint(Number.parseInt(code, 16)),
		)
		.replaceAll('&amp;', '&');
}

/**
 * Cuts the faces of a stylesheet down to the letters in use and stores them as WOFF2. A face that
 * holds none of the letters is dropped. `cache` is a folder for faces that were cut before.
 */
export async function cutFaces(
	css: string,
	letters: Letters,
	site: BuiltSite,
	cache: string,
): Promise<CutFaces> {
	let result = css;
	const preloaded: string[] = [];
	for (const rule of new Set(css.match(faceRule) ?? [])) {
		const href = bestSource(rule);
		if (href === undefined) continue;
		const set = rule.includes('KaTeX') ? letters.formulas : letters.text;
		const bytes = readBuiltBytes(site, fileOf(href, site));
		const cut = await cutFace(bytes, [...set].sort().join(''), cache);
		const name = basename(href).replace(/\.[^.]+\.[^.]+$/, '');
		const file = `_astro/${name}.${hashOf(cut)}.woff2`;
		writeBuilt(site, file, cut);
		const source = `src:url(${site.base}/${file}) format("woff2")`;
		const [selector = '', descriptors = ''] = rule.slice(0, rule.lastIndexOf('}')).split('{');
		const isFormula = rule.includes('KaTeX');
		const replaced = isFormula ? /^\s*(?:src|font-display)\s*:/ : /^\s*src\s*:/;
		// Style and weight may stand behind the source; without them a browser slants italics again.
		const kept = descriptors
			.split(';')
			.filter((each) => each.trim() !== '' && !replaced.test(each));
		const display = isFormula ? ['font-display:swap'] : [];
		result = result.replace(rule, `${selector}{${[...kept, ...display, source].join(';')}}`);
		if (isPreloaded(rule)) preloaded.push(`${site.base}/${file}`);
	}
	return { css: result, preloaded };
}

/**
 * A sheet without the faces that another names: told a second time, an optional face that came too
 * late for the first rules would replace the system’s under the reader’s eyes.
 */
export function withoutFaces(css: string, other: string): string {
	return css.replace(faceRule, (rule) => (other.includes(rule) ? '' : rule));
}

/** A stylesheet with its faces cut, and the addresses of those that every page shows at once. */
export interface CutFaces {
	readonly css: string;
	readonly preloaded: readonly string[];
}

/** Optional faces are asked for with the page, or they would come too late to be shown. */
function isPreloaded(rule: string): boolean {
	const isText = /font-display:\s*optional/.test(rule);
	const isBoldText = /Source Serif/.test(rule) && /font-weight:\s*600/.test(rule);
	return isText && !isBoldText;
}

/** The address of a face’s best file: WOFF2 where it has one. */
function bestSource(rule: string): string | undefined {
	const urls = [...rule.matchAll(new RegExp(urlPattern, 'g'))].map(
		(match) => match.groups?.['href'],
	);
	return urls.find((url) => url?.endsWith('.woff2')) ?? urls[0];
}

/** What the styles ask of a face: pairs, ligatures, accents in their place, lining figures. */
const features = ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'lnum'];

async function cutFace(bytes: Buffer, text: string, cache: string): Promise<Buffer> {
	const key = createHash('sha256')
		.update(bytes)
		.update(`${features} ${text}`)
		.digest('hex')
		.slice(0, 24);
	const path = join(cache, `${key}.woff2`);
	const kept = readKept(path);
	if (kept !== undefined) return kept;
	const cut = await subsetFont(bytes, text, {
		targetFormat: 'woff2',
		noHinting: true,
		keepFeatures: features,
	});
	writeKept(path, cut);
	return cut;
}

function hashOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex').slice(0, 10);
}
