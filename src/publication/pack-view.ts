import { localize, type Locale, type Localized } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import { chapterLink } from './chapter-view.ts';
import type { Chapter } from './chapter.ts';
import { exhibitPath } from './exhibit-path.ts';
import { proseContext } from './page-context.ts';
import type { StandingPage } from './routes.ts';

/** What a reader can put into a pack: a document in both languages, or one page of it. */
export interface PackItem {
	/** In the address of a pack. */
	readonly value: string;
	readonly text: string;
	readonly files: Localized;
	readonly addresses: Localized;
	/** The place of a figure, whose page is taken alone. */
	readonly places: Localized | undefined;
}

export interface PackView {
	readonly parts: readonly PackItem[];
	readonly figures: readonly PackItem[];
	readonly others: readonly PackItem[];
	/** Chapters beside their counterparts: documents in both languages already. */
	readonly parallels: readonly PackItem[];
}

/** Pages of the site that are documents of their own. */
const others = ['brief', 'handout', 'claims'] as const satisfies StandingPage[];

export function packView(brief: Brief, locale: Locale): PackView {
	const { routes, parts, figureNumbers, figures, words } = brief;
	const part = (stem: string) => partDocument(brief, stem);
	const titleOf = (chapter: Chapter) => {
		const { label, title } = chapterLink(brief, chapter);
		return `${label}. ${title}`;
	};
	return {
		parts: parts[locale].map((chapter) => ({
			value: chapter.label,
			text: titleOf(chapter),
			...part(chapter.stem),
			places: undefined,
		})),
		figures: [...figureNumbers].map(([id, { chapter, text }]) => ({
			value: id,
			text: `${text} ${renderInline(figures.get(id)?.spec.title[locale] ?? '', proseContext(brief, { locale })).text}`,
			...part(chapter),
			places: localize((each) => exhibitPath(brief, each, 'figure', id)),
		})),
		parallels: parts[locale].map((chapter) => ({
			value: chapter.label,
			text: words[locale]('parallel.title', { title: titleOf(chapter) }),
			...parallelDocument(brief, chapter.stem),
			places: undefined,
		})),
		others: others.map((page) => ({
			value: page,
			text: words[locale](`${page}.title`),
			files: localize((each) => routes.pagePdf(each, page)),
			addresses: localize((each) => full(brief, routes.page(each, page))),
			places: undefined,
		})),
	};
}

function partDocument(
	brief: Brief,
	stem: string,
): { readonly files: Localized; readonly addresses: Localized } {
	const { routes } = brief;
	const slug = slugs(brief, stem);
	return {
		files: localize((locale) => routes.chapterPdf(locale, slug[locale])),
		addresses: localize((locale) => full(brief, routes.chapter(locale, slug[locale]))),
	};
}

function parallelDocument(
	brief: Brief,
	stem: string,
): { readonly files: Localized; readonly addresses: Localized } {
	const { routes } = brief;
	const slug = slugs(brief, stem);
	return {
		files: localize((locale) => routes.parallelPdf(locale, slug[locale])),
		addresses: localize((locale) => full(brief, routes.parallel(locale, slug[locale]))),
	};
}

function slugs({ parts }: Brief, stem: string): Localized {
	return localize((locale) => parts[locale].find((each) => each.stem === stem)?.head.slug ?? '');
}

function full({ edition }: Brief, path: string): string {
	return new URL(path, edition.address).href;
}
