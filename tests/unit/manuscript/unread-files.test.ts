import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { collectProblems } from '../../../src/diagnostics/problem.ts';
import { reportUnreadFiles } from '../../../src/manuscript/unread-files.ts';
import { copyValidBrief } from '../../support/fixture-brief.ts';

test('files in the wrong place are told, what systems leave behind is not', () => {
	const manuscript = copyValidBrief();
	const put = (path: string) => {
		mkdirSync(dirname(join(manuscript.directory, path)), { recursive: true });
		writeFileSync(join(manuscript.directory, path), '');
	};
	const strays = ['chapters/en/04-boats.MDX', 'datasets/passengers/Data.csv', 'figures/new/a.yaml'];
	for (const path of strays) put(path);
	for (const path of ['.DS_Store', 'datasets/~$data.csv', 'values/trade.yaml~', 'tables/NOTES.md'])
		put(path);

	const { report, problems } = collectProblems();
	reportUnreadFiles(manuscript, report);
	rmSync(dirname(manuscript.directory), { recursive: true });
	expect(problems.map(({ place }) => place.file)).toEqual(strays.map((path) => `content/${path}`));
	expect(problems.map(({ message }) => /“(.+)”/.exec(message)?.[1])).toEqual([
		'chapters/en/04-boats.mdx',
		'datasets/passengers/data.csv',
		'figures/a.yaml',
	]);
});
