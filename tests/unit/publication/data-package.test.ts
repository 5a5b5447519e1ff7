import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { Package } from 'datapackage';
import { afterAll, describe, expect, test } from 'vitest';
import { dataArchive, dataPackage, datasetCsv } from '../../../src/publication/data-package.ts';
import { briefs } from '../../support/briefs.ts';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.entries(briefs))('the data of %s', (_name, brief) => {
	const { descriptor, files } = dataPackage(brief);
	for (const [name, text] of files) writeFileSync(join(folder, name), text);
	const described = JSON.parse(descriptor) as Record<string, unknown>;

	test('are a tabular data package by its JSON schema', async () => {
		const read = await Package.load(described, { basePath: folder });
		expect(read.errors.map(({ message }) => message)).toEqual([]);
		expect(read.valid).toBe(true);
		expect(read.resources).toHaveLength(files.size);
	});

	test('have rows that keep the types, keys and codes that are told', async () => {
		const read = await Package.load(described, { basePath: folder });
		for (const resource of read.resources) {
			const rows = await resource.read({ relations: true });
			expect(rows.length, resource.name).toBeGreaterThan(0);
		}
	});

	test('come as one archive with the same files, and the same bytes each time', () => {
		const archive = dataArchive(brief);
		const entries = unzipSync(archive);
		expect(strFromU8(entries['datapackage.json'] ?? new Uint8Array())).toBe(descriptor);
		expect(Object.keys(entries).toSorted()).toEqual(
			['datapackage.json', ...files.keys()].toSorted(),
		);
		for (const [name, text] of files)
			expect(strFromU8(entries[name] ?? new Uint8Array())).toBe(text);
		expect(Buffer.compare(archive, dataArchive(brief))).toBe(0);
	});
});

test('a schema that does not fit its rows is noticed', async () => {
	const brief = briefs['valid-brief'];
	if (brief === undefined) throw new Error('The fixture is missing.');
	const described = JSON.parse(dataPackage(brief).descriptor) as {
		resources: { name: string; schema: { fields: { name: string; type: string }[] } }[];
	};
	const towns = described.resources.find(({ name }) => name === 'villages');
	for (const field of towns?.schema.fields ?? []) field.type = 'date';
	const read = await Package.load(described, { basePath: folder });
	const villages = read.resources.find(({ name }) => name === 'villages');
	await expect(villages?.read()).rejects.toThrow();
});

test('a number stands alone in its column, and its flag beside it', () => {
	const ferries = briefs['valid-brief']?.datasets.get('passengers');
	if (ferries === undefined) throw new Error('The fixture is missing.');
	const [header = '', ...rows] = datasetCsv(ferries).trim().split('\n');
	expect(header).toContain('passengers,passengers_status');
	expect(rows.filter((row) => row.includes(',estimated')).length).toBeGreaterThan(0);
	const missing = rows.filter((row) => /,,(not-published|unavailable|not-comparable)/.test(row));
	expect(missing.length).toBeGreaterThan(0);
});
