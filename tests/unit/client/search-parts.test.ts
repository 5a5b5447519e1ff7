import { expect, test } from 'vitest';
import { partsFor, type IndexPart } from '../../../src/client/search-parts.ts';

const parts: readonly IndexPart[] = [
	['a', 'a'],
	['choi', 'b'],
	['kha', 'c'],
	['kho', 'd'],
];

test.each([
	['', []],
	['b', ['a']],
	['c', []],
	['cho', []],
	['choi', ['b']],
	['cho ', ['a']],
	['kh', []],
	['khá', ['c']],
	['khách', ['c']],
	['khách x', ['c', 'd']],
	['Kho khách', ['d', 'c']],
	['đường', ['b']],
	['5 ', []],
] as const)('“%s” will need the files %j', (query, files) => {
	expect(partsFor(query, parts)).toEqual(files);
});
