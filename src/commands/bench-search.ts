import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serveSite } from '../print/serve-site.ts';
import type { Brief } from '../publication/brief.ts';
import { searchRecords, type SearchRecord } from '../search/records.ts';
import { searchWords } from '../search/search-words.ts';
import { indexRecords, writeIndex } from '../search/write-index.ts';
import { compressSite, measureReading, type ReadingCost } from '../bench/measure-reading.ts';
import { median, type Measure } from '../bench/measure.ts';

/** What there is more of when there are more chapters. */
const growing = ['chapter', 'figure', 'table', 'claim'];

/** As many chapters as the search must bear. */
const many = 100;

/** Times that a search is made; the middle one counts. */
const searchRuns = 3;

interface SearchedSite {
	readonly brief: Brief;
	/** A built site, whose index is replaced by a larger one. */
	readonly site: { readonly directory: string; readonly base: string };
}

/** Searches an index of many chapters from a chapter of this brief. */
export async function measureSearch({ brief, site }: SearchedSite): Promise<Measure[]> {
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
