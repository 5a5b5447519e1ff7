import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A folder of built pages and what they need, before it is published. */
export interface BuiltSite {
	readonly directory: string;
	/** The path under which the site is served, without a slash at its end: `` or `/brief`. */
	readonly base: string;
}

/** Paths of all files, with forward slashes, sorted. */
export function listBuilt({ directory }: BuiltSite, ending: string): string[] {
	return readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.filter((path) => path.endsWith(ending))
		.sort();
}

export function hasBuilt({ directory }: BuiltSite, path: string): boolean {
	return existsSync(join(directory, path));
}

export function readBuilt({ directory }: BuiltSite, path: string): string {
	return readFileSync(join(directory, path), 'utf8');
}

export function readBuiltBytes({ directory }: BuiltSite, path: string): Buffer {
	return readFileSync(join(directory, path));
}

export function writeBuilt(
	{ directory }: BuiltSite,
	path: string,
	content: string | Uint8Array,
): void {
	writeFileSync(join(directory, path), content);
}

export function removeBuilt({ directory }: BuiltSite, path: string): void {
	rmSync(join(directory, path));
}

/** The file that an address of the site is served from. */
export function fileOf(address: string, { base }: BuiltSite): string {
	return address
		.slice(base.length)
		.replace(/^\//, '')
		.replace(/[?#].*$/, '');
}

/** Paths of the files in a folder and below, from the root of the site, sorted. */
export function listFilesOf({ directory }: BuiltSite, folder: string): string[] {
	const root = join(directory, folder);
	if (!existsSync(root)) return [];
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();
}
