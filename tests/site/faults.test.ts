import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { runBuild } from '../support/build-fixture.ts';
import { copyValidBrief } from '../support/fixture-brief.ts';
import { expectPreviousOutput, writePreviousOutput } from '../support/previous-output.ts';

/** A folder with the output of an earlier build. */
function previousOutput(): string {
	const output = join(mkdtempSync(join(tmpdir(), 'faults-')), 'dist');
	writePreviousOutput(output);
	return output;
}

interface StartedBuild {
	readonly kill: () => void;
	readonly ended: Promise<number | null>;
}

function startBuild(content: string, output: string): StartedBuild {
	const child = spawn(process.execPath, ['src/commands/build.ts', '--no-pdf'], {
		env: { ...process.env, NODE_ENV: 'production', CONTENT: content, OUTPUT: output },
		stdio: 'ignore',
	});
	const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
	return { kill: () => child.kill('SIGKILL'), ended };
}

/** A build ended as it should when something fails: with one sentence, and nothing changed. */
function expectUntouched(
	output: string,
	{ status, stderr }: ReturnType<typeof runBuild>,
	sentence: RegExp,
): void {
	expect(stderr.trim()).toMatch(sentence);
	expect(stderr).not.toMatch(/\n\s+at /);
	expect(status).toBe(1);
	expectPreviousOutput(output);
	expect(readdirSync(dirname(output))).toEqual(['dist']);
	expect(readdirSync('.scratch').filter((name) => name.startsWith('dist-'))).toEqual([]);
}

test('killed builds leave the previous output, and the next two at once both come out whole', async () => {
	const { directory } = copyValidBrief();
	const output = previousOutput();
	for (const delay of [1500, 3500]) {
		const build = startBuild(directory, output);
		await new Promise((resolve) => setTimeout(resolve, delay));
		build.kill();
		expect(await build.ended).toBe(null);
		expectPreviousOutput(output);
	}
	// Other manuscripts, so that nothing that the killed builds remembered can help.
	const outputs = [output, previousOutput()];
	const builds = outputs.map((each) => startBuild(copyValidBrief().directory, each));
	expect(await Promise.all(builds.map(({ ended }) => ended))).toEqual([0, 0]);
	const record = (folder: string) => readFileSync(join(folder, 'BUILD.json'), 'utf8');
	for (const each of outputs) {
		expect(record(each)).toBe(record(inject('builtBrief')));
		expect(readdirSync(dirname(each))).toEqual(['dist']);
	}
	expect(readdirSync('.scratch').filter((name) => name.startsWith('dist-'))).toEqual([]);
});

describe('an output that cannot be written is told in a sentence', () => {
	test('because a file is in its way', () => {
		const file = join(mkdtempSync(join(tmpdir(), 'faults-')), 'file');
		writeFileSync(file, '');
		const { status, stderr } = runBuild(copyValidBrief(), join(file, 'dist'));
		expect(status).toBe(1);
		expect(stderr.trim()).toMatch(
			/could not be written \(E\w+\)\. .*choose another folder with OUTPUT/,
		);
		expect(stderr).not.toMatch(/\n\s+at /);
	});

	test.each([
		['because nobody may write beside it', 'EACCES', 'dist\\.next', /Give yourself the right to/],
		['while a page is written', 'ENOSPC', '404\\.html$', /The disk is full\. Free some space/],
		['while it is compressed', 'ENOSPC', '\\.br$', /The disk is full\. Free some space/],
	])('%s', (_name, code, place, sentence) => {
		const output = previousOutput();
		const outcome = runBuild(copyValidBrief(), output, ['--no-pdf'], {
			NODE_OPTIONS: `--import ${join(process.cwd(), 'tests/support/broken-disk.mjs')}`,
			DISK_FAULT: code,
			DISK_FAULT_AT: place,
		});
		expectUntouched(output, outcome, sentence);
		expect(outcome.stderr).toContain('The previous output is as it was.');
	});
});

test('a browser that ends while it prints is told in a sentence', () => {
	const output = previousOutput();
	const environment = { CHROMIUM_PATH: '/bin/false' };
	const outcome = runBuild(copyValidBrief(), output, [], environment);
	expectUntouched(output, outcome, /^The browser \(CHROMIUM_PATH: \/bin\/false\) ended before/);
});
