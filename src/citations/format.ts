import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import CSL, { type CitationItem } from 'citeproc';
import type { Locale } from '../locale/locales.ts';
import type { Words } from '../interface/words.ts';
import type { Bibliography } from './bibliography.ts';
import type { CitedWork, Locator } from './parse.ts';

/** Says citations and references in one language. */
export interface CitationFormatter {
	/** A work in brackets, without the brackets: `Balassa 1965, p. 99`. As HTML. */
	readonly inBrackets: (work: CitedWork) => string;
	/** A work as part of the sentence: `Balassa (1965, p. 99)`. As HTML. */
	readonly inSentence: (work: CitedWork) => string;
	/** The full references of these works in the order of the list. */
	readonly list: (keys: readonly string[]) => FormattedReference[];
}

export interface FormattedReference {
	readonly key: string;
	/** As HTML. */
	readonly html: string;
}

/**
 * The publication’s own style, author and date. Letters that tell works of one author and year
 * apart (2009a, 2009b) are those of the whole bibliography, so that they agree in every chapter.
 * `linkedOn` is the day on which the publication vouches for the addresses of works.
 */
export function citationFormatter(
	bibliography: Bibliography,
	locale: Locale,
	say: Words,
	linkedOn: string,
): CitationFormatter {
	const engine = new CSL.Engine(
		{
			retrieveLocale: (tag) => readStyle(`locale-${tag.slice(0, 2) === 'vi' ? 'vi' : 'en'}.xml`),
			retrieveItem: (key) => itemOf(bibliography, key, say),
		},
		readStyle('author-date.csl'),
		locale === 'vi' ? 'vi-VN' : 'en-GB',
		true,
	);
	engine.updateItems([...bibliography.keys()]);
	let references: FormattedReference[] | undefined;
	const clusters = new Map<string, string>();
	const cluster = (item: CitationItem) => {
		const key = JSON.stringify(item);
		const said = clusters.get(key) ?? engine.makeCitationCluster([item]);
		clusters.set(key, said);
		return said;
	};
	const located = (locator: Locator | undefined) =>
		locator === undefined ? '' : `, ${sayLocator(locator, say)}`;
	return {
		inBrackets: ({ key, locator }) => `${withoutBrackets(cluster({ id: key }))}${located(locator)}`,
		inSentence: ({ key, locator }) => {
			const year = withoutBrackets(cluster({ id: key, 'suppress-author': true }));
			const whole = withoutBrackets(cluster({ id: key }));
			const author = whole.endsWith(year) ? whole.slice(0, -year.length).trimEnd() : whole;
			return `${author} (${year}${located(locator)})`;
		},
		list: (keys) => {
			references ??= wholeList();
			const wanted = new Set(keys);
			return references.filter(({ key }) => wanted.has(key));
		},
	};

	function wholeList(): FormattedReference[] {
		const [{ entry_ids: ids }, entries] = engine.makeBibliography();
		return entries.map((html, index) => {
			const key = ids[index]?.[0] ?? '';
			return { key, html: linked(unwrap(html), dayOf(bibliography, key) ?? linkedOn) };
		});
	}
}

/** A locator in words: `p. 99`, `tr. 99`, `abstract`, `tóm tắt`. */
export function sayLocator({ label, text }: Locator, say: Words): string {
	return say(`locator.${label}`, { n: text, count: /[–,]/.test(text) ? 2 : 1 });
}

/** A work as the engine sees it; BibLaTeX’s “and others” is said in the language of the page. */
function itemOf(bibliography: Bibliography, key: string, say: Words) {
	const reference = bibliography.get(key);
	if (reference === undefined) throw new RangeError(`The bibliography has no “${key}”.`);
	const { item } = reference;
	const isRest = ({ family }: { family?: string | undefined }) => family === 'others';
	if (item.author?.some(isRest) !== true) return item;
	const author = item.author.map((name) =>
		isRest(name) ? { literal: say('locator.others') } : name,
	);
	return { ...item, author };
}

/** Astro bundles this module, so files are found from the root of the project. */
function readStyle(name: string): string {
	return readFileSync(join(process.cwd(), 'src/citations/styles', name), 'utf8');
}

/**
 * An entry with its address as a link, which also says in a form for machines when it led there, so
 * that an archive of the web can be asked for that day (Robust Links).
 */
function linked(entry: string, day: string): string {
	return entry.replace(
		/https?:\/\/[^\s<]*[^\s<.,;)]/,
		(address) =>
			`<a href="${address}" data-originalurl="${address}" data-versiondate="${day}">${address}</a>`,
	);
}

/** The day on which the author of an entry saw its page, where the entry says one. */
function dayOf(bibliography: Bibliography, key: string): string | undefined {
	const accessed = bibliography.get(key)?.item.accessed?.['date-parts'][0];
	return accessed?.map((part) => String(part).padStart(2, '0')).join('-');
}

function withoutBrackets(cluster: string): string {
	return cluster.replace(/^\(|\)$/g, '');
}

/** The processor wraps each entry in a `div`; the page has a list item instead. */
function unwrap(entry: string): string {
	return entry.replace(/^\s*<div class="csl-entry">|<\/div>\s*$/g, '');
}
