import { basename, resolve } from 'node:path';
import type { Manuscript } from '../manuscript/read-files.ts';

/** The manuscript to publish: `content/`, or the folder that CONTENT names. */
export function manuscriptOf(environment: NodeJS.ProcessEnv): Manuscript {
	const directory = resolve(environment['CONTENT'] ?? 'content');
	return { directory, name: basename(directory) };
}
