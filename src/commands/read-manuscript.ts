import { reportText } from '../diagnostics/report.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import { readBrief, type Brief } from '../publication/brief.ts';
import { judgeBrief } from '../publication/check.ts';
import { PublicationError } from '../diagnostics/problem.ts';
import { fileTrouble } from './file-trouble.ts';

/** Reads and judges a manuscript. Throws a `PublicationError` with every problem found. */
export function readSoundBrief(manuscript: Manuscript): Brief {
	const { brief, problems, spoiled } = readBrief(manuscript);
	const found = brief === undefined ? [] : judgeBrief(brief, manuscript, spoiled).problems;
	if (problems.length + found.length > 0 || brief === undefined) {
		throw new PublicationError([...problems, ...found]);
	}
	return brief;
}

/** Runs a command; tells an author’s mistakes as a report, and ours with their trace. */
export async function run(command: () => void | Promise<void>): Promise<void> {
	try {
		await command();
	} catch (error) {
		process.exitCode = 1;
		if (error instanceof PublicationError) console.error(reportText(error.problems));
		else if (error instanceof Error && error.name === 'CommandError') console.error(error.message);
		else console.error(fileTrouble(error) ?? error);
	}
}
