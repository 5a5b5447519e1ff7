import { createHash } from 'node:crypto';
import { listBuilt, readBuiltBytes, writeBuilt, type BuiltSite } from './site-files.ts';

/** What a build was made from. */
export interface BuildOrigin {
	/** The edition of the publication. */
	readonly edition: string;
	/** The commit of the sources; `null` outside a repository, or where files differ from it. */
	readonly commit: string | null;
}

export const recordFile = 'BUILD.json';

/**
 * Writes what the site was built from, and the SHA-256 of every file: two builds are the same when
 * these are. The record knows no clock and no machine.
 */
export function writeBuildRecord(site: BuiltSite, { edition, commit }: BuildOrigin): void {
	const files = listBuilt(site, '')
		.filter((path) => path !== recordFile)
		.map((path) => [path, sha256(readBuiltBytes(site, path))] as const);
	const record = { edition, commit, files: Object.fromEntries(files) };
	writeBuilt(site, recordFile, `${JSON.stringify(record, null, '\t')}\n`);
}

function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
