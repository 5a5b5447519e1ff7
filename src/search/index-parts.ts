import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import { z } from 'astro/zod';
import type { SearchPart } from '../publication/build-options.ts';

const signature = 'pagefind_dcd';

/** Pagefind’s table of contents: version, records, parts with how their first and last words begin, … */
const contents = z.tuple(
	[z.string(), z.unknown(), z.array(z.tuple([z.string(), z.string(), z.string()]))],
	z.unknown(),
);

/**
 * Reads which file of an index holds which words, so that a page can ask for one while its engine is
 * still on the way. Throws when Pagefind writes its table of contents in another form.
 */
export function indexParts(metadata: Uint8Array): readonly SearchPart[] {
	const bytes = gunzipSync(metadata);
	if (bytes.toString('latin1', 0, signature.length) !== signature) {
		throw new Error('Pagefind’s table of contents has an unknown form.');
	}
	const [, , parts] = contents.parse(decode(bytes.subarray(signature.length)));
	return parts.map(([first, , name]): SearchPart => [first, `index/${name}.pf_index`]);
}
