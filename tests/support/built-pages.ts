import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A page of a built site: its address and its text. */
export interface BuiltPage {
	readonly path: string;
	readonly html: string;
}

/** Every page of a built site. */
export function builtPages(directory: string): BuiltPage[] {
	return readdirSync(directory, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.html'))
		.sort()
		.map((file) => ({
			path: `/${file.replace(/index\.html$/, '')}`,
			html: readFileSync(join(directory, file), 'utf8'),
		}));
}

/** Whether an address of the site leads to a file, as a static host would serve it. */
export function isServed(directory: string, path: string): boolean {
	const file = join(directory, decodeURIComponent(path));
	if (!existsSync(file)) return false;
	return !statSync(file).isDirectory() || existsSync(join(file, 'index.html'));
}

export function idsOf(html: string): string[] {
	return [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? '');
}

export function linksOf(html: string): string[] {
	return [...html.matchAll(/<(?:a|link|use)\b[^>]*?\shref="([^"]*)"/g)].map((match) =>
		(match[1] ?? '').replaceAll('&amp;', '&'),
	);
}
