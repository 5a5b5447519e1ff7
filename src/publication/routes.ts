import { counterpartLocale, type Locale } from '../locale/locales.ts';

/** Pages that every publication has beside its chapters, by the last part of their address. */
export const standingPages = [
	'argument',
	'accessibility',
	'bibliography',
	'changes',
	'book',
	'brief',
	'claims',
	'data',
	'figures',
	'glossary',
	'handout',
	'numbers',
	'reading',
	'pack',
	'recommendations',
	'revisions',
	'search',
] as const;

export type StandingPage = (typeof standingPages)[number];

/** Addresses of pages, as paths from the root of the host. */
export interface Routes {
	readonly home: (locale: Locale) => string;
	/** A file that is served as it is. */
	readonly file: (name: string) => string;
	readonly chapter: (locale: Locale, slug: string) => string;
	/** The PDF of a chapter, in the folder of its page. */
	readonly chapterPdf: (locale: Locale, slug: string) => string;
	/** A chapter in both languages, paragraph by paragraph. */
	readonly parallel: (locale: Locale, slug: string) => string;
	/** The same as a PDF, in the folder of its page; its name tells which language comes first. */
	readonly parallelPdf: (locale: Locale, slug: string) => string;
	/** The picture of a chapter where it is shared; of the publication, without a slug. */
	readonly card: (locale: Locale, slug?: string) => string;
	/** The folder of the search index. */
	readonly searchIndex: string;
	/** The PDF of a standing page, in its folder; its language is in its name. */
	readonly pagePdf: (locale: Locale, page: StandingPage) => string;
	/** The same document on Letter paper. */
	readonly letterPdf: (path: string) => string;
	/** The printed page of every place in a language. */
	readonly pageNumbers: (locale: Locale) => string;
	readonly page: (locale: Locale, page: StandingPage) => string;
	readonly figure: (locale: Locale, id: string) => string;
	readonly table: (locale: Locale, id: string) => string;
	/** A file that a figure is given away as, in the folder of its page. */
	readonly figureFile: (locale: Locale, id: string, format: string) => string;
	/** The page of a figure for the frame of another site. */
	readonly embed: (locale: Locale, id: string) => string;
	readonly oembed: (locale: Locale, id: string) => string;
	readonly dataset: (locale: Locale, name: string) => string;
	/** A dataset as CSV, the same in both languages. */
	readonly datasetFile: (name: string) => string;
	/** The description of all datasets together, and the archive of everything. */
	readonly dataPackage: string;
	readonly dataArchive: string;
	readonly claim: (locale: Locale, id: string) => string;
	/** The claims as tables, to be printed. */
	readonly claimsTable: (locale: Locale) => string;
	/** Where a recommendation stands: in the chapter that lists them all. */
	readonly recommendation: (locale: Locale, id: string) => string;
	readonly reference: (locale: Locale, key: string) => string;
	readonly term: (locale: Locale, key: string) => string;
	readonly value: (locale: Locale, name: string) => string;
	/** Where a page of the publication stands for ever in one edition. */
	readonly inEdition: (id: string, path: string) => string;
	readonly feed: (locale: Locale) => string;
	readonly sitemap: string;
}

/** `address` is that of the publication; a folder in it comes before every path. */
export function routesOf(address: string): Routes {
	const base = new URL(address).pathname.replace(/\/$/, '');
	const page = (locale: Locale, name: StandingPage) => `${base}/${locale}/${name}/`;
	return {
		home: (locale) => `${base}/${locale}/`,
		file: (name) => `${base}/${name}`,
		chapter: (locale, slug) => `${base}/${locale}/${slug}/`,
		chapterPdf: (locale, slug) => `${base}/${locale}/${slug}/${slug}.pdf`,
		parallel: (locale, slug) => `${base}/${locale}/${slug}/parallel/`,
		parallelPdf: (locale, slug) =>
			`${base}/${locale}/${slug}/parallel/${slug}-${locale}-${counterpartLocale(locale)}.pdf`,
		card: (locale, slug) => `${base}/${locale}/${slug === undefined ? '' : `${slug}/`}card.png`,
		searchIndex: `${base}/search/`,
		pagePdf: (locale, name) => `${page(locale, name)}${name}-${locale}.pdf`,
		letterPdf: (path) => path.replace(/\.pdf$/, '-letter.pdf'),
		pageNumbers: (locale) => `${base}/${locale}/pages.json`,
		page,
		table: (locale, id) => `${base}/${locale}/tables/${id}/`,
		figure: (locale, id) => `${page(locale, 'figures')}${id}/`,
		figureFile: (locale, id, format) => `${page(locale, 'figures')}${id}/${id}.${format}`,
		embed: (locale, id) => `${base}/embed/${locale}/${id}/`,
		oembed: (locale, id) => `${base}/embed/${locale}/${id}/oembed.json`,
		datasetFile: (name) => `${base}/data/${name}.csv`,
		dataPackage: `${base}/data/datapackage.json`,
		dataArchive: `${base}/data/datapackage.zip`,
		dataset: (locale, name) => `${page(locale, 'data')}${name}/`,
		claim: (locale, id) => `${page(locale, 'claims')}#${id}`,
		claimsTable: (locale) => `${page(locale, 'claims')}table/`,
		recommendation: (locale, id) => `${page(locale, 'recommendations')}#${id}`,
		reference: (locale, key) => `${page(locale, 'bibliography')}#ref-${key}`,
		term: (locale, key) => `${page(locale, 'glossary')}#term-${key}`,
		value: (locale, name) => `${page(locale, 'numbers')}#value-${name}`,
		inEdition: (id, path) => `${base}/editions/${id}${path.slice(base.length)}`,
		feed: (locale) => `${base}/${locale}/feed.xml`,
		sitemap: `${base}/sitemap.xml`,
	};
}
