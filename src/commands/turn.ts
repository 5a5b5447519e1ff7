import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a turn is taken with: a clock and a voice, so that tests need neither. */
export interface TurnEffects {
	readonly wait: (milliseconds: number) => Promise<unknown>;
	readonly tell: (sentence: string) => void;
}

const effects: TurnEffects = { wait: pause, tell: (sentence) => console.error(sentence) };

/**
 * Does work that only one process may do at a time: builds of one project share the folders of
 * Astro. A process waits for the one before it; what a killed process left in `file` holds nobody up.
 */
export async function inTurn<T>(
	file: string,
	work: () => Promise<T>,
	{ wait, tell }: TurnEffects = effects,
): Promise<T> {
	mkdirSync(dirname(file), { recursive: true });
	let isTold = false;
	while (!isTaken(file)) {
		if (clearDead(file)) continue;
		if (!isTold) tell('Another build is at work in this folder. Waiting for it to end.');
		isTold = true;
		await wait(250);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}

function isTaken(file: string): boolean {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return false;
}

/** Removes the mark of a process that was killed; whether there was one. */
function clearDead(file: string): boolean {
	const holder = holderOf(file);
	const isDead = holder !== undefined && !isAlive(holder);
	if (isDead) rmSync(file, { force: true });
	return isDead;
}

/** The process that holds the turn; `undefined` while it is still writing its name. */
function holderOf(file: string): number | undefined {
	try {
		const text = readFileSync(file, 'utf8');
		return /^\d+$/.test(text) ? Number(text) : undefined;
	} catch {
		return undefined;
	}
}

/** Whether a process is at work on this machine. */
export function isAlive(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		// A process of another user is alive too.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
