import { listBuilt, readBuilt, writeBuilt, type BuiltSite } from './site-files.ts';

/** When pages changed: those that say nothing of their own changed with the edition. */
export interface PageDates {
	readonly edition: string;
	/** By the path of a page from the root of the host. */
	readonly own: ReadonlyMap<string, string>;
}

const canonical = /<link rel="canonical" href="(?<address>[^"]+)"/;
const alternate = /<link rel="alternate" hreflang="(?<language>[^"]+)" href="(?<address>[^"]+)"/g;

/**
 * Writes the map of the site from its pages: each that may be found names itself, and the same page
 * in the other language. Copies name the page that they are a copy of and are left out.
 */
export function writeSitemap(site: BuiltSite, dates: PageDates): void {
	const entries = listBuilt(site, 'index.html').flatMap((path) => {
		const html = readBuilt(site, path);
		const address = canonical.exec(html)?.groups?.['address'];
		if (address === undefined || /<meta name="robots" content="noindex"/.test(html)) return [];
		const { pathname } = new URL(address);
		if (pathname !== `${site.base}/${path.replace(/index\.html$/, '')}`) return [];
		const alternates = [...html.matchAll(alternate)].map(
			({ groups }) =>
				`<xhtml:link rel="alternate" hreflang="${groups?.['language']}" href="${groups?.['address']}"/>`,
		);
		const day = dates.own.get(pathname) ?? dates.edition;
		return [`<url><loc>${address}</loc><lastmod>${day}</lastmod>${alternates.join('')}</url>`];
	});
	writeBuilt(
		site,
		'sitemap.xml',
		`<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`,
	);
}
