import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runBuild } from '../support/build-fixture.ts';
import { copyValidBrief } from '../support/fixture-brief.ts';

/** A folder with the output of an earlier build. */
function previousOutput(): string {
	const output = join(mkdtempSync(join(tmpdir(), 'faults-')), 'dist');
	mkdirSync(output);
	writeFileSync(join(output, 'index.html'), 'yesterday');
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

test('a killed build leaves the previous output, and the next one builds', async () => {
	const { directory } = copyValidBrief();
	const output = previousOutput();
	for (const delay of [1500, 3500]) {
		const build = startBuild(directory, output);
		await new Promise((resolve) => setTimeout(resolve, delay));
		build.kill();
		if ((await build.ended) === 0) continue;
		expect(readFileSync(join(output, 'index.html'), 'utf8')).toBe('yesterday');
	}
	// Another manuscript, so that nothing that the killed builds remembered can help.
	const { status } = runBuild(copyValidBrief(), output);
	expect(status).toBe(0);
	expect(readdirSync(dirname(output))).toEqual(['dist']);
	expect(readdirSync('.scratch').filter((name) => name.startsWith('dist-'))).toEqual([]);
});

test('two builds at once both come out whole', async () => {
	const outputs = [previousOutput(), previousOutput()];
	const builds = outputs.map((output) => startBuild(copyValidBrief().directory, output));
	expect(await Promise.all(builds.map(({ ended }) => ended))).toEqual([0, 0]);
	const [first, second] = outputs.map((output) =>
		readFileSync(join(output, 'en/ferry-passengers/index.html'), 'utf8'),
	);
	expect(first).toBe(second);
});

test('an output that cannot be written is told in a sentence', () => {
	const file = join(mkdtempSync(join(tmpdir(), 'faults-')), 'file');
	writeFileSync(file, '');
	const { status, stderr } = runBuild(copyValidBrief(), join(file, 'dist'));
	expect(status).toBe(1);
	expect(stderr.trim()).toMatch(
		/could not be written \(E\w+\)\. .*choose another folder with OUTPUT/,
	);
	expect(stderr).not.toMatch(/\n\s+at /);
});

test('a clock in the past changes nothing but the clock', () => {
	const [now, then] = [previousOutput(), previousOutput()];
	expect(runBuild(copyValidBrief(), now).status).toBe(0);
	const environment = { NODE_OPTIONS: `--import ${join(process.cwd(), 'tests/support/past.mjs')}` };
	expect(runBuild(copyValidBrief(), then, ['--no-pdf'], environment).status).toBe(0);
	const record = (output: string) => readFileSync(join(output, 'BUILD.json'), 'utf8');
	expect(record(then)).toBe(record(now));
});
