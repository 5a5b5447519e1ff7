import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suggestion } from '../diagnostics/nearest.ts';
import type { Problem } from '../diagnostics/problem.ts';
import { reportText } from '../diagnostics/report.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import { readBrief, type Brief } from '../publication/brief.ts';
import { judgeBrief } from '../publication/check.ts';
import {
	consequencesOf,
	datasetChanges,
	type Change,
	type Consequences,
	type DatasetChanges,
} from '../publication/consequences.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { CommandError } from './options.ts';
import { readSoundBrief } from './read-manuscript.ts';
import { run } from './run.ts';

/**
 * `npm run data -- diff <dataset> <new.csv>`: tells how the next release of a dataset differs and
 * what would change of the publication, and writes nothing.
 */
const usage = {
	command: 'npm run data',
	purpose: 'Tells what the next release of a dataset would change, and writes nothing.',
	words: ['diff', '<dataset>', '<new.csv>'],
};

await run(usage, ({ words }) => {
	const [command = '', name = '', path = ''] = words;
	if (command !== 'diff') {
		throw new CommandError(
			`“${command}” is nothing that can be done with data. Say what to compare: npm run data -- diff <dataset> <new.csv>`,
		);
	}
	const manuscript = manuscriptOf(process.env);
	const before = readSoundBrief(manuscript);
	const dataset = before.datasets.get(name);
	if (dataset === undefined) {
		throw new CommandError(
			`There is no dataset “${name}”. ${suggestion(name, before.datasets.keys(), 'Its name is that of its folder in content/datasets/.')}`,
		);
	}
	if (!existsSync(path)) throw new CommandError(`There is no file ${path}.`);
	console.log(compare(manuscript, before, dataset, path));
});

function compare(manuscript: Manuscript, before: Brief, dataset: Dataset, path: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'next-'));
	try {
		cpSync(manuscript.directory, folder, { recursive: true });
		cpSync(path, join(folder, 'datasets', dataset.name, 'data.csv'));
		const next = { directory: folder, name: manuscript.name };
		const { brief, problems, spoiled } = readBrief(next);
		const after = brief?.datasets.get(dataset.name);
		if (brief === undefined || after === undefined) {
			throw new CommandError(reportText(named(problems, dataset, path, manuscript)));
		}
		const arising = [...problems, ...judgeBrief(brief, next, spoiled).problems];
		return [
			`The dataset “${dataset.name}” and ${path}`,
			changesText(datasetChanges(dataset, after)),
			consequencesText(consequencesOf(before, brief)),
			arising.length === 0
				? 'The manuscript would stay sound.'
				: `Problems that would arise:\n${reportText(named(arising, dataset, path, manuscript))}`,
			'Nothing was written.',
		].join('\n\n');
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Problems of the new file under its own name. */
function named(
	problems: readonly Problem[],
	{ name }: Dataset,
	path: string,
	manuscript: Manuscript,
): Problem[] {
	const file = `${manuscript.name}/datasets/${name}/data.csv`;
	return problems.map((problem) =>
		problem.place.file === file ? { ...problem, place: { ...problem.place, file: path } } : problem,
	);
}

function changesText({ changed, added, removed }: DatasetChanges): string {
	const lists = [
		listText(
			'Changed cells',
			changed.map((cell) => `${cell.row}, ${cell.column}: ${arrow(cell)}`),
		),
		listText('New rows', added),
		listText('Vanished rows', removed),
	].filter((text) => text !== '');
	return lists.length === 0 ? 'The two hold the same.' : lists.join('\n\n');
}

function consequencesText({ values, figures }: Consequences): string {
	const numbers = values.map(({ name, texts, sentences }) =>
		[
			`${name}: ${texts.map((text) => `${text.locale} ${arrow(text)}`).join('; ')}`,
			...sentences.map(({ locale, place }) => `  ${locale} ${place.label}  ${place.sentence}`),
		].join('\n  '),
	);
	const drawings = figures.map(({ id, texts, isRedrawn, descriptions }) => {
		const parts = [
			...(isRedrawn ? ['its drawing'] : []),
			...(descriptions.length > 0 ? ['its alternative text'] : []),
		];
		return [
			`${id}: ${parts.join(' and ') || 'its words'}`,
			...texts.map((text) => `  ${text.locale} ${arrow(text)}`),
		].join('\n  ');
	});
	const lists = [
		listText('Numbers that would change, with the sentences that say them', numbers),
		listText('Figures that would change', drawings),
	].filter((text) => text !== '');
	return lists.length === 0 ? 'No number and no figure would change.' : lists.join('\n\n');
}

function listText(title: string, lines: readonly string[]): string {
	if (lines.length === 0) return '';
	return `${title} (${lines.length})\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function arrow({ from, to }: Change): string {
	return `${from} → ${to}`;
}
