import { listBuilt, readBuilt, writeBuilt, type BuiltSite } from './site-files.ts';

/** The printed page of every address of one language, and how a page says it. */
export interface PrintedPages {
	/** By the path of a page, with or without a fragment. */
	readonly numbers: Readonly<Record<string, number>>;
	/** “p. {n}”. */
	readonly words: string;
}

const paragraphNumber =
	/<a class="paragraph-number" href="(?<hash>#[^"]+)" data-number="(?<number>[^"]+)" aria-label="[^"]+">/g;
const slot =
	/<(?<tag>span|a)(?<before>[^>]*) data-page-of="(?<path>[^"]+)"(?<after>[^>]*)>[^<]*<\/\k<tag>>/g;

/**
 * Writes into built pages the printed page of every paragraph, figure and table. Pages are built
 * before they are printed, so they keep a place for the number: the number of a paragraph, and any
 * element with `data-page-of`. Paper shows none of this, so that it does not change what is printed.
 */
export function showPrintedPages(
	site: BuiltSite,
	byLocale: ReadonlyMap<string, PrintedPages>,
): void {
	for (const path of listBuilt(site, '.html')) {
		const pages = byLocale.get(path.split('/')[0] ?? '');
		if (pages === undefined) continue;
		const own = `${site.base}/${path.replace(/index\.html$/, '')}`;
		const html = readBuilt(site, path);
		const shown = withPrintedPages(html, own, pages);
		if (shown !== html) writeBuilt(site, path, shown);
	}
	for (const [locale, { numbers }] of byLocale) {
		writeBuilt(site, `${locale}/pages.json`, `${JSON.stringify(numbers)}\n`);
	}
}

/** A page with its numbers; `own` is its path. */
export function withPrintedPages(
	html: string,
	own: string,
	{ numbers, words }: PrintedPages,
): string {
	const say = (page: number) => words.replace('{n}', String(page));
	return html
		.replace(paragraphNumber, (whole, hash: string, number: string) => {
			const page = numbers[`${own}${hash}`];
			if (page === undefined) return whole;
			return `<a class="paragraph-number" href="${hash}" data-number="${number}" data-page="${say(page)}" aria-label="${number}, ${say(page)}">`;
		})
		.replace(slot, (whole, tag: string, before: string, path: string, after: string) => {
			const page = numbers[path.startsWith('#') ? `${own}${path}` : path];
			if (page === undefined) return whole;
			const isBare = /class="printed-page[ "]/.test(before + after);
			return `<${tag}${before} data-page-of="${path}"${after}>${isBare ? page : say(page)}</${tag}>`;
		});
}
