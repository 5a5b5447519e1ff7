import type { Brief } from '../../src/publication/brief.ts';
import { readBrief } from '../../src/publication/brief.ts';
import { copyValidBrief } from './fixture-brief.ts';

function read(directory: string): Brief {
	const { brief } = readBrief({ directory, name: 'content' });
	if (brief === undefined) throw new Error(`The manuscript in ${directory} cannot be read.`);
	return brief;
}

/** The publication of the repository and the one that exists for tests. */
export const briefs: Readonly<Record<string, Brief>> = {
	content: read('content'),
	'valid-brief': read(copyValidBrief().directory),
};
