import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { recordFile } from '../delivery/build-record.ts';
import { CommandError } from './options.ts';
import { isAlive } from './turn.ts';

/**
 * Refuses a folder that no build wrote: a build replaces everything in it.
 *
 * @throws {CommandError} when the folder has files and no record of a build.
 */
export function refuseForeign(output: string): void {
	if (!existsSync(output) || !statSync(output).isDirectory()) return;
	if (existsSync(join(output, recordFile)) || readdirSync(output).length === 0) return;
	throw new CommandError(
		`${output} holds files that no build wrote (it has no ${recordFile}), and a build would replace ` +
			'them all. Choose a new folder with OUTPUT, or remove this one if it is not needed. Nothing was changed.',
	);
}

/**
 * Fills a scratch folder and puts it in the place of `output`, which is untouched until the scratch
 * folder is complete, and comes back if the exchange fails. The scratch folder is gone afterwards,
 * whether it was used or not. An output that cannot be replaced is told of before the work.
 */
export async function swapInto(
	output: string,
	scratch: string,
	fill: () => Promise<void>,
): Promise<void> {
	mkdirSync(dirname(output), { recursive: true });
	restoreAbandoned(output);
	mkdirSync(nextOf(output), { recursive: true });
	rmSync(nextOf(output), { recursive: true });
	rmSync(scratch, { recursive: true, force: true });
	mkdirSync(scratch, { recursive: true });
	try {
		await fill();
		exchange(output, scratch);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

/** The name under which a new output comes to lie beside the old one. */
function nextOf(output: string): string {
	return `${output}.next-${process.pid}`;
}

function exchange(output: string, scratch: string): void {
	const next = nextOf(output);
	const previous = `${output}.previous-${process.pid}`;
	try {
		moveBeside(scratch, next);
		if (existsSync(output)) renameSync(output, previous);
		renameSync(next, output);
	} catch (error) {
		if (existsSync(previous) && !existsSync(output)) renameSync(previous, output);
		throw error;
	} finally {
		rmSync(next, { recursive: true, force: true });
		rmSync(previous, { recursive: true, force: true });
	}
}

/** Moves a folder; where the two places are on different disks, it is copied. */
function moveBeside(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
		cpSync(from, to, { recursive: true });
	}
}

/**
 * Clears what killed builds left beside the output. One that was killed in the middle of its
 * exchange left the output under another name: it is put back.
 */
function restoreAbandoned(output: string): void {
	const folder = dirname(output);
	const name = basename(output);
	for (const entry of readdirSync(folder)) {
		const { kind, id } =
			/^\.(?<kind>next|previous)-(?<id>\d+)$/.exec(entry.slice(name.length))?.groups ?? {};
		if (!entry.startsWith(name) || id === undefined || isAlive(Number(id))) continue;
		const path = join(folder, entry);
		if (kind === 'previous' && !existsSync(output)) renameSync(path, output);
		else rmSync(path, { recursive: true, force: true });
	}
}

/** Removes the scratch folders of builds that were killed: `dist-4711`. */
export function clearScratch(folder: string): void {
	if (!existsSync(folder)) return;
	for (const entry of readdirSync(folder)) {
		const id = /-(\d+)$/.exec(entry)?.[1];
		if (id === undefined || isAlive(Number(id))) continue;
		rmSync(join(folder, entry), { recursive: true, force: true });
	}
}
