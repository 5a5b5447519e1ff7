import { reportText } from '../diagnostics/report.ts';
import { readBrief, type Brief } from './brief.ts';
import { handToPages, judgedBrief } from './judged-brief.ts';
import { manuscriptOf } from './manuscript.ts';

/**
 * The brief that pages are made of. A build has judged it before; a development server reads it when
 * it is asked for after a change, and a problem that appears then stops the page with its report.
 */
export function currentBrief(): Brief {
	const judged = judgedBrief();
	if (judged !== undefined) return judged;
	const { brief: read, problems } = readBrief(manuscriptOf(process.env));
	if (read === undefined || problems.length > 0) throw new Error(reportText(problems));
	handToPages(read);
	return read;
}

export const brief: Brief = currentBrief();
