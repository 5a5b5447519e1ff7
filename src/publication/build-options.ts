import { join } from 'node:path';

/** Whether this build makes PDFs; pages link to them only then. */
export const hasPdfs: boolean = process.env['PDF'] === 'yes';

/** Names the search index of this build; empty where there is none, as in development. */
export const searchTag: string = process.env['SEARCH_TAG'] ?? '';

/** Which file of the search index holds which words: how the first word of each begins, and its name. */
export const searchParts: readonly (readonly [first: string, file: string])[] = JSON.parse(
	process.env['SEARCH_PARTS'] ?? '[]',
);

/** Where pictures of figures are kept from one build to the next. */
export const pictureCache = join(process.cwd(), '.cache/pictures');
