import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Manuscript } from '../../src/manuscript/read-files.ts';
import { runBuild, runCommand, type BuildOutcome } from './build-fixture.ts';
import { applyDefect, copyValidBrief } from './fixture-brief.ts';

/** A block of the older edition that the newer one has no more. */
export const deletedBlock = 'p-z0z0';

/** A block that says something else in the older edition, in both languages. */
export const changedBlock = 'p-d7g8';

/** The valid brief as it was a year before: one paragraph differs, one more stands at the end. */
export function olderBrief(): Manuscript {
	const manuscript = copyValidBrief();
	const change = (file: string, replace: string, by: string) =>
		applyDefect(manuscript, { file, replace, by });
	change('edition.yaml', 'id: "2030.1"', 'id: "2029.1"');
	change('edition.yaml', 'date: 2030-03-01', 'date: 2029-03-01');
	change('chapters/vi/01-passengers.mdx', 'khách tăng đều', 'khách tăng chậm');
	change('chapters/en/01-passengers.mdx', 'grew steadily', 'grew slowly');
	for (const [locale, text] of [
		['vi', 'Một đoạn về sau bị bỏ.'],
		['en', 'A paragraph that was dropped later.'],
	] as const) {
		const file = join(manuscript.directory, `chapters/${locale}/01-passengers.mdx`);
		writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n\n${text} ^${deletedBlock}\n`);
	}
	enter(manuscript, 'live');
	return manuscript;
}

/** Says in the ledger what became of the block that the newer edition lacks. */
function enter({ directory }: Manuscript, status: string): void {
	const file = join(directory, 'identifiers.json');
	const ledger = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	ledger[deletedBlock] = {
		kind: 'paragraph',
		chapter: '01-passengers',
		since: '2029.1',
		status,
		hash: { vi: '000000000000', en: '000000000000' },
	};
	writeFileSync(file, JSON.stringify(ledger));
}

/** Runs the command that freezes an edition, as an author would. */
export function runFreeze({ directory }: Manuscript, output: string): BuildOutcome {
	return runCommand('freeze', ['--no-pdf'], { CONTENT: directory, OUTPUT: output });
}

export interface TwoEditions {
	/** The built site. */
	readonly output: string;
	/** The manuscript of the newer edition, with the older one frozen in it. */
	readonly manuscript: Manuscript;
	/** The site of the older edition as it was built when it was frozen. */
	readonly olderOutput: string;
	/** The manuscript of the older edition. */
	readonly older: Manuscript;
	readonly remove: () => void;
}

/** Freezes the older edition of the valid brief and builds the newer one with it. */
export function buildTwoEditions(): TwoEditions {
	const folder = mkdtempSync(join(tmpdir(), 'editions-'));
	const older = olderBrief();
	const olderOutput = join(folder, 'older');
	succeed(runFreeze(older, olderOutput));
	const manuscript = copyValidBrief();
	cpSync(join(older.directory, 'editions'), join(manuscript.directory, 'editions'), {
		recursive: true,
	});
	enter(manuscript, 'deleted: 2030.1');
	const output = join(folder, 'dist');
	succeed(runBuild(manuscript, output));
	const remove = () => {
		for (const path of [folder, dirname(older.directory), dirname(manuscript.directory)]) {
			rmSync(path, { recursive: true });
		}
	};
	return { output, manuscript, olderOutput, older, remove };
}

function succeed({ status, stderr }: BuildOutcome): void {
	if (status !== 0) throw new Error(`The edition cannot be built:\n${stderr}`);
}
