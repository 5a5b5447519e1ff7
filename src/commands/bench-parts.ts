import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { locales } from '../locale/locales.ts';
import { findBrowser, launch } from '../print/browser.ts';
import { serveSite } from '../print/serve-site.ts';
import type { Brief } from '../publication/brief.ts';
import { floorOf, writeFloorPage } from '../bench/floor-page.ts';
import type { BuildCost } from '../bench/measure-build.ts';
import { measureCharts } from '../bench/measure-charts.ts';
import { countPages, measureCorpora } from '../bench/measure-corpus.ts';
import { measureEdit } from '../bench/measure-edit.ts';
import { measureFormulas } from '../bench/measure-formulas.ts';
import { measureLoading, type LoadingCost } from '../bench/measure-loading.ts';
import { measurePage, weighChapter, type PageCost } from '../bench/measure-pages.ts';
import { measurePrint } from '../bench/measure-print.ts';
import { measureReproducibility } from '../bench/measure-reproducibility.ts';
import { measureSearch } from './bench-search.ts';
import type { Measure } from '../bench/measure.ts';
import { pageKinds, type PageKind } from '../bench/page-kinds.ts';

/** CPU seconds for all chapters and annexes; 30 were agreed on for the first two alone. */
const buildLimit = 45;

/** The brief, built once without PDFs, and what the parts ask of it. */
export interface Bench {
	readonly brief: Brief;
	/** The folder of the manuscript. */
	readonly manuscript: string;
	readonly site: { readonly directory: string; readonly base: string };
	readonly build: BuildCost;
	/** Fewer runs and smaller corpora. */
	readonly isQuick: boolean;
}

/** The parts of the benchmark, in the order in which they run. */
export const parts = {
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

/** The name of a part, as `--only` takes it. */
export type Part = keyof typeof parts;

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
