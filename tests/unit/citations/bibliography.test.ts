import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadBibliography } from '../../../src/citations/bibliography.ts';
import { collectProblems } from '../../../src/diagnostics/problem.ts';

test('a report says what it calls itself, and nothing where its author does not tell', () => {
	const directory = mkdtempSync(join(tmpdir(), 'bibliography-'));
	mkdirSync(join(directory, 'bibliography'));
	const entry = (kind: string, key: string, more = '') =>
		`@${kind}{${key},\n  author = {Miller, Ada},\n  title = {Ferries},\n  institution = {Port},\n  year = {2004},${more}\n}\n`;
	writeFileSync(
		join(directory, 'bibliography/references.bib'),
		[
			entry('techreport', 'plain'),
			entry('techreport', 'named', '\n  type = {Port Paper},'),
			entry('phdthesis', 'thesis'),
		].join('\n'),
	);
	const { report, problems } = collectProblems();
	const bibliography = loadBibliography({ directory, name: 'content' }, report);
	rmSync(directory, { recursive: true });
	expect(problems).toEqual([]);
	const genres = ['plain', 'named', 'thesis'].map((key) => bibliography.get(key)?.item.genre);
	expect(genres).toEqual([undefined, 'Port Paper', undefined]);
});
