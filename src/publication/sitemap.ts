import { counterpartLocale, locales, type Locale } from '../locale/locales.ts';
import type { Brief } from './brief.ts';
import { allCitables } from './citable.ts';
import { standingPages } from './routes.ts';

interface Entry {
	readonly path: string;
	readonly locale: Locale;
	readonly counterpartPath: string;
	readonly revised: string;
}

/** Every page that search engines shall find, with the same page in the other language. */
export function sitemap(brief: Brief): string {
	const { edition } = brief;
	const full = (path: string) => escapeXml(new URL(path, edition.address).href);
	const entries = entriesOf(brief).map(({ path, locale, counterpartPath, revised }) =>
		[
			'<url>',
			`<loc>${full(path)}</loc>`,
			`<lastmod>${revised}</lastmod>`,
			`<xhtml:link rel="alternate" hreflang="${locale}" href="${full(path)}"/>`,
			`<xhtml:link rel="alternate" hreflang="${counterpartLocale(locale)}" href="${full(counterpartPath)}"/>`,
			'</url>',
		].join(''),
	);
	return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
}

function entriesOf(brief: Brief): Entry[] {
	const { edition, routes, parts } = brief;
	const revisions = new Map(
		locales.flatMap((locale) =>
			parts[locale].map(({ head }) => [routes.chapter(locale, head.slug), head.revised] as const),
		),
	);
	const citable = allCitables(brief).map(({ path, locale, counterpartPath }) => ({
		path,
		locale,
		counterpartPath,
		revised: revisions.get(path) ?? edition.date,
	}));
	const standing = locales.flatMap((locale) =>
		standingPages.map((page) => ({
			path: routes.page(locale, page),
			locale,
			counterpartPath: routes.page(counterpartLocale(locale), page),
			revised: edition.date,
		})),
	);
	return [...citable, ...standing];
}

export function escapeXml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
