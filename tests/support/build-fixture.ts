import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
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

/** Runs a command of the project that builds. */
export function runCommand(
	name: string,
	flags: readonly string[],
	environment: Record<string, string>,
): BuildOutcome {
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
}

/** Builds the valid brief into a folder of its own, after a change if one is asked for. */
export function buildValidBrief(
	environment: Record<string, string> = {},
	change: (manuscript: Manuscript) => void = () => undefined,
	flags: readonly string[] = ['--no-pdf'],
): string {
	const manuscript = copyValidBrief();
	change(manuscript);
	const output = join(mkdtempSync(join(tmpdir(), 'site-')), 'dist');
	const { status, stderr } = runBuild(manuscript, output, flags, environment);
	rmSync(dirname(manuscript.directory), { recursive: true });
	if (status !== 0 || !existsSync(output))
		throw new Error(`The valid brief does not build:\n${stderr}`);
	return output;
}

/** Builds the valid brief with its PDFs; nothing of earlier prints is used. */
export function buildPrintedBrief(): string {
	const cache = mkdtempSync(join(tmpdir(), 'print-'));
	const output = buildValidBrief({ PRINT_CACHE: cache }, undefined, []);
	rmSync(cache, { recursive: true });
	return output;
}
