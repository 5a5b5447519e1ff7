import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Manuscript } from '../../src/manuscript/read-files.ts';
import { copyValidBrief } from './fixture-brief.ts';

/** What a build command said and did. */
export interface BuildOutcome {
	readonly status: number | null;
	readonly stderr: string;
}

/** Runs the build command on a manuscript, as an author would. */
export function runBuild(
	{ directory }: Manuscript,
	output: string,
	flags: readonly string[] = ['--no-pdf'],
	environment: Record<string, string> = {},
): BuildOutcome {
	return runCommand('build', flags, { CONTENT: directory, OUTPUT: output, ...environment });
}

/** Runs a command of the project; one at a time, because Astro keeps notes in one place. */
export function runCommand(
	name: string,
	flags: readonly string[],
	environment: Record<string, string>,
): BuildOutcome {
	const unlock = lock('.scratch/building');
	try {
		const { status, stderr } = spawnSync(process.execPath, [`src/commands/${name}.ts`, ...flags], {
			encoding: 'utf8',
			env: {
				...process.env,
				NODE_ENV: 'production',
				ASTRO_TELEMETRY_DISABLED: '1',
				...environment,
			},
		});
		return { status, stderr };
	} finally {
		unlock();
	}
}

/** Waits until no other test builds; a lock that its owner left behind is broken after minutes. */
function lock(path: string): () => void {
	const pause = new Int32Array(new SharedArrayBuffer(4));
	mkdirSync(dirname(path), { recursive: true });
	for (;;) {
		try {
			mkdirSync(path);
			return () => rmSync(path, { recursive: true, force: true });
		} catch {
			const isLeft =
				Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 300_000;
			if (isLeft) rmSync(path, { recursive: true, force: true });
			else Atomics.wait(pause, 0, 0, 200);
		}
	}
}

/** Builds the valid brief into a folder of its own, after a change if one is asked for. */
export function buildValidBrief(
	environment: Record<string, string> = {},
	change: (manuscript: Manuscript) => void = () => undefined,
): string {
	const manuscript = copyValidBrief();
	change(manuscript);
	const output = join(mkdtempSync(join(tmpdir(), 'site-')), 'dist');
	const { status, stderr } = runBuild(manuscript, output, ['--no-pdf'], environment);
	rmSync(dirname(manuscript.directory), { recursive: true });
	if (status !== 0 || !existsSync(output))
		throw new Error(`The valid brief does not build:\n${stderr}`);
	return output;
}
