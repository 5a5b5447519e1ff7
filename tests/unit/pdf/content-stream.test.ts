import { describe, expect, test } from 'vitest';
import {
	markArtifacts,
	operationsOf,
	releaseMarks,
	substantialMarks,
} from '../../../src/pdf/content-stream.ts';

describe('operationsOf', () => {
	test('reads operands of every kind', () => {
		const stream = '/P <</MCID 0 /T (a) b\\) )>>BDC [<00a2> -3.5 (x(y)z)] TJ % words\nEMC';
		expect(
			[...operationsOf(stream)].map(({ operator, operands }) => [operator, ...operands]),
		).toEqual([
			['BDC', '/P', '<</MCID 0 /T (a) b\\) )>>'],
			['TJ', '[<00a2> -3.5 (x(y)z)]'],
			['EMC'],
		]);
	});

	test('stops at a text without an end', () => {
		expect(() => [...operationsOf('(abc Tj')]).toThrow('no end');
	});
});

const page = 'q 0 0 10 10 re\nf Q /P <</MCID 0>>BDC BT (text) Tj ET EMC BT (1 / 9) Tj ET';

describe('markArtifacts', () => {
	test('marks grounds and running heads, and leaves what is tagged', () => {
		const marked = markArtifacts(page);
		expect(marked.match(/\/Artifact BMC/g)).toHaveLength(2);
		expect(marked).toContain('/Artifact BMC\n0 0 10 10 re\nf\nEMC');
		expect(marked).toContain('BT /Artifact BMC\n(1 / 9) Tj\nEMC ET');
		expect(marked).toContain('/P <</MCID 0>>BDC BT (text) Tj ET EMC');
	});

	test('has nothing more to do the second time', () => {
		expect(markArtifacts(markArtifacts(page))).toBe(markArtifacts(page));
	});

	test('a path that only clips paints nothing', () => {
		expect(markArtifacts('0 0 5 5 re W n')).toBe('0 0 5 5 re W n');
	});
});

describe('marks of rules', () => {
	const table = '/Table <</MCID 4 >>BDC 0 0 9 1 re f EMC /TD <</MCID 5 >>BDC (1) Tj EMC';

	test('lines alone are not substantial, text is', () => {
		expect([...substantialMarks(table)]).toEqual([5]);
	});

	test('what is released becomes an artifact', () => {
		const released = releaseMarks(table, new Set([4]));
		expect(released).toContain('/Artifact BMC 0 0 9 1 re f EMC');
		expect(released).toContain('/MCID 5');
	});
});
