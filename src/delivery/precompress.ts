import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { hasBuilt, listBuilt, readBuiltBytes, writeBuilt, type BuiltSite } from './site-files.ts';

/** Files of text; pictures, faces, archives and PDFs are compressed already. */
const endings = ['.html', '.js', '.css', '.json', '.svg', '.csv', '.xml', '.txt', '.webmanifest'];

/** Copies of the same pages for citations, seldom read: not worth their time and room. */
const spared = /^editions\//;

/** Below a packet’s worth, compressing saves no round trip. */
const least = 1024;

/**
 * Puts a brotli and a gzip copy beside every file of text, for hosts that serve such copies. At
 * quality 9 brotli is a tenth larger than at 11 and takes a seventh of the time: the best is for
 * the pages that are read most, which are those whose paragraphs are cited.
 */
export function precompress(site: BuiltSite): void {
	for (const path of endings.flatMap((ending) => listBuilt(site, ending))) {
		if (spared.test(path)) continue;
		const bytes = readBuiltBytes(site, path);
		if (bytes.length < least) continue;
		const isChapter =
			path.endsWith('index.html') && hasBuilt(site, path.replace('index.html', 'passages.json'));
		const params = {
			[constants.BROTLI_PARAM_QUALITY]: isChapter ? 11 : 9,
			[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
		};
		writeBuilt(site, `${path}.br`, brotliCompressSync(bytes, { params }));
		writeBuilt(site, `${path}.gz`, gzipSync(bytes, { level: 9 }));
	}
}
