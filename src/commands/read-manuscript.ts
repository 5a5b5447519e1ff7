import type { Manuscript } from '../manuscript/read-files.ts';
import { readBrief, type Brief } from '../publication/brief.ts';
import { judgeBrief } from '../publication/check.ts';
import { PublicationError } from '../diagnostics/problem.ts';

/** Reads and judges a manuscript. Throws a `PublicationError` with every problem found. */
export function readSoundBrief(manuscript: Manuscript): Brief {
	const { brief, problems, spoiled } = readBrief(manuscript);
	const found = brief === undefined ? [] : judgeBrief(brief, manuscript, spoiled).problems;
	if (problems.length + found.length > 0 || brief === undefined) {
		throw new PublicationError([...problems, ...found]);
	}
	return brief;
}
