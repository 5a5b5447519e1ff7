import { PublicationError } from '../diagnostics/problem.ts';
import { readBrief, type Brief } from './brief.ts';
import { judgedBrief } from './judged-brief.ts';
import { manuscriptOf } from './manuscript.ts';

/**
 * The brief that pages are made of. A build has judged it before; a problem that appears only now (a
 * file changed under a development server) stops the page with its report.
 */
export const brief: Brief = judgedBrief() ?? readCurrentBrief();

function readCurrentBrief(): Brief {
	const { brief: read, problems } = readBrief(manuscriptOf(process.env));
	if (read === undefined) throw new PublicationError(problems);
	return read;
}
