import { existsSync, readdirSync } from 'node:fs';
import { suggestion } from '../diagnostics/nearest.ts';
import type { Report } from '../diagnostics/problem.ts';
import { displayPath, type Manuscript } from './read-files.ts';

/** Where files are read, by their paths in the manuscript. */
const homes: readonly RegExp[] = [
	/^(?:edition|claims|units|recommendations|revisions)\.yaml$/,
	/^identifiers\.json$/,
	/^bibliography\/references\.bib$/,
	/^(?:chapters|annexes)\/(?:vi|en)\/[^/]+\.mdx$/,
	/^(?:codelists|figures|tables|values)\/[^/]+\.yaml$/,
	/^(?:glossary|interface)\/(?:vi|en)\.yaml$/,
	/^datasets\/[^/]+\/(?:dataset\.yaml|data\.csv)$/,
	/^editions\/[^/]+\.(?:json|zip)$/,
	/(?:^|\/)(?:README|NOTES)\.md$/,
];

/** What systems and editors leave behind: `.DS_Store`, `Thumbs.db`, `~$trade.csv`, `trade.yaml~`. */
const leavings = /(?:^|\/)(?:\.|~\$|Thumbs\.db$|desktop\.ini$)|~$/i;

/**
 * Reports every file that nothing reads, because what it defines is missing elsewhere and the author
 * would look for the mistake there.
 */
export function reportUnreadFiles(manuscript: Manuscript, report: Report): void {
	if (!existsSync(manuscript.directory)) return;
	const entries = readdirSync(manuscript.directory, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) =>
			`${entry.parentPath}/${entry.name}`
				.slice(manuscript.directory.length + 1)
				.replaceAll('\\', '/'),
		)
		.sort();
	for (const path of files) {
		if (leavings.test(path) || homes.some((home) => home.test(path))) continue;
		report({
			rule: 'file-is-read',
			place: { file: displayPath(manuscript, path) },
			message: `Nothing reads this file. ${suggestion(path, placesFor(path), 'Move it to its place, which content/README.md names, or remove it.')}`,
		});
	}
}

/** Where a file of this name would be read. */
function placesFor(path: string): string[] {
	const parts = path.split('/');
	const [top = ''] = parts;
	const folder = parts.slice(0, -1).join('/');
	const stem = parts.at(-1)?.replace(/\.[^.]+$/, '') ?? '';
	const ending = top === 'chapters' || top === 'annexes' ? '.mdx' : '.yaml';
	return [
		`${folder}/${stem}${ending}`,
		`${top}/${stem}${ending}`,
		`${folder}/data.csv`,
		`${folder}/dataset.yaml`,
	].filter((each) => homes.some((home) => home.test(each)));
}
