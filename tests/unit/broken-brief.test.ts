import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { reportText } from '../../src/diagnostics/report.ts';
import { rules } from '../../src/diagnostics/rules.ts';
import { applyDefect, copyValidBrief, problemsOf, type Defect } from '../support/fixture-brief.ts';

const folder = 'tests/fixtures/broken-brief';

interface BrokenBrief extends Defect {
	readonly rule: string;
	/** What the author reads, word for word. */
	readonly report: string;
}

const fixtures = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function readFixture(name: string): BrokenBrief {
	return parse(readFileSync(join(folder, name), 'utf8')) as BrokenBrief;
}

function reportOf(defect: Defect): string {
	const manuscript = copyValidBrief();
	try {
		applyDefect(manuscript, defect);
		return reportText(problemsOf(manuscript));
	} finally {
		rmSync(dirname(manuscript.directory), { recursive: true });
	}
}

test('the valid brief has no problem', () => {
	const manuscript = copyValidBrief();
	expect(problemsOf(manuscript)).toEqual([]);
	rmSync(dirname(manuscript.directory), { recursive: true });
});

describe('every defect is told', () => {
	test.each(fixtures)('%s', (name) => {
		const fixture = readFixture(name);
		const report = reportOf(fixture);
		// Accepting a new wording is a change of its own: `ACCEPT=1 npx vitest …`, never in CI.
		if (process.env['ACCEPT'] === '1') {
			writeFileSync(join(folder, name), stringify({ ...fixture, report }, { lineWidth: 0 }));
		} else expect(report).toBe(fixture.report);
		expect(report).toContain(`[${fixture.rule}]`);
	});
});

test('every rule has a fixture', () => {
	const shown = new Set(fixtures.map((name) => readFixture(name).rule));
	expect(Object.keys(rules).filter((rule) => !shown.has(rule))).toEqual([]);
});
