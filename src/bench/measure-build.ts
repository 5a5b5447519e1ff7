import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one build cost. */
export interface BuildCost {
	/** CPU seconds of the whole process, threads included. */
	readonly cpu: number;
	/** CPU seconds of the browser that printed. */
	readonly browserCpu: number;
	readonly printedPages: number;
	readonly wall: number;
	/** Largest resident memory in megabytes. */
	readonly memory: number;
}

/** Builds into a folder and tells what it cost; throws when the build fails. */
export function measureBuild(
	output: string,
	flags: readonly string[],
	environment: Record<string, string> = {},
	root: string = process.cwd(),
): BuildCost {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const statistics = join(folder, 'cost.json');
	const { status, signal, stderr } = spawnSync(
		process.execPath,
		['src/commands/build.ts', ...flags],
		{
			cwd: root,
			encoding: 'utf8',
			env: { ...process.env, ...environment, OUTPUT: output, BUILD_COST: statistics },
			maxBuffer: 2 ** 28,
		},
	);
	if (status !== 0) throw new Error(`The build failed (${signal ?? status}):\n${stderr}`);
	const cost = JSON.parse(readFileSync(statistics, 'utf8')) as BuildCost;
	rmSync(folder, { recursive: true });
	return cost;
}
