import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measureBuild } from '../bench/measure-build.ts';
import { measureCharts } from '../bench/measure-charts.ts';
import { measurePage, type PageCost } from '../bench/measure-pages.ts';
import { measurePrint } from '../bench/measure-print.ts';
import { gatesText, isKept, round, tableText, type Gate } from '../bench/report.ts';
import { findBrowser, launch } from '../print/browser.ts';
import { serveSite } from '../print/serve-site.ts';
import type { Brief } from '../publication/brief.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { readSoundBrief, run } from './read-manuscript.ts';

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
	const pages = await measurePages(brief, output, base);
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
	console.log(
		`\nPrint: ${print.printedPages} pages in ${round(print.cpu)} s CPU; built again, ${print.changed.length} PDFs have other bytes.\n`,
	);
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
		`${JSON.stringify({ build, charts, pages, print }, null, 2)}\n`,
	);
	if (!gates.every(isKept)) process.exitCode = 1;
});

async function measurePages(brief: Brief, output: string, base: string): Promise<PageCost[]> {
	const { routes, chapters, figures, datasets } = brief;
	const [figure = ''] = figures.keys();
	const [dataset = ''] = datasets.keys();
	const paths = [
		routes.home('vi'),
		...chapters.vi.slice(0, 1).map(({ head }) => routes.chapter('vi', head.slug)),
		...chapters.en.slice(-1).map(({ head }) => routes.chapter('en', head.slug)),
		routes.figure('vi', figure),
		routes.dataset('en', dataset),
		routes.page('vi', 'claims'),
		routes.page('en', 'numbers'),
	];
	const site = await serveSite(output, { base, port: 0 });
	const browser = await launch(await findBrowser(process.env));
	const costs: PageCost[] = [];
	for (const path of paths) costs.push(await measurePage(browser, site.origin, path));
	await browser.close();
	await site.close();
	return costs;
}
