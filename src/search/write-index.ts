import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { strokeApart } from '../locale/fold.ts';
import type { SearchPart } from '../publication/build-options.ts';
import { indexParts } from './index-parts.ts';
import type { SearchRecord } from './records.ts';

/** A search index, ready to be written. */
export interface SearchIndex {
	readonly files: readonly { readonly path: string; readonly content: Uint8Array }[];
	/** The part of the name of the index’s table of contents that changes with its content. */
	readonly tag: string;
	/** Which of the files holds which words. */
	readonly parts: readonly SearchPart[];
}

/** Both languages stand in one index, which knows neither: `zxx` is “no linguistic content”. */
const noLanguage = 'zxx';

/** Of what Pagefind writes, what our own search asks for; its interfaces are left out. */
const wanted =
	/^(pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|pagefind\..+\.pf_meta|(index|fragment)\/.+)$/;

/** Indexes records with Pagefind. Throws when it reports a fault. */
export async function indexRecords(records: readonly SearchRecord[]): Promise<SearchIndex> {
	const { index, errors } = await createIndex({ forceLanguage: noLanguage });
	if (index === undefined) throw new Error(`Pagefind does not start: ${errors.join('; ')}`);
	for (const [position, record] of records.entries()) {
		const { errors: faults } = await index.addHTMLFile({
			// Pagefind keeps one record for each address, and a page has many sections.
			url: `${record.path}?${position}`,
			content: htmlOf(record),
		});
		if (faults.length > 0) throw new Error(`${record.path}: ${faults.join('; ')}`);
	}
	const { files } = await index.getFiles();
	await close();
	const kept = files.filter(({ path }) => wanted.test(path));
	const metadata = kept.find(({ path }) => path.endsWith('.pf_meta'));
	const tag = /^pagefind\.(.+)\.pf_meta$/.exec(metadata?.path ?? '')?.[1];
	if (metadata === undefined || tag === undefined) {
		throw new Error('Pagefind wrote no table of contents.');
	}
	return { files: kept, tag, parts: indexParts(metadata.content) };
}

/** Writes an index into a folder of the built site. */
export function writeIndex({ files }: SearchIndex, directory: string): void {
	for (const { path, content } of files) {
		const file = join(directory, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
}

/** A record as a page that Pagefind reads: blocks are found again by their ids. */
function htmlOf(record: SearchRecord): string {
	const { title, alias = '', firstNumber, blocks, ...facts } = record;
	const metas = Object.entries({ ...facts, title, number: firstNumber ?? '' })
		.map(
			([name, text]) =>
				`<meta data-pagefind-meta="${name}[content]" content="${escapeHtml(strokeApart(text))}">`,
		)
		.join('');
	const parts = blocks.map(({ id, text }, index) => {
		const name = id ?? (index === 0 ? '-' : '');
		const attribute = name === '' ? '' : ` id="${name}"`;
		return `<p${attribute}>${escapeHtml(strokeApart(text))}</p>`;
	});
	// The title of anything but a section is part of what is found, and weighs more than the rest.
	const heading =
		facts.kind === 'chapter'
			? ''
			: `<p id="-title" data-pagefind-weight="3">${escapeHtml(strokeApart(`${alias} ${title}`.trim()))}</p>`;
	return `<!doctype html><html lang="${facts.locale}"><head>${metas}</head><body data-pagefind-body>${heading}${parts.join('')}</body></html>`;
}

function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
