import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The engine in a folder of its own, where nothing is kept from an earlier build. */
export interface BuildFolder {
	readonly root: string;
	/** Where builds of this folder go. */
	readonly output: string;
	readonly remove: () => void;
}

/** What a build reads beside the manuscript. */
const engine = [
	'src',
	'public',
	'astro.config.mjs',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
];

/**
 * Copies the engine into a new folder. Whatever it remembers of other builds lies beside it or in
 * `node_modules`, so that builds begin from nothing there, and the caches of the project stay as
 * they are. Packages are linked one by one, for the same reason.
 */
export function openBuildFolder(project: string): BuildFolder {
	const root = mkdtempSync(join(tmpdir(), 'bench-'));
	for (const name of engine) cpSync(join(project, name), join(root, name), { recursive: true });
	const packages = join(project, 'node_modules');
	mkdirSync(join(root, 'node_modules'));
	for (const name of readdirSync(packages)) {
		if (name.startsWith('.') && name !== '.bin') continue;
		symlinkSync(resolve(packages, name), join(root, 'node_modules', name));
	}
	return {
		root,
		output: join(root, 'dist'),
		remove: () => rmSync(root, { recursive: true, force: true }),
	};
}
