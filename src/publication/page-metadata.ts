import { exportFormats, type ExportFormat } from '../citations/exports.ts';
import { counterpartLocale, type Locale } from '../locale/locales.ts';
import type { Brief } from './brief.ts';
import { addressesOf, authorsOf, type Citable, type CitableFile } from './citable.ts';

export interface MetaTag {
	readonly attribute: 'name' | 'property';
	readonly name: string;
	readonly content: string;
}

export interface LinkTag {
	readonly rel: string;
	readonly href: string;
	readonly type?: string;
	readonly hreflang?: string;
}

/** What a page tells reference managers, search engines and social media about itself. */
export interface PageMetadata {
	readonly metas: readonly MetaTag[];
	readonly links: readonly LinkTag[];
	/** For search engines, which alone read it. */
	readonly structuredData: object | undefined;
}

const named = (name: string, content: string): MetaTag => ({ attribute: 'name', name, content });
const openGraph = (name: string, content: string): MetaTag => ({
	attribute: 'property',
	name: `og:${name}`,
	content,
});

const openGraphLocales: Record<Locale, string> = { vi: 'vi_VN', en: 'en_GB' };

/** The page of an index: found, shared, but never cited by itself. */
export function plainMetadata(
	{ edition }: Brief,
	{
		locale,
		title,
		description,
		address,
	}: {
		readonly locale: Locale;
		readonly title: string;
		readonly description: string;
		readonly address: string;
	},
): PageMetadata {
	return {
		metas: [
			openGraph('type', 'website'),
			openGraph('title', title),
			openGraph('description', description),
			openGraph('site_name', edition.shortTitle[locale]),
			openGraph('url', address),
			openGraph('locale', openGraphLocales[locale]),
		],
		links: [],
		structuredData: undefined,
	};
}

/**
 * The page of something that is cited. The order of the tags matters: readers take the kind of the
 * record from the first or the last that names one, so that it comes first and once.
 */
export function citableMetadata(brief: Brief, citable: Citable): PageMetadata {
	const { edition } = brief;
	const { locale, kind, abstract, record } = citable;
	const addresses = addressesOf(brief, citable);
	const say = brief.words[locale];
	const whole = edition.title[locale];
	const [publisher, place, licence] = [
		edition.publisher[locale],
		edition.place[locale],
		edition.licences.text,
	];
	const picture = citable.files.find(isPicture);
	const rights = named('z:rights', licence.name);
	const kindTags: Record<Citable['kind'], readonly MetaTag[]> = {
		whole: [
			named('citation_technical_report_institution', publisher),
			named('citation_technical_report_number', edition.id),
			named('z:itemType', 'report'),
			named('z:reportType', say('cite.reportType')),
			named('z:place', place),
			named('z:shortTitle', edition.shortTitle[locale]),
			rights,
			named('z:extra', `version: ${edition.id}`),
		],
		chapter: [
			named('citation_inbook_title', whole),
			named('z:itemType', 'bookSection'),
			named('z:place', place),
			rights,
			named('z:extra', `version: ${edition.id}`),
		],
		dataset: [
			named('z:itemType', 'dataset'),
			named('z:repository', publisher),
			named('z:repositoryLocation', place),
			named('z:versionNumber', edition.id),
		],
		figure: artwork(brief, locale, String(record['medium'])),
		table: artwork(brief, locale, String(record['medium'])),
	};
	return {
		metas: [
			...kindTags[kind],
			named('citation_title', record.title),
			...authorsOf(brief, locale).map(({ literal, family, given }) =>
				// A body is known by the comma at its end.
				named('citation_author', literal === undefined ? `${family}, ${given}` : `${literal},`),
			),
			named('citation_publication_date', edition.date.replaceAll('-', '/')),
			named('citation_language', locale),
			named('citation_publisher', publisher),
			named('citation_public_url', addresses.edition),
			named('citation_abstract_html_url', addresses.edition),
			named('citation_abstract', abstract),
			...(citable.pdfPath === undefined
				? []
				: [named('citation_pdf_url', inEdition(brief, citable.pdfPath))]),
			openGraph('type', 'article'),
			openGraph('title', record.title),
			openGraph('description', abstract),
			openGraph('site_name', edition.shortTitle[locale]),
			openGraph('url', addresses.edition),
			openGraph('locale', openGraphLocales[locale]),
			...(picture === undefined
				? []
				: [openGraph('image', new URL(picture.path, edition.address).href)]),
		],
		links: signposts(brief, citable),
		structuredData: structuredData(brief, citable),
	};
}

function artwork({ edition }: Brief, locale: Locale, medium: string): MetaTag[] {
	const extra = [
		`container-title: ${edition.title[locale]}`,
		`publisher: ${edition.publisher[locale]}`,
		`publisher-place: ${edition.place[locale]}`,
		`version: ${edition.id}`,
	];
	return [
		named('z:itemType', 'artwork'),
		named('z:artworkMedium', medium),
		named('z:rights', edition.licences.text.name),
		named('z:extra', extra.join('\n')),
	];
}

function inEdition({ edition, routes }: Brief, path: string): string {
	return new URL(routes.inEdition(edition.id, path), edition.address).href;
}

const schemaTypes: Record<Citable['kind'], string> = {
	whole: 'Report',
	chapter: 'Chapter',
	figure: 'ImageObject',
	table: 'Table',
	dataset: 'Dataset',
};

/** Links that machines follow from a page to what belongs to it (FAIR signposting). */
function signposts(brief: Brief, citable: Citable): LinkTag[] {
	const { edition, routes } = brief;
	const addresses = addressesOf(brief, citable);
	const { kind, locale, pdfPath } = citable;
	return [
		{ rel: 'cite-as', href: addresses.edition },
		{ rel: 'license', href: citable.licence ?? edition.licences.text.url },
		...(Object.keys(exportFormats) as ExportFormat[]).map((format) => ({
			rel: 'describedby',
			type: exportFormats[format].media,
			href: addresses.file(format),
		})),
		...(pdfPath === undefined
			? []
			: [{ rel: 'item', type: 'application/pdf', href: inEdition(brief, pdfPath) }]),
		...keptFiles(citable).map(({ path, mediaType }) => ({
			rel: 'item',
			type: mediaType,
			href: inEdition(brief, path),
		})),
		{ rel: 'type', href: 'https://schema.org/AboutPage' },
		{ rel: 'type', href: `https://schema.org/${schemaTypes[kind]}` },
		...(kind === 'whole' ? [] : [{ rel: 'collection', href: addresses.whole }]),
		{
			rel: 'version-history',
			href: new URL(routes.page(locale, 'changes'), edition.address).href,
		},
	];
}

function structuredData(brief: Brief, citable: Citable): object {
	const { edition, routes } = brief;
	const { kind, locale, title, abstract, record, number } = citable;
	const addresses = addressesOf(brief, citable);
	const publisher = { '@type': 'Organization', name: edition.publisher[locale] };
	const authors = authorsOf(brief, locale).map(({ literal, family, given }) =>
		literal === undefined
			? { '@type': 'Person', familyName: family, givenName: given, name: `${family} ${given}` }
			: { '@type': 'Organization', name: literal },
	);
	const downloads = keptFiles(citable).map(({ path, mediaType }) => ({
		'@type': kind === 'dataset' ? 'DataDownload' : 'MediaObject',
		contentUrl: inEdition(brief, path),
		encodingFormat: mediaType,
	}));
	return {
		'@context': 'https://schema.org',
		'@type': schemaTypes[kind],
		'@id': addresses.edition,
		url: addresses.edition,
		name: record.title,
		// Search engines want a dataset described in fifty characters or more.
		description:
			abstract.length < 50 ? `${title}. ${abstract} (${edition.title[locale]})` : abstract,
		inLanguage: locale,
		author: authors,
		publisher,
		datePublished: edition.date,
		version: edition.id,
		license: citable.licence ?? edition.licences.text.url,
		isAccessibleForFree: true,
		...(kind === 'dataset' ? { creator: authors, distribution: downloads } : {}),
		...(kind === 'figure' && downloads.length > 0
			? {
					contentUrl: (
						downloads.find(({ encodingFormat }) => encodingFormat === 'image/svg+xml') ??
						downloads[0]
					)?.contentUrl,
					encoding: downloads,
				}
			: {}),
		...(kind === 'whole'
			? {
					reportNumber: edition.id,
					workTranslation: {
						'@id': inEdition(brief, routes.home(counterpartLocale(locale))),
					},
				}
			: {
					isPartOf: {
						'@type': ['Report', 'Book'],
						'@id': addresses.whole,
						name: edition.title[locale],
					},
				}),
		...(citable.basedOn.length > 0
			? { isBasedOn: citable.basedOn.map((path) => inEdition(brief, path)) }
			: {}),
		...(kind === 'chapter' && number !== undefined ? { alternateName: number } : {}),
	};
}

function isPicture({ mediaType }: CitableFile): boolean {
	return mediaType === 'image/png';
}

/** The files that an edition keeps: pictures are made from its drawings and are not among them. */
function keptFiles({ files }: Citable): CitableFile[] {
	return files.filter((file) => !isPicture(file));
}
