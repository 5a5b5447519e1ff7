import { hasBuilt, readBuilt, writeBuilt, type BuiltSite } from './site-files.ts';

const headersFile = '_headers';

/** Puts the folder of the publication’s address before each path in the headers file of the host. */
export function placeHeaders(site: BuiltSite): void {
	if (!hasBuilt(site, headersFile)) return;
	const lines = readBuilt(site, headersFile).split('\n');
	const placed = lines.map((line) => (line.startsWith('/') ? `${site.base}${line}` : line));
	writeBuilt(site, headersFile, placed.join('\n'));
}
