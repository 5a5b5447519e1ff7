import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBuildFolder } from './build-folder.ts';
import { writeCorpus } from './corpus.ts';
import type { Measure } from './measure.ts';
import { measureBuild, type BuildCost } from './measure-build.ts';

/** Chapters of the three corpora; the middle one has the 200 chapter pages of the gate. */
const [small, middle, large] = [10, 100, 500] as const;

interface CorpusCost extends BuildCost {
	readonly chapters: number;
	/** Pages of the site, without the copies of the edition. */
	readonly pages: number;
}

/**
 * Builds invented manuscripts from nothing, without PDFs. A chapter has two pages of text, one a
 * language, so that 100 chapters are 200 chapter pages; all other pages that follow from a chapter
 * (side by side, figures, frames, data) are in the cost too. `isQuick` leaves the largest out.
 */
export function measureCorpora(
	project: string,
	interfaceWords: string,
	isQuick: boolean,
): Measure[] {
	const build = (chapters: number, isRepeated: boolean) =>
		measureOne(project, interfaceWords, chapters, isRepeated);
	const [first] = build(small, false);
	const [second, again] = build(middle, true);
	const measures = [...tell(first), ...tell(second)];
	if (again !== undefined) {
		measures.push({ name: `${middle} chapters: built again`, value: again.cpu, unit: 'CPU s' });
	}
	const early = perChapter(second, first);
	measures.push({ name: `a chapter of ${middle}`, value: early, unit: 'CPU s' });
	if (isQuick) return measures;
	const [third] = build(large, false);
	const late = perChapter(third, first);
	return [
		...measures,
		...tell(third),
		{ name: `a chapter of ${large}`, value: late, unit: 'CPU s' },
		{
			name: `a chapter of ${large} against one of ${middle}`,
			value: late / early,
			unit: 'times',
			limit: 1.2,
		},
	];
}

/** What each further chapter costs beyond those of the small corpus. */
function perChapter(cost: CorpusCost, least: CorpusCost): number {
	return (cost.cpu - least.cpu) / (cost.chapters - least.chapters);
}

function tell({ chapters, cpu, wall, memory, pages }: CorpusCost): Measure[] {
	const name = `${chapters} chapters`;
	const isGated = chapters === middle;
	return [
		{ name: `${name}: build`, value: cpu, unit: 'CPU s', ...(isGated ? { limit: 20 } : {}) },
		{ name: `${name}: time`, value: wall, unit: 's' },
		{ name: `${name}: memory`, value: memory, unit: 'MB', ...(isGated ? { limit: 1200 } : {}) },
		{ name: `${name}: pages`, value: pages, unit: 'count' },
		{ name: `${name}: a page`, value: (cpu * 1000) / pages, unit: 'CPU ms' },
	];
}

function measureOne(
	project: string,
	interfaceWords: string,
	chapters: number,
	isRepeated: boolean,
): [CorpusCost, BuildCost?] {
	const manuscript = mkdtempSync(join(tmpdir(), 'bench-corpus-'));
	const folder = openBuildFolder(project);
	try {
		writeCorpus(manuscript, chapters, interfaceWords);
		const build = () =>
			measureBuild(folder.output, ['--no-pdf'], { CONTENT: manuscript }, folder.root);
		const cost = { ...build(), chapters, pages: countPages(folder.output) };
		return isRepeated ? [cost, build()] : [cost];
	} finally {
		folder.remove();
		rmSync(manuscript, { recursive: true });
	}
}

/** Files of HTML, without the copies that an edition keeps for citations. */
export function countPages(output: string): number {
	return readdirSync(output, { recursive: true, encoding: 'utf8' }).filter(
		(file) => file.endsWith('.html') && !/^editions[\\/]/.test(file),
	).length;
}
