import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nearest } from '../../../src/diagnostics/nearest.ts';
import { collectProblems } from '../../../src/diagnostics/problem.ts';
import { reportText } from '../../../src/diagnostics/report.ts';
import { rules } from '../../../src/diagnostics/rules.ts';

describe('nearest', () => {
	test.each([
		['gso2025', ['gso2024', 'wto2006'], 'gso2024'],
		['exprots', ['exports', 'imports'], 'exports'],
		['Exports', ['exports'], 'exports'],
		['abc', ['xyz'], undefined],
		['', ['a'], 'a'],
	])('%s', (written, candidates, expected) => {
		expect(nearest(written, candidates)).toBe(expected);
	});
});

test('a report groups by file, sorts by line and counts each problem once', () => {
	const problem = (file: string, line: number) =>
		({ rule: 'link-resolves', place: { file, line }, message: `At ${line}.` }) as const;
	expect(
		reportText([
			problem('b.mdx', 2),
			problem('a.mdx', 9),
			problem('a.mdx', 3),
			problem('a.mdx', 3),
		]),
	).toBe(
		[
			'a.mdx',
			'  a.mdx:3  At 3.  [link-resolves]',
			'  a.mdx:9  At 9.  [link-resolves]',
			'',
			'b.mdx',
			'  b.mdx:2  At 2.  [link-resolves]',
			'',
			'3 problems in 2 files.',
		].join('\n'),
	);
});

test('what is spoiled is known by name, or as everything of its kind', () => {
	const { report } = collectProblems();
	report.spoiled.add('value', 'a');
	report.spoiled.add('claim');
	expect(report.spoiled.has('value', 'a')).toBe(true);
	expect(report.spoiled.has('value', 'b')).toBe(false);
	expect(report.spoiled.has('claim', 'anything')).toBe(true);
});

test('the author’s manual names every rule and says what it demands', () => {
	const manual = readFileSync('content/README.md', 'utf8');
	const named = [...manual.matchAll(/^\| `([a-z0-9-]+)` +\| (.+?) +\|$/gm)].map(
		([, rule = '', demand = '']) => [rule, demand],
	);
	const told = new Map(named as [string, string][]);
	for (const [rule, demand] of Object.entries(rules)) expect(told.get(rule), rule).toBe(demand);
});
