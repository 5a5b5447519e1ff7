import type { CslItem } from '../citations/bibliography.ts';
import type { ExportFormat } from '../citations/exports.ts';
import type { Figure } from '../charts/figure.ts';
import { originsOf } from '../charts/chart-of.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { counterpartLocale, locales, type Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Table } from '../tables/table.ts';
import type { Brief } from './brief.ts';
import { hasPdfs } from './build-options.ts';
import type { Chapter } from './chapter.ts';
import { counterpartOf } from './counterpart.ts';
import { formatsOf, type FigureFormat } from './figure-files.ts';
import { proseContext } from './page-context.ts';
import { sourceLine } from './source-line.ts';

const mediaTypes: Readonly<Record<FigureFormat, string>> = {
	csv: 'text/csv',
	svg: 'image/svg+xml',
	png: 'image/png',
	json: 'application/json',
};

export type CitableKind = 'whole' | 'chapter' | 'figure' | 'table' | 'dataset';

/** Something that has a page, an address for ever and a record for reference managers. */
export interface Citable {
	readonly kind: CitableKind;
	readonly locale: Locale;
	/** “Chapter 3”, “Figure 2.1”; nothing for the whole and for datasets. */
	readonly number: string | undefined;
	/** The title as the page shows it, without the number. */
	readonly title: string;
	readonly abstract: string;
	/** Paths of the page, and of the same page in the other language. */
	readonly path: string;
	readonly counterpartPath: string;
	readonly pdfPath: string | undefined;
	readonly record: CslItem;
	/** Where the data come from, of a dataset: it is cited beside the publication. */
	readonly producers: readonly string[];
	/** Paths of the datasets that a figure draws. */
	readonly basedOn: readonly string[];
	/** Paths of the files that it can be taken away as. */
	readonly files: readonly CitableFile[];
	/** The terms of the thing where they are not those of the text. */
	readonly licence: string | undefined;
}

export interface CitableFile {
	readonly path: string;
	readonly mediaType: string;
}

/** Full addresses of a citable page. */
export interface CitableAddresses {
	/** In this edition, for ever. */
	readonly edition: string;
	readonly latest: string;
	readonly counterpartInEdition: string;
	readonly whole: string;
	readonly file: (format: ExportFormat) => string;
}

export function addressesOf({ edition, routes }: Brief, citable: Citable): CitableAddresses {
	const full = (path: string) => new URL(path, edition.address).href;
	const inEdition = (path: string) => full(routes.inEdition(edition.id, path));
	const address = inEdition(citable.path);
	return {
		edition: address,
		latest: full(citable.path),
		counterpartInEdition: inEdition(citable.counterpartPath),
		whole: inEdition(routes.home(citable.locale)),
		file: (format) => `${address}cite.${format}`,
	};
}

/** Everything that has a record of its own, in both languages. */
export function allCitables(brief: Brief): Citable[] {
	return locales.flatMap((locale) => [
		wholeCitable(brief, locale),
		...brief.parts[locale].map((chapter) => chapterCitable(brief, chapter)),
		...[...brief.figures.values()].map((figure) => figureCitable(brief, figure, locale)),
		...[...brief.tables.values()].map((table) => tableCitable(brief, table, locale)),
		...[...brief.datasets.values()].map((dataset) => datasetCitable(brief, dataset, locale)),
	]);
}

export function wholeCitable(brief: Brief, locale: Locale): Citable {
	const { edition, routes } = brief;
	return citable(brief, {
		kind: 'whole',
		type: 'report',
		locale,
		name: 'whole',
		title: edition.title[locale],
		abstract: edition.description[locale],
		path: routes.home(locale),
		counterpartPath: routes.home(counterpartLocale(locale)),
		pdfPath: hasPdfs ? routes.pagePdf(locale, 'book') : undefined,
	});
}

export function chapterCitable(brief: Brief, chapter: Chapter): Citable {
	const { locale, head, kind, label, stem } = chapter;
	const { routes, words } = brief;
	const context = proseContext(brief, { locale });
	const counterpart = counterpartOf(chapter, brief.parts);
	return citable(brief, {
		kind: 'chapter',
		type: 'chapter',
		locale,
		name: stem,
		number: words[locale](kind === 'chapter' ? 'chapter.number' : 'annex.label', { n: label }),
		title: renderInline(head.title, context).text,
		abstract: renderInline(head.deck, context).text,
		path: routes.chapter(locale, head.slug),
		counterpartPath:
			counterpart === undefined
				? routes.home(counterpartLocale(locale))
				: routes.chapter(counterpart.locale, counterpart.head.slug),
		pdfPath: hasPdfs ? routes.chapterPdf(locale, head.slug) : undefined,
	});
}

export function figureCitable(brief: Brief, figure: Figure, locale: Locale): Citable {
	const { id, spec, chart } = figure;
	const { routes, words, figureNumbers } = brief;
	const context = proseContext(brief, { locale });
	const datasets = new Set(originsOf(chart).map(({ dataset }) => dataset));
	return citable(brief, {
		kind: 'figure',
		type: 'graphic',
		locale,
		name: `figure-${id}`,
		number: words[locale]('figure.number', { n: figureNumbers.get(id)?.text ?? '' }),
		title: renderInline(spec.title[locale], context).text,
		abstract: renderInline(spec.subtitle[locale], context).text,
		medium: words[locale]('cite.medium.figure'),
		path: routes.figure(locale, id),
		counterpartPath: routes.figure(counterpartLocale(locale), id),
		basedOn: [...datasets].map((name) => routes.dataset(locale, name)),
		files: formatsOf(figure).map((format) => ({
			path: routes.figureFile(locale, id, format),
			mediaType: mediaTypes[format],
		})),
	});
}

export function tableCitable(brief: Brief, { id, title }: Table, locale: Locale): Citable {
	const { routes, words, tableNumbers } = brief;
	const context = proseContext(brief, { locale });
	return citable(brief, {
		kind: 'table',
		type: 'graphic',
		locale,
		name: `table-${id}`,
		number: words[locale]('table.number', { n: tableNumbers.get(id)?.text ?? '' }),
		title: renderInline(title[locale], context).text,
		abstract: renderInline(title[locale], context).text,
		medium: words[locale]('cite.medium.table'),
		path: routes.table(locale, id),
		counterpartPath: routes.table(counterpartLocale(locale), id),
	});
}

export function datasetCitable(brief: Brief, dataset: Dataset, locale: Locale): Citable {
	const { name, title, description, source, rows } = dataset;
	const { routes, words } = brief;
	const lines = new Set(rows.map(({ line }) => line));
	return citable(brief, {
		kind: 'dataset',
		type: 'dataset',
		locale,
		name: `data-${name}`,
		title: title[locale],
		abstract: description[locale],
		path: routes.dataset(locale, name),
		counterpartPath: routes.dataset(counterpartLocale(locale), name),
		producers: [sourceLine(dataset, lines, words[locale], locale)],
		files: [{ path: routes.datasetFile(name), mediaType: 'text/csv' }],
		licence: source.licence.url,
	});
}

interface Description {
	readonly kind: CitableKind;
	/** In the words of CSL. */
	readonly type: string;
	readonly locale: Locale;
	/** Tells its key apart from those of the others of its language. */
	readonly name: string;
	readonly title: string;
	readonly abstract: string;
	readonly path: string;
	readonly counterpartPath: string;
	readonly number?: string | undefined;
	readonly medium?: string;
	readonly pdfPath?: string | undefined;
	readonly producers?: readonly string[];
	readonly basedOn?: readonly string[];
	readonly files?: readonly CitableFile[];
	readonly licence?: string | undefined;
}

function citable(brief: Brief, described: Description): Citable {
	const { edition, routes } = brief;
	const { kind, type, locale, name, title, abstract, path, number, medium } = described;
	const isExhibit = kind === 'figure' || kind === 'table';
	const record: CslItem = {
		id: `${new URL(edition.address).hostname.split('.')[0]}-${edition.id}-${locale}-${name}`,
		type,
		title: isExhibit ? `${number}. ${title}` : title,
		author: authorsOf(brief, locale),
		issued: { 'date-parts': [edition.date.split('-').map(Number)] },
		...(kind === 'whole' ? {} : { 'container-title': edition.title[locale] }),
		...(medium === undefined ? {} : { medium }),
		publisher: edition.publisher[locale],
		'publisher-place': edition.place[locale],
		version: edition.id,
		abstract,
		language: locale,
		URL: new URL(routes.inEdition(edition.id, path), edition.address).href,
	};
	return {
		kind,
		locale,
		number,
		title,
		abstract,
		path,
		counterpartPath: described.counterpartPath,
		pdfPath: described.pdfPath,
		record,
		producers: described.producers ?? [],
		basedOn: described.basedOn ?? [],
		files: described.files ?? [],
		licence: described.licence,
	};
}

/** Those who answer for the text: people where the edition names them, otherwise the body. */
export function authorsOf({ edition }: Brief, locale: Locale): NonNullable<CslItem['author']> {
	const { people, author } = edition;
	if (people === undefined) return [{ literal: author[locale] }];
	return people.map(({ family, given, familyFirst }) => ({
		family,
		given,
		...(familyFirst ? { 'static-ordering': true } : {}),
	}));
}
