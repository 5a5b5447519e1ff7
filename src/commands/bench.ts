import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { suggestion } from '../diagnostics/nearest.ts';
import { openBuildFolder } from '../bench/build-folder.ts';
import { measureBuild } from '../bench/measure-build.ts';
import { gatesText, isGate, isKept, measuresText, type Measure } from '../bench/measure.ts';
import { parts, type Bench, type Part } from './bench-parts.ts';
import {
	compare,
	comparisonText,
	machineWith,
	readResult,
	resultOf,
	writeResult,
} from '../bench/result.ts';
import { browserVersion, findBrowser } from '../print/browser.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { CommandError } from './options.ts';
import { readSoundBrief } from './read-manuscript.ts';
import { run } from './run.ts';

/** The result that the project holds itself to. */
const accepted = 'src/bench/last-result.json';

/**
 * `npm run bench`: what a build costs, and what each kind of page costs its reader, against gates and
 * against the accepted result. Ends with 1 when a gate is passed over. `-- --only pages,loading` runs
 * these parts alone, `--quick` fewer runs, and neither print, two clones nor the largest corpus, `--accept` makes
 * what was measured the accepted result. Everything goes to test-results/bench.json too.
 */
const usage = {
	command: 'npm run bench',
	purpose: 'Measures builds, pages and documents against gates and the accepted result.',
	options: {
		only: { takes: '<parts>', means: `runs these parts alone: ${Object.keys(parts).join(', ')}` },
		quick: { means: 'fewer runs, and none of the longest' },
		accept: { means: 'makes what was measured the accepted result' },
	},
};

await run(usage, async ({ has, listOf }) => {
	const isQuick = has('quick');
	const shouldAccept = has('accept');
	if (isQuick && shouldAccept) {
		throw new CommandError('A quick run is too rough to be accepted. Leave “--quick” out.');
	}
	const chosen = partsOf(listOf('only'), isQuick);
	const measures = await measureParts(chosen, isQuick);
	const machine = machineWith(await browserVersion(await findBrowser(process.env)));
	mkdirSync('test-results', { recursive: true });
	writeResult('test-results/bench.json', resultOf(machine, measures));

	console.log(`\n${measuresText(measures)}`);
	const earlier = readResult(accepted);
	if (earlier !== undefined) {
		console.log(`\n${comparisonText(compare(measures, machine, earlier))}`);
	}
	const gates = measures.filter(isGate);
	console.log(`\n${gatesText(gates)}`);
	if (shouldAccept) {
		// Parts that did not run keep what was accepted of them.
		const { measures: measured } = resultOf(machine, measures);
		writeResult(accepted, { machine, measures: { ...earlier?.measures, ...measured } });
		console.log(`\nAccepted: ${accepted}`);
	}
	if (!gates.every(isKept)) process.exitCode = 1;
});

function partsOf(asked: readonly string[] | undefined, isQuick: boolean): Part[] {
	const all = Object.keys(parts) as Part[];
	const long: readonly Part[] = ['print', 'reproducibility'];
	if (asked === undefined) return all.filter((part) => !(isQuick && long.includes(part)));
	const unknown = asked.filter((name) => !all.some((part) => part === name));
	if (unknown.length > 0) {
		throw new CommandError(
			unknown
				.map(
					(name) =>
						`“${name}” is no part of the benchmark. ${suggestion(name, all, `Its parts are ${all.join(', ')}.`)}`,
				)
				.join('\n'),
		);
	}
	return all.filter((part) => asked.includes(part));
}

/** Builds the brief from nothing and runs the parts on it, telling how long each takes. */
async function measureParts(chosen: readonly Part[], isQuick: boolean): Promise<Measure[]> {
	const { directory: manuscript, ...rest } = manuscriptOf(process.env);
	const brief = readSoundBrief({ directory: manuscript, ...rest });
	const base = new URL(brief.edition.address).pathname.replace(/\/$/, '');
	const folder = openBuildFolder(process.cwd());
	try {
		const build = measureBuild(
			folder.output,
			['--no-pdf'],
			{ CONTENT: resolve(manuscript) },
			folder.root,
		);
		const site = { directory: folder.output, base };
		const bench: Bench = { brief, manuscript, site, build, isQuick };
		const measures: Measure[] = [];
		for (const part of chosen) {
			const start = performance.now();
			try {
				measures.push(...(await parts[part](bench)));
			} catch (error) {
				// What the other parts measure in half an hour is not lost for it.
				process.exitCode = 1;
				console.error(`${part} could not be measured.`, error);
			}
			console.log(`${part}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
		}
		return measures;
	} finally {
		folder.remove();
	}
}
