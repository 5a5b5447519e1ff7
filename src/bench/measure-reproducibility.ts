import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

/** What two builds of one commit have in common. */
export interface Reproducibility {
	/** The commit that both were cloned from. */
	readonly commit: string;
	/** How many files one build has. */
	readonly files: number;
	/** Files that only one build has, or whose bytes differ, from the root of the site; sorted. */
	readonly differing: readonly string[];
}

/** Machines as different as they come: clocks 26 hours apart, another language, another home. */
const machines = [
	{ folder: 'a', TZ: 'Pacific/Kiritimati', LANG: 'vi_VN.UTF-8', LC_ALL: 'vi_VN.UTF-8' },
	{ folder: 'somewhere else/b', TZ: 'Etc/GMT+12', LANG: 'tr_TR.UTF-8', LC_ALL: 'C' },
] as const;

/**
 * Clones the last commit of a project twice and builds each clone from nothing, in another folder,
 * time zone and locale: the two sites must have the same bytes, PDFs and archives included. What is
 * not committed takes no part. `flags` go to the build. Throws when a clone does not build.
 */
export function measureReproducibility(
	project: string = process.cwd(),
	flags: readonly string[] = [],
): Reproducibility {
	const commit = git(project, 'rev-parse', 'HEAD');
	const root = mkdtempSync(join(tmpdir(), 'reproduce-'));
	try {
		const [first = new Map(), second = new Map()] = machines.map(({ folder, ...environment }) =>
			fingerprintsOf(buildClone({ project, commit }, join(root, folder), flags, environment)),
		);
		const paths = new Set([...first.keys(), ...second.keys()]);
		return {
			commit,
			files: first.size,
			differing: [...paths].filter((path) => first.get(path) !== second.get(path)).sort(),
		};
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
}

/** Clones and builds; gives the folder of the site. */
function buildClone(
	{ project, commit }: { readonly project: string; readonly commit: string },
	clone: string,
	flags: readonly string[],
	environment: Record<string, string>,
): string {
	git(project, 'clone', '--quiet', '--no-hardlinks', project, clone);
	git(clone, 'checkout', '--quiet', '--detach', commit);
	// Copied and not linked, so that the paths of packages differ too. What tools keep between two
	// builds lies in folders with a dot and stays behind.
	cpSync(join(project, 'node_modules'), join(clone, 'node_modules'), {
		recursive: true,
		verbatimSymlinks: true,
		mode: constants.COPYFILE_FICLONE,
		filter: (path) => !/[/\\]node_modules[/\\]\.(?!bin)[^/\\]+$/.test(path),
	});
	const { CONTENT: _content, PRINT_CACHE: _cache, ...inherited } = process.env;
	const output = join(clone, 'dist');
	const { status, stderr } = spawnSync(process.execPath, ['src/commands/build.ts', ...flags], {
		cwd: clone,
		encoding: 'utf8',
		env: { ...inherited, ...environment, HOME: clone, OUTPUT: output, NODE_ENV: 'production' },
		maxBuffer: 2 ** 28,
	});
	if (status !== 0) throw new Error(`The clone in ${clone} does not build:\n${stderr}`);
	return output;
}

function git(folder: string, ...words: string[]): string {
	const { status, stdout, stderr } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
	if (status !== 0) throw new Error(`git ${words[0]} failed: ${stderr}`);
	return stdout.trim();
}

/** The SHA-256 of every file, by its path from the root of the site. */
function fingerprintsOf(directory: string): ReadonlyMap<string, string> {
	const files = readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	return new Map(
		files.map((file) => [
			relative(directory, file).split(sep).join('/'),
			createHash('sha256').update(readFileSync(file)).digest('hex'),
		]),
	);
}
