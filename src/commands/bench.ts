import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBuildFolder } from '../bench/build-folder.ts';
import { floorOf, writeFloorPage } from '../bench/floor-page.ts';
import { measureBuild, type BuildCost } from '../bench/measure-build.ts';
import { measureCharts } from '../bench/measure-charts.ts';
import { countPages, measureCorpora } from '../bench/measure-corpus.ts';
import { measureEdit } from '../bench/measure-edit.ts';
import { measureFormulas } from '../bench/measure-formulas.ts';
import { measureLoading, type LoadingCost } from '../bench/measure-loading.ts';
import { measurePage, weighChapter, type PageCost } from '../bench/measure-pages.ts';
import { measurePrint } from '../bench/measure-print.ts';
import { measureReproducibility } from '../bench/measure-reproducibility.ts';
import { compressSite, measureReading, type ReadingCost } from '../bench/measure-reading.ts';
import { gatesText, isGate, isKept, measuresText, median, type Measure } from '../bench/measure.ts';
import { pageKinds, type PageKind } from '../bench/page-kinds.ts';
import {
	compare,
	comparisonText,
	machineWith,
	readResult,
	resultOf,
	writeResult,
} from '../bench/result.ts';
import { browserVersion, findBrowser, launch } from '../print/browser.ts';
import { locales } from '../locale/locales.ts';
import { serveSite } from '../print/serve-site.ts';
import type { Brief } from '../publication/brief.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { searchRecords, type SearchRecord } from '../search/records.ts';
import { searchWords } from '../search/search-words.ts';
import { indexRecords, writeIndex } from '../search/write-index.ts';
import { readSoundBrief, run } from './read-manuscript.ts';

/** What there is more of when there are more chapters. */
const growing = ['chapter', 'figure', 'table', 'claim'];

/** As many chapters as the search must bear. */
const many = 100;

/** CPU seconds for all chapters and annexes; 30 were agreed on for the first two alone. */
const buildLimit = 45;

/** Times that a search is made; the middle one counts. */
const searchRuns = 3;

/** The result that the project holds itself to. */
const accepted = 'src/bench/last-result.json';

/** The brief, built once without PDFs, and what the parts ask of it. */
interface Bench {
	readonly brief: Brief;
	/** The folder of the manuscript. */
	readonly manuscript: string;
	readonly site: { readonly directory: string; readonly base: string };
	readonly build: BuildCost;
	/** Fewer runs and smaller corpora. */
	readonly isQuick: boolean;
}

/** The parts, in the order in which they run. */
const parts = {
	build: measureWholeBuild,
	drawings: measureDrawings,
	edit: measureEditing,
	pages: measureVisits,
	loading: measureWaiting,
	search: measureSearch,
	print: measurePrinting,
	reproducibility: measureReproduction,
	corpus: ({ manuscript, isQuick }: Bench) =>
		measureCorpora(process.cwd(), join(manuscript, 'interface'), isQuick),
} satisfies Record<string, (bench: Bench) => Measure[] | Promise<Measure[]>>;

type Part = keyof typeof parts;

/**
 * `npm run bench`: what a build costs, and what each kind of page costs its reader, against gates and
 * against the accepted result. Ends with 1 when a gate is passed over. `-- --only pages,loading` runs
 * these parts alone, `--quick` fewer runs, and neither print, two clones nor the largest corpus, `--accept` makes
 * what was measured the accepted result. Everything goes to test-results/bench.json too.
 */
await run(async () => {
	const words = process.argv.slice(2);
	const isQuick = words.includes('--quick');
	const shouldAccept = words.includes('--accept');
	if (isQuick && shouldAccept) {
		throw commandError('A quick run is too rough to be accepted. Leave “--quick” out.');
	}
	const chosen = partsOf(words, isQuick);
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

/** A mistake in the words of the command, told without a trace. */
function commandError(message: string): Error {
	return Object.assign(new Error(message), { name: 'CommandError' });
}

function partsOf(words: readonly string[], isQuick: boolean): Part[] {
	const all = Object.keys(parts) as Part[];
	const list = words[words.indexOf('--only') + 1];
	const long: readonly Part[] = ['print', 'reproducibility'];
	if (!words.includes('--only')) return all.filter((part) => !(isQuick && long.includes(part)));
	const asked = list?.split(',') ?? [];
	const unknown = asked.filter((name) => !all.some((part) => part === name));
	if (asked.length === 0 || unknown.length > 0) {
		throw commandError(
			`“--only” takes parts of the benchmark, divided by commas: ${all.join(', ')}.`,
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
		const bench = { brief, manuscript, site, build, isQuick };
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

function measureWholeBuild({ build, site }: Bench): Measure[] {
	return [
		{ name: 'the brief: build', value: build.cpu, unit: 'CPU s', limit: buildLimit },
		{ name: 'the brief: time', value: build.wall, unit: 's' },
		{ name: 'the brief: memory', value: build.memory, unit: 'MB' },
		{ name: 'the brief: pages', value: countPages(site.directory), unit: 'count' },
	];
}

function measureDrawings({ brief }: Bench): Measure[] {
	const charts = measureCharts([...brief.figures.values()].map(({ chart }) => chart));
	const formulas = measureFormulas(brief);
	return [
		{ name: 'drawings', value: charts.drawings, unit: 'count' },
		{ name: 'a drawing, median', value: charts.median, unit: 'CPU ms', limit: 8 },
		{ name: 'a large line chart', value: charts.lineChart / 1000, unit: 'kB', limit: 6 },
		{ name: 'formulas', value: formulas.formulas, unit: 'count' },
		{ name: 'a formula, mean', value: formulas.mean, unit: 'CPU ms' },
	];
}

/** What an author’s server takes to show one edited paragraph everywhere. */
async function measureEditing({ brief: { chapters, routes }, manuscript }: Bench) {
	const [chapter] = chapters.vi;
	if (chapter === undefined) return [];
	const { stem, head } = chapter;
	const paths = [routes.chapter('vi', head.slug), routes.parallel('vi', head.slug)];
	const file = join('chapters/vi', `${stem}.mdx`);
	const cpu = await measureEdit(process.cwd(), { manuscript: resolve(manuscript), file, paths });
	const measure: Measure = { name: 'an edited paragraph', value: cpu, unit: 'CPU s', limit: 5 };
	return [measure];
}

/** What the first visit of each kind of page asks of the network. */
async function measureVisits({ brief, site }: Bench): Promise<Measure[]> {
	return withBrowser(site, async (browser, origin) => {
		const measures = chapterMeasures(brief, site);
		for (const kind of pageKinds(brief)) {
			measures.push(...visitMeasures(kind, await measurePage(browser, origin, kind.path)));
		}
		return measures;
	});
}

/** What the next chapter weighs for a reader who has everything else at hand. */
function chapterMeasures(
	{ chapters, routes }: Brief,
	{ directory, base }: Bench['site'],
): Measure[] {
	const weights = locales
		.flatMap((locale) => chapters[locale].map(({ head }) => routes.chapter(locale, head.slug)))
		.map((path) => join(directory, path.slice(base.length), 'index.html'))
		.map((file) => weighChapter(readFileSync(file, 'utf8')));
	const html = weights.map((weight) => weight.html / 1000);
	const added = weights.map((weight) => (weight.html - weight.bare) / 1000);
	const mean = html.reduce((sum, each) => sum + each, 0) / html.length;
	return [
		{ name: 'next chapter, the mean', value: mean, unit: 'kB' },
		{ name: 'next chapter, the heaviest', value: Math.max(...html), unit: 'kB', limit: 29 },
		{
			name: 'what chapters add to words and drawings, the most',
			value: Math.max(...added),
			unit: 'kB',
			limit: 14,
		},
	];
}

function visitMeasures({ name, isEntrance }: PageKind, cost: PageCost): Measure[] {
	const kilobytes = (what: string, bytes: number, limit?: number): Measure => ({
		name: `${name}: ${what}`,
		value: bytes / 1000,
		unit: 'kB',
		...(limit === undefined ? {} : { limit }),
	});
	const { bytes, textFaces, scripts, html } = cost;
	return [
		{ name: `${name}: requests`, value: cost.requests, unit: 'count' },
		kilobytes('first visit', bytes, isEntrance ? 120 : undefined),
		kilobytes('first visit without text faces', bytes - textFaces, isEntrance ? 60 : undefined),
		kilobytes('first visit: text faces', textFaces),
		kilobytes('first visit: scripts', scripts),
		kilobytes('first visit: HTML', html),
		kilobytes('first visit: other files', bytes - textFaces - scripts - html),
	];
}

/** How long a reader on a slow phone waits for each kind of page, against the floor of that page. */
async function measureWaiting({ brief, site, isQuick }: Bench): Promise<Measure[]> {
	const kinds = pageKinds(brief);
	await withBrowser(site, async (browser, origin) => {
		for (const { path } of kinds) await writeFloorPage(browser, origin, site, path);
	});
	// Served anew, because the server lists its files when it starts.
	const served = await serveSite(site.directory, { ...site, port: 0, isCompressed: true });
	const page = ({ path }: PageKind) => served.origin + path;
	const floor = ({ path }: PageKind) => served.origin + floorOf(site.base, path);
	const addresses = kinds.flatMap((kind) => [floor(kind), page(kind)]);
	const costs = await measureLoading(addresses, isQuick ? 1 : 3);
	await served.close();
	return kinds.flatMap((kind) => {
		const [own, least] = [costs.get(page(kind)), costs.get(floor(kind))];
		return own === undefined || least === undefined ? [] : waitMeasures(kind, own, least);
	});
}

function waitMeasures({ name }: PageKind, own: LoadingCost, floor: LoadingCost): Measure[] {
	const ratio = own.largestPaint / floor.largestPaint;
	return [
		{ name: `${name}: LCP of the floor`, value: floor.largestPaint, unit: 'ms' },
		{ name: `${name}: LCP`, value: own.largestPaint, unit: 'ms' },
		{ name: `${name}: LCP against the floor`, value: ratio, unit: 'times', limit: 1.15 },
		{ name: `${name}: TBT of the floor`, value: floor.blocked, unit: 'ms' },
		{ name: `${name}: TBT`, value: own.blocked, unit: 'ms', limit: 50 },
		{ name: `${name}: CLS`, value: own.shift, unit: 'shift', limit: 0.01 },
		{ name: `${name}: INP`, value: own.interaction, unit: 'ms', limit: 150 },
	];
}

/** Searches an index of many chapters from a chapter of this brief. */
async function measureSearch({ brief, site }: Bench): Promise<Measure[]> {
	const [chapter] = brief.chapters.vi;
	const path = brief.routes.chapter('vi', chapter?.head.slug ?? '');
	const index = await indexRecords(multiplied(searchRecords(brief), brief.chapters.vi.length));
	const { directory } = site;
	const inSite = (address: string) => join(directory, address.slice(site.base.length));
	const page = join(inSite(path), 'index.html');
	const html = readFileSync(page, 'utf8');
	const tag = /data-tag="([^"]*)"/.exec(html)?.[1] ?? '';
	writeFileSync(page, html.replace(`data-tag="${tag}"`, `data-tag="${index.tag}"`));
	const panel = inSite(brief.routes.page('vi', 'search'));
	writeFileSync(join(panel, 'words.json'), JSON.stringify(searchWords(brief, 'vi', index.parts)));
	rmSync(join(directory, 'search'), { recursive: true });
	writeIndex(index, join(directory, 'search'));
	for (const changed of [join(directory, 'search'), dirname(page), panel]) compressSite(changed);
	const served = await serveSite(directory, { ...site, port: 0, isCompressed: true });
	const costs: ReadingCost[] = [];
	for (let run = 0; run < searchRuns; run += 1) {
		costs.push(await measureReading(served.origin + path, 'xuất khẩu'));
	}
	await served.close();
	const middle = (part: keyof ReadingCost) => median(costs.map((cost) => cost[part]));
	const [bytes, interaction] = [middle('searchBytes') / 1000, middle('searchInteraction')];
	return [
		{
			name: 'search, from opening to first result',
			value: middle('search'),
			unit: 's',
			limit: 2.5,
		},
		{ name: 'search, bytes', value: bytes, unit: 'kB', limit: 150 },
		{ name: 'search, interaction', value: interaction, unit: 'ms', limit: 150 },
		{ name: 'menu, interaction', value: middle('menuInteraction'), unit: 'ms', limit: 150 },
	];
}

/** The records of the brief again and again, each time with words of its own among the shared ones. */
function multiplied(records: readonly SearchRecord[], chapters: number): SearchRecord[] {
	return Array.from({ length: Math.ceil(many / chapters) }, (_, round) =>
		records
			.filter(({ kind }) => round === 0 || growing.includes(kind))
			.map((record) => ({
				...record,
				path: record.path.replace(/^(.*?\/[a-z]{2}\/)/, `$1${round}-`),
				blocks: record.blocks.map(({ id, text }) => ({
					id,
					text: text.replace(/(\S+ ){12}\S+/g, (run) => `${run} w${round}${run.length}`),
				})),
			})),
	).flat();
}

function measurePrinting({ build, manuscript }: Bench): Measure[] {
	const print = measurePrint(process.cwd(), resolve(manuscript), build);
	return [
		{ name: 'printed pages', value: print.printedPages, unit: 'count' },
		{
			name: 'print, a page',
			value: print.cpu / print.printedPages,
			unit: 'CPU s',
			limit: 0.25,
		},
		{ name: 'PDFs with other bytes', value: print.changed.length, unit: 'count', limit: 0 },
		...print.largest.map(({ kind, bytes, limit }): Measure => ({
			name: `largest ${kind}`,
			value: bytes / 1000,
			unit: 'kB',
			limit,
		})),
	];
}

/** Two clones of the last commit, built on machines as different as they come. */
function measureReproduction(): Measure[] {
	const { files, differing } = measureReproducibility();
	for (const path of differing) console.error(`Two builds differ: ${path}`);
	return [
		{ name: 'files of a build', value: files, unit: 'count' },
		{
			name: 'files that two clones build otherwise',
			value: differing.length,
			unit: 'count',
			limit: 0,
		},
	];
}

/** Serves a built site to a browser for as long as something is measured. */
async function withBrowser<T>(
	{ directory, base }: Bench['site'],
	measure: (browser: Browser, origin: string) => Promise<T>,
): Promise<T> {
	const site = await serveSite(directory, { base, port: 0 });
	const browser = await launch(await findBrowser(process.env));
	try {
		return await measure(browser, site.origin);
	} finally {
		await browser.close();
		await site.close();
	}
}
