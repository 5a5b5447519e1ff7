import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

/** Where runners leave what they counted. */
const results = 'test-results';

interface Counts {
	readonly passed: number;
	readonly failed: number;
}

interface Step {
	readonly name: string;
	readonly command: readonly string[];
	/** Reads the counts that the runner left; a step without them counts as one test. */
	readonly count?: () => Counts;
	/** Whether it reads the built brief. */
	readonly needsBuild?: boolean;
}

const bin = (name: string) => join('node_modules', '.bin', name);

const steps: readonly Step[] = [
	{ name: 'format', command: [bin('prettier'), '--check', '.'] },
	{ name: 'lint', command: [bin('biome'), 'lint', '--error-on-warnings'] },
	{ name: 'types', command: [bin('astro'), 'check', '--minimumFailingSeverity', 'hint'] },
	{ name: 'manuscript', command: [process.execPath, 'src/commands/check-content.ts'] },
	{
		name: 'identifiers',
		command: [process.execPath, 'src/commands/identifiers.ts', '--check'],
	},
	vitest('unit, content, site', ['unit', 'content', 'site']),
	{ name: 'build', command: [process.execPath, 'src/commands/build.ts'] },
	vitest('the built brief', ['built'], { needsBuild: true }),
	{
		name: 'in the browser',
		command: [bin('playwright'), 'test', '--config', 'tests/playwright.config.ts'],
		count: countPlaywright,
		needsBuild: true,
	},
];

/** A step that runs the tests of some folders. */
function vitest(
	name: string,
	projects: readonly string[],
	{ needsBuild = false }: { readonly needsBuild?: boolean } = {},
): Step {
	const result = `vitest-${projects.join('-')}.json`;
	const command = [
		bin('vitest'),
		'run',
		'--config',
		'tests/vitest.config.ts',
		...projects.map((project) => `--project=${project}`),
		'--reporter=dot',
		'--reporter=json',
		`--outputFile.json=${results}/${result}`,
	];
	return { name, command, count: () => countVitest(result), needsBuild };
}

/**
 * `npm test`: every check, one after the other, and a last line that counts them all. A step that
 * fails does not keep the next from running, except that nothing is asked of a brief that
 * was not built.
 */
function main(): void {
	rmSync(results, { recursive: true, force: true });
	mkdirSync(results, { recursive: true });
	let passed = 0;
	let failed = 0;
	let isBuilt = true;
	for (const { name, command, count, needsBuild = false } of steps) {
		if (needsBuild && !isBuilt) {
			failed += 1;
			continue;
		}
		console.log(`\n— ${name}`);
		const started = performance.now();
		const [program = '', ...words] = command;
		const { status } = spawnSync(program, words, {
			stdio: 'inherit',
			env: { ...process.env, TZ: 'UTC', ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
		});
		const isPassed = status === 0;
		const counts = count?.() ?? { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1 };
		passed += counts.passed;
		failed += isPassed ? counts.failed : Math.max(1, counts.failed);
		if (name === 'build') isBuilt = isPassed;
		console.log(`— ${name}: ${isPassed ? 'passed' : 'FAILED'} in ${seconds(started)} s`);
	}
	console.log(`\n${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

function seconds(started: number): string {
	return ((performance.now() - started) / 1000).toFixed(1);
}

function countVitest(file: string): Counts {
	const { numPassedTests = 0, numFailedTests = 1 } = readResult(file);
	return { passed: numPassedTests, failed: numFailedTests };
}

function countPlaywright(): Counts {
	const { stats } = readResult('e2e.json');
	return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 1) + (stats?.flaky ?? 0) };
}

interface RunnerResult {
	readonly numPassedTests?: number;
	readonly numFailedTests?: number;
	readonly stats?: {
		readonly expected: number;
		readonly unexpected: number;
		readonly flaky: number;
	};
}

/** What a runner wrote; nothing when it broke down before it could. */
function readResult(file: string): RunnerResult {
	const path = join(results, file);
	return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RunnerResult) : {};
}

await run(
	{
		command: 'npm test',
		purpose: 'Runs every check; tests/README.md says how to run some alone.',
	},
	main,
);
