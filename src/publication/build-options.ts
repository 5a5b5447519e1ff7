import { join } from 'node:path';

/** Whether this build makes PDFs; pages link to them only then. */
export const hasPdfs: boolean = process.env['PDF'] === 'yes';

/** Names the search index of this build; empty where there is none, as in development. */
export const searchTag: string = process.env['SEARCH_TAG'] ?? '';

/**
 * A file of the search index, and how its first word begins; words are written without accents and
 * divided among the files in the order of their letters.
 */
export type SearchPart = readonly [first: string, file: string];

/** Which file of the search index holds which words. */
export const searchParts: readonly SearchPart[] = JSON.parse(process.env['SEARCH_PARTS'] ?? '[]');

/** Where pictures of figures are kept from one build to the next. */
export const pictureCache = join(process.cwd(), '.cache/pictures');
