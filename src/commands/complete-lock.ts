import { readFileSync, writeFileSync } from 'node:fs';
import { run } from './run.ts';

/**
 * `npm run lock`: after a change of dependencies, adds to the lock file the optional packages for
 * other platforms that npm left out because it could not fetch them here. Without an entry for each,
 * npm 11 refuses `npm ci` on every machine.
 */
interface LockEntry {
	version?: string;
	dev?: boolean;
	optional?: boolean;
	os?: string[];
	cpu?: string[];
	optionalDependencies?: Record<string, string>;
}

const path = 'package-lock.json';

/** `binding-win32-x64-msvc`, `cli-darwin-arm64`: system, processor, and a library that npm ignores. */
const platform =
	/(?<os>android|darwin|freebsd|linux|openharmony|win32|windows)-(?<cpu>arm64|arm|ia32|x64|riscv64|s390x|ppc64|loong64)/;

function entryFor(name: string, version: string, isDev: boolean): LockEntry | undefined {
	const { os, cpu } = platform.exec(name)?.groups ?? {};
	const isWasm = name.includes('wasm32');
	if (!isWasm && (os === undefined || cpu === undefined)) return undefined;
	return {
		version,
		...(isDev ? { dev: true } : {}),
		optional: true,
		...(os === undefined ? {} : { os: [os === 'windows' ? 'win32' : os] }),
		cpu: [isWasm ? 'wasm32' : (cpu ?? '')],
	};
}

const usage = {
	command: 'npm run lock',
	purpose: 'Adds the packages for other platforms to the lock file after a change of dependencies.',
};

await run(usage, () => {
	const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, LockEntry> };
	const added: string[] = [];
	for (const [place, { dev = false, optionalDependencies = {} }] of Object.entries(lock.packages)) {
		if (place === '') continue;
		for (const [name, version] of Object.entries(optionalDependencies)) {
			const places = [`${place}/node_modules/${name}`, `node_modules/${name}`];
			const isExact = /^\d/.test(version);
			if (!isExact || places.some((each) => lock.packages[each] !== undefined)) continue;
			const entry = entryFor(name, version, dev);
			if (entry === undefined) continue;
			lock.packages[`node_modules/${name}`] = entry;
			added.push(`${name} ${version}`);
		}
	}

	const byPlace = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1));
	lock.packages = Object.fromEntries(byPlace);
	writeFileSync(path, `${JSON.stringify(lock, null, '\t')}\n`);
	console.log(added.length === 0 ? 'The lock file is whole.' : `Added ${added.join(', ')}.`);
});
