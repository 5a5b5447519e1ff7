import { gzipSync } from 'node:zlib';
import { encode } from 'cborg';
import { expect, test } from 'vitest';
import { indexParts } from '../../../src/search/index-parts.ts';
import { searchRecords } from '../../../src/search/records.ts';
import { indexRecords } from '../../../src/search/write-index.ts';
import { validBrief } from '../../support/fixture-brief.ts';

function metadata(contents: unknown, signature = 'pagefind_dcd'): Uint8Array {
	return gzipSync(Buffer.concat([Buffer.from(signature), encode(contents)]));
}

test('a table of contents tells with what each file begins', () => {
	const parts = [
		['a', 'cho', 'zxx_1'],
		['choi', 'zz', 'zxx_2'],
	];
	expect(indexParts(metadata(['1.6.0', [], parts, [], [], []]))).toEqual([
		['a', 'index/zxx_1.pf_index'],
		['choi', 'index/zxx_2.pf_index'],
	]);
});

test('another form than the one we know ends the build', () => {
	expect(() => indexParts(metadata([], 'pagefind_xyz'))).toThrow(/unknown form/);
	expect(() => indexParts(metadata(['2.0.0', [], [['a', 'b']]]))).toThrow();
});

test('Pagefind divides its words in the order of their letters, and each file is written', async () => {
	const { parts, files } = await indexRecords(searchRecords(validBrief()));
	const firsts = parts.map(([first]) => first);
	expect(firsts).toEqual(firsts.toSorted());
	const names = files.map(({ path }) => path).filter((path) => path.endsWith('.pf_index'));
	expect(parts.map(([, file]) => file).toSorted()).toEqual(names.toSorted());
	expect(names.length).toBeGreaterThan(0);
});
