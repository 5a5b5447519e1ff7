import type { Column, Dataset } from '../datasets/dataset.ts';
import { suggestion } from '../diagnostics/nearest.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import { placesIn } from '../manuscript/read-yaml.ts';
import type { Judge } from './judge.ts';

/** Judges what datasets name outside their own folder: works, and codes at which a series breaks. */
export function judgeDatasets(judge: Judge, manuscript: Manuscript): void {
	const { brief, report } = judge;
	for (const dataset of brief.datasets.values()) {
		const file = `datasets/${dataset.name}/dataset.yaml`;
		const { reference } = dataset.source;
		const isKnown = reference === undefined || brief.bibliography.has(reference);
		if (!isKnown && !report.spoiled.has('reference', reference)) {
			report({
				rule: 'citation-resolves',
				place: placesIn(manuscript, file)(['source', 'reference']),
				message: `The source names the work “${reference}”, which is not in the bibliography. ${suggestion(reference, brief.bibliography.keys(), 'Add it to content/bibliography/references.bib.')}`,
			});
		}
		for (const [index, { where = {} }] of dataset.breaks.entries()) {
			for (const [name, code] of Object.entries(where)) {
				const codes = codesOf(dataset, name);
				if (codes === undefined || codes.has(code)) continue;
				report({
					rule: 'code-resolves',
					place: placesIn(manuscript, file)(['breaks', index, 'where', name]),
					message: `A break is said to be where “${name}” is “${code}”, which is no code of that column. ${suggestion(code, codes.keys(), 'Correct it under “breaks”.')}`,
				});
			}
		}
	}
}

/** The codes that a column may hold; `undefined` when it holds no codes. */
function codesOf({ columns }: Dataset, name: string): ReadonlyMap<string, unknown> | undefined {
	const column: Column | undefined = columns.find((each) => each.name === name);
	return column?.kind === 'code' ? column.codelist.codes : undefined;
}
