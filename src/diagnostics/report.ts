import type { Problem } from './problem.ts';

/**
 * Problems as an author reads them in a terminal: by file, then by line, each with its rule. The
 * last line counts them. The same problems give the same text.
 */
export function reportText(problems: readonly Problem[]): string {
	const distinct = new Map(problems.map((problem) => [lineOf(problem), problem]));
	const byFile = Map.groupBy(distinct.values(), ({ place }) => place.file);
	const files = [...byFile].toSorted(([a], [b]) => (a < b ? -1 : 1));
	const sections = files.map(([file, found]) => {
		const lines = found
			.toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.rule < b.rule ? -1 : 1))
			.map(lineOf);
		return [file, ...lines].join('\n');
	});
	const count = `${distinct.size} problem${distinct.size === 1 ? '' : 's'} in ${files.length} file${files.length === 1 ? '' : 's'}.`;
	return [...sections, count].join('\n\n');
}

function lineOf({ place: { file, line }, message, rule }: Problem): string {
	return `  ${file}${line === undefined ? '' : `:${line}`}  ${message}  [${rule}]`;
}
