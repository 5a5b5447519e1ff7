/** Whether this build makes PDFs; pages link to them only then. */
export const hasPdfs: boolean = process.env['PDF'] === 'yes';

/** Names the search index of this build; empty where there is none, as in development. */
export const searchTag: string = process.env['SEARCH_TAG'] ?? '';
