import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileTrouble } from '../../../src/commands/file-trouble.ts';
import { CommandError } from '../../../src/commands/options.ts';
import { clearScratch, refuseForeign, swapInto } from '../../../src/commands/output.ts';
import { inTurn } from '../../../src/commands/turn.ts';
import { runCommand } from '../../support/build-fixture.ts';

/** No process has a number as large as this. */
const dead = 2 ** 22 + 1;

function site(folder: string, text: string): string {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'index.html'), text);
	return folder;
}

function newFolder(): string {
	return mkdtempSync(join(tmpdir(), 'output-'));
}

const textOf = (folder: string) => readFileSync(join(folder, 'index.html'), 'utf8');

describe('an output', () => {
	test('is replaced whole, and nothing is left beside it', async () => {
		const folder = newFolder();
		const output = site(join(folder, 'dist'), 'old');
		writeFileSync(join(output, 'gone.html'), '');
		await swapInto(output, join(folder, 'scratch'), async () => {
			site(join(folder, 'scratch'), 'new');
		});
		expect(textOf(output)).toBe('new');
		expect(readdirSync(folder)).toEqual(['dist']);
		expect(readdirSync(output)).toEqual(['index.html']);
	});

	test('stays when its build fails', async () => {
		const folder = newFolder();
		const output = site(join(folder, 'dist'), 'old');
		const failing = swapInto(output, join(folder, 'scratch'), async () => {
			site(join(folder, 'scratch'), 'half');
			throw new Error('no browser');
		});
		await expect(failing).rejects.toThrow('no browser');
		expect(textOf(output)).toBe('old');
		expect(readdirSync(folder)).toEqual(['dist']);
	});

	test('comes back when the exchange itself fails', async () => {
		const folder = newFolder();
		const output = site(join(folder, 'dist'), 'old');
		const scratch = join(folder, 'scratch');
		// The scratch folder vanishes before it can be moved.
		const failing = swapInto(output, scratch, async () => {
			const { rmSync } = await import('node:fs');
			rmSync(scratch, { recursive: true });
		});
		await expect(failing).rejects.toThrow('ENOENT');
		expect(textOf(output)).toBe('old');
	});

	test('that a killed build left under another name is put back', async () => {
		const folder = newFolder();
		const output = join(folder, 'dist');
		site(`${output}.previous-${dead}`, 'old');
		site(`${output}.next-${dead}`, 'half');
		const failing = swapInto(output, join(folder, 'scratch'), () => Promise.reject(new Error('x')));
		await expect(failing).rejects.toThrow('x');
		expect(textOf(output)).toBe('old');
		expect(readdirSync(folder)).toEqual(['dist']);
	});
});

test('a folder that no build wrote is refused before anything is done', () => {
	const folder = newFolder();
	expect(() => refuseForeign(join(folder, 'new'))).not.toThrow();
	expect(() => refuseForeign(folder)).not.toThrow();
	writeFileSync(join(folder, 'letter.txt'), 'Dear');
	expect(() => refuseForeign(folder)).toThrow(CommandError);
	writeFileSync(join(folder, 'BUILD.json'), '{}');
	expect(() => refuseForeign(folder)).not.toThrow();

	const own = newFolder();
	writeFileSync(join(own, 'letter.txt'), 'Dear');
	const { status, stderr } = runCommand('build', ['--no-pdf'], { OUTPUT: own });
	expect(status).toBe(1);
	expect(stderr).toContain('a build would replace them all. Choose a new folder with OUTPUT');
	expect(readdirSync(own)).toEqual(['letter.txt']);
});

test('scratch folders of killed builds are cleared, those of living ones stay', () => {
	const folder = newFolder();
	site(join(folder, `dist-${dead}`), 'half');
	site(join(folder, `dist-${process.pid}`), 'at work');
	writeFileSync(join(folder, 'turn'), '');
	clearScratch(folder);
	expect(readdirSync(folder).sort()).toEqual([`dist-${process.pid}`, 'turn']);
});

describe('a turn', () => {
	const silent = { wait: async () => undefined, tell: () => undefined };

	test('is taken by one after the other', async () => {
		const file = join(newFolder(), 'turn');
		const log: string[] = [];
		const work = (name: string) => async () => {
			log.push(`${name} begins`);
			await new Promise((resolve) => setTimeout(resolve, 30));
			log.push(`${name} ends`);
		};
		await Promise.all([inTurn(file, work('a')), inTurn(file, work('b'))]);
		expect(log.map((line) => line.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
		expect(existsSync(file)).toBe(false);
	});

	test('is not held up by a process that was killed', async () => {
		const file = join(newFolder(), 'turn');
		writeFileSync(file, String(dead));
		expect(await inTurn(file, async () => 'done', silent)).toBe('done');
	});

	test('is given back when the work fails', async () => {
		const file = join(newFolder(), 'turn');
		await expect(inTurn(file, () => Promise.reject(new Error('x')), silent)).rejects.toThrow('x');
		expect(existsSync(file)).toBe(false);
	});

	test('tells once that it waits', async () => {
		const file = join(newFolder(), 'turn');
		writeFileSync(file, String(process.pid));
		const told: string[] = [];
		let waits = 0;
		const wait = async () => {
			waits += 1;
			if (waits === 3) writeFileSync(file, String(dead));
		};
		await inTurn(file, async () => undefined, { wait, tell: (text) => told.push(text) });
		expect(told).toEqual(['Another build is at work in this folder. Waiting for it to end.']);
	});
});

describe('trouble with the disk', () => {
	const trouble = (code: string) => Object.assign(new Error(code), { code, path: '/x/dist' });

	test.each(['ENOSPC', 'EACCES', 'EROFS', 'ENOTDIR', 'EMFILE'])('%s says what to do', (code) => {
		expect(fileTrouble(trouble(code))).toMatch(
			/^\/x\/dist could not be written \(E\w+\)\. .+ again\./,
		);
	});

	test('is found behind the error that it caused', () => {
		expect(fileTrouble(new Error('build failed', { cause: trouble('ENOSPC') }))).toContain('full');
	});

	test('is nothing else', () => {
		expect(fileTrouble(new TypeError('a mistake of ours'))).toBeUndefined();
	});
});
