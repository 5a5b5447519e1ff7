import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readBrief } from '../../../src/publication/brief.ts';
import { consequencesOf, datasetChanges } from '../../../src/publication/consequences.ts';
import { copyValidBrief } from '../../support/fixture-brief.ts';

const manuscript = copyValidBrief();
const data = join(manuscript.directory, 'datasets/passengers/data.csv');
const old = readFileSync(data, 'utf8');
const next = old.replace(/^RIV,2002,2029,\d+/m, 'RIV,2002,2029,125');
const nextPath = join(dirname(manuscript.directory), 'next.csv');
afterAll(() => rmSync(dirname(manuscript.directory), { recursive: true }));

function briefWith(csv: string) {
	writeFileSync(data, csv);
	const { brief } = readBrief(manuscript);
	writeFileSync(data, old);
	if (brief === undefined) throw new Error('The fixture cannot be read.');
	return brief;
}

function runDiff(name: string, csv: string) {
	writeFileSync(nextPath, csv);
	return spawnSync(process.execPath, ['src/commands/data.ts', 'diff', name, nextPath], {
		encoding: 'utf8',
		env: { ...process.env, CONTENT: manuscript.directory },
	});
}

describe('the next release of a dataset', () => {
	const [before, after] = [briefWith(old), briefWith(next)];

	test('differs in the cells that changed', () => {
		expect(next).not.toBe(old);
		const [a, b] = [before.datasets.get('passengers'), after.datasets.get('passengers')];
		if (a === undefined || b === undefined) throw new Error('The dataset is missing.');
		expect(datasetChanges(a, b)).toEqual({
			changed: [{ row: 'Riverside, 2002', column: 'passengers', from: '121', to: '125' }],
			added: [],
			removed: [],
		});
	});

	test('changes the numbers, sentences and figures that rest on it, and no others', () => {
		const { values, figures } = consequencesOf(before, after);
		const [first] = values;
		expect(first?.texts.find(({ locale }) => locale === 'en')).toMatchObject({
			from: '121 thousand passengers',
			to: '125 thousand passengers',
		});
		expect(first?.sentences.map(({ place }) => place.sentence).join()).toContain('125');
		expect(figures.map(({ id }) => id)).toContain('passengers-by-town');
		expect(figures.map(({ id }) => id)).not.toContain('cargo-by-kind');
	});
});

describe('npm run data -- diff', () => {
	test('tells all of it and writes nothing', () => {
		const { status, stdout } = runDiff('passengers', next);
		expect(status).toBe(0);
		expect(stdout).toContain('Riverside, 2002, passengers: 121 → 125');
		expect(stdout).toContain('Numbers that would change');
		expect(stdout).toContain('Figures that would change');
		expect(stdout).toContain('Nothing was written.');
		expect(readFileSync(data, 'utf8')).toBe(old);
	});

	test('says what the authors would have to mend', () => {
		const { stdout } = runDiff(
			'passengers',
			old.replace(/^RIV,2002,2029,\d+/m, 'RIV,2002,2029,12'),
		);
		expect(stdout).toContain('Problems that would arise');
	});

	test('names the new file where it cannot be read', () => {
		const { status, stderr } = runDiff('passengers', old.replace('RIV,2002', 'RIW,2002'));
		expect(status).toBe(1);
		expect(stderr).toContain(nextPath);
		expect(stderr).toContain('RIV');
	});

	test('names the dataset that was meant', () => {
		const { status, stderr } = runDiff('passenger', next);
		expect(status).toBe(1);
		expect(stderr).toContain('passengers');
	});
});
