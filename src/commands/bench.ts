import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measureBuild } from '../bench/measure-build.ts';
import { measureCharts } from '../bench/measure-charts.ts';
import {
	measurePage,
	weighChapter,
	type ChapterWeight,
	type PageCost,
} from '../bench/measure-pages.ts';
import { measurePrint } from '../bench/measure-print.ts';
import { compressSite, measureReading, type ReadingCost } from '../bench/measure-reading.ts';
import { gatesText, isKept, round, tableText, type Gate } from '../bench/report.ts';
import { findBrowser, launch } from '../print/browser.ts';
import { serveSite } from '../print/serve-site.ts';
import type { Brief } from '../publication/brief.ts';
import { locales } from '../locale/locales.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { searchRecords, type SearchRecord } from '../search/records.ts';
import { indexRecords, writeIndex } from '../search/write-index.ts';
import { readSoundBrief, run } from './read-manuscript.ts';

/** What there is more of when there are more chapters. */
const growing = ['chapter', 'figure', 'table', 'claim'];

/** As many chapters as the search must bear. */
const many = 100;

/**
 * `npm run bench`: what a build costs, and what each kind of page costs its reader. Limits in time
 * and bytes are gates of this command alone: it ends with 1 when one is passed over. Figures go to
 * test-results/bench.json too.
 */
await run(async () => {
	const brief = readSoundBrief(manuscriptOf(process.env));
	const base = new URL(brief.edition.address).pathname.replace(/\/$/, '');
	const charts = measureCharts([...brief.figures.values()].map(({ chart }) => chart));
	const output = join(mkdtempSync(join(tmpdir(), 'bench-')), 'dist');
	const build = measureBuild(output, ['--no-pdf']);
	const chapters = weighChapters(brief, output, base);
	const [heaviest] = chapters;
	const pages = await measurePages(brief, output, base, heaviest?.path);
	const reading = await measureReader(brief, output, base);
	const print = measurePrint(build);
	rmSync(dirname(output), { recursive: true });

	console.log('Build without PDFs\n');
	console.log(
		tableText([
			['CPU s', 'wall s', 'memory MB'],
			[round(build.cpu), round(build.wall), round(build.memory)],
		]),
	);
	console.log(
		`\nDrawings: ${charts.drawings}, ${round(charts.median)} ms CPU at the median; ` +
			`12 series over 60 years in both sizes: ${charts.lineChart} bytes after brotli`,
	);
	console.log('\nFirst visit by kind of page (bytes after brotli)\n');
	console.log(
		tableText([
			['page', 'requests', 'bytes', 'text faces', 'scripts', 'HTML', 'shift'],
			...pages.map((page) => [
				page.path,
				String(page.requests),
				...[page.bytes, page.textFaces, page.scripts, page.html].map(String),
				page.shift.toFixed(4),
			]),
		]),
	);
	console.log('\nNext chapter, the heaviest first (bytes after brotli)\n');
	console.log(
		tableText([
			['page', 'HTML', 'words and drawings alone'],
			...chapters.slice(0, 6).map(({ path, html, bare }) => [path, String(html), String(bare)]),
		]),
	);
	console.log(
		`\nPrint: ${print.printedPages} pages in ${round(print.cpu)} s CPU; built again, ${print.changed.length} PDFs have other bytes.\n`,
	);
	console.log(`\nReading on a slow phone, search over ${many} chapters a language\n`);
	console.log(
		tableText([
			['search s', 'search bytes', 'search ms', 'menu ms'],
			[
				round(reading.search),
				String(reading.searchBytes),
				round(reading.searchInteraction),
				round(reading.menuInteraction),
			],
		]),
	);
	const visits = pages.filter(({ hasFormulas, path }) => hasFormulas || path === heaviest?.path);
	const gates: Gate[] = [
		{
			name: 'print, all of it',
			measured: print.cpu / print.printedPages,
			limit: 0.25,
			unit: 's CPU a page',
		},
		{ name: 'PDFs with other bytes', measured: print.changed.length, limit: 0, unit: '' },
		...print.largest.map(({ kind, bytes, limit }) => ({
			name: `largest ${kind}`,
			measured: bytes / 1000,
			limit,
			unit: 'kB',
		})),
		{
			name: 'search, from opening to first result',
			measured: reading.search,
			limit: 2.5,
			unit: 's',
		},
		{ name: 'search, bytes', measured: reading.searchBytes / 1000, limit: 150, unit: 'kB' },
		{ name: 'search, interaction', measured: reading.searchInteraction, limit: 150, unit: 'ms' },
		{ name: 'menu, interaction', measured: reading.menuInteraction, limit: 150, unit: 'ms' },
		...visits.flatMap((visit) => [
			{
				name: `first visit of ${visit.path}, without text faces`,
				measured: (visit.bytes - visit.textFaces) / 1000,
				limit: 60,
				unit: 'kB',
			},
			{
				name: `first visit of ${visit.path}`,
				measured: visit.bytes / 1000,
				limit: 120,
				unit: 'kB',
			},
			{ name: `scripts of ${visit.path}`, measured: visit.scripts / 1000, limit: 3, unit: 'kB' },
		]),
		...(heaviest === undefined
			? []
			: [
					{
						name: 'next chapter, the heaviest',
						measured: heaviest.html / 1000,
						limit: 29,
						unit: 'kB',
					},
					{
						name: 'what chapters add to words and drawings, the most',
						measured: Math.max(...chapters.map(({ html, bare }) => html - bare)) / 1000,
						limit: 14,
						unit: 'kB',
					},
				]),
		{ name: 'build without PDFs', measured: build.cpu, limit: 30, unit: 's CPU' },
		{ name: 'a drawing, median', measured: charts.median, limit: 8, unit: 'ms CPU' },
		{ name: 'a large line chart', measured: charts.lineChart / 1000, limit: 6, unit: 'kB' },
		...pages.map(({ path, shift }) => ({
			name: `shift of ${path}`,
			measured: shift,
			limit: 0.01,
			unit: '',
		})),
	];
	console.log(`\n${gatesText(gates)}`);
	writeFileSync(
		'test-results/bench.json',
		`${JSON.stringify({ build, charts, pages, chapters, print }, null, 2)}\n`,
	);
	if (!gates.every(isKept)) process.exitCode = 1;
});

/** Searches an index of many chapters from a chapter of this one. */
async function measureReader(brief: Brief, output: string, base: string): Promise<ReadingCost> {
	const [chapter] = brief.chapters.vi;
	const path = brief.routes.chapter('vi', chapter?.head.slug ?? '');
	const index = await indexRecords(multiplied(searchRecords(brief), brief.chapters.vi.length));
	const page = join(output, path.slice(base.length), 'index.html');
	const html = readFileSync(page, 'utf8');
	const tag = /data-tag="([^"]*)"/.exec(html)?.[1] ?? '';
	writeFileSync(page, html.replace(`data-tag="${tag}"`, `data-tag="${index.tag}"`));
	rmSync(join(output, 'search'), { recursive: true });
	writeIndex(index, join(output, 'search'));
	compressSite(output);
	const site = await serveSite(output, { base, port: 0, isCompressed: true });
	const browser = await launch(await findBrowser(process.env));
	const cost = await measureReading(browser, site.origin + path, 'xuất khẩu');
	await browser.close();
	await site.close();
	return cost;
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

/** Every chapter in both languages, the heaviest first. */
function weighChapters({ chapters, routes }: Brief, output: string, base: string): ChapterWeight[] {
	return locales
		.flatMap((locale) => chapters[locale].map(({ head }) => routes.chapter(locale, head.slug)))
		.map((path) =>
			weighChapter(path, readFileSync(join(output, path.slice(base.length), 'index.html'), 'utf8')),
		)
		.toSorted((a, b) => b.html - a.html);
}

/** The Vietnamese chapters that have displayed formulas. */
function withFormulas({ chapters }: Brief) {
	return chapters.vi
		.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'equation'))
		.slice(0, 1);
}

async function measurePages(
	brief: Brief,
	output: string,
	base: string,
	heaviest: string | undefined,
): Promise<PageCost[]> {
	const { routes, chapters, figures, datasets } = brief;
	const [figure = ''] = figures.keys();
	const [dataset = ''] = datasets.keys();
	const paths = new Set([
		routes.home('vi'),
		...chapters.vi.slice(0, 1).map(({ head }) => routes.chapter('vi', head.slug)),
		...withFormulas(brief).map(({ head }) => routes.chapter('vi', head.slug)),
		...(heaviest === undefined ? [] : [heaviest]),
		...chapters.en.slice(-1).map(({ head }) => routes.chapter('en', head.slug)),
		routes.figure('vi', figure),
		routes.dataset('en', dataset),
		routes.page('vi', 'claims'),
		routes.page('en', 'numbers'),
	]);
	const site = await serveSite(output, { base, port: 0 });
	const browser = await launch(await findBrowser(process.env));
	const costs: PageCost[] = [];
	for (const path of paths) costs.push(await measurePage(browser, site.origin, path));
	await browser.close();
	await site.close();
	return costs;
}
