import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import { chapterLink, chapterView } from './chapter-view.ts';
import type { Chapter } from './chapter.ts';
import { exhibitPath } from './exhibit-path.ts';
import { proseContext } from './page-context.ts';
import type { StandingPage } from './routes.ts';

/** A line of the contents of the book. */
export interface BookEntry {
	/** `3`, `B`; empty for what has no number. */
	readonly label: string;
	readonly title: string;
	readonly path: string;
	readonly sections: readonly { readonly title: string; readonly path: string }[];
	readonly pdfPath: string | undefined;
}

/** A line of the list of figures or tables. */
export interface ExhibitEntry {
	/** `3.2`. */
	readonly label: string;
	readonly title: string;
	readonly path: string;
}

/** The contents of the book and its lists. */
export interface BookView {
	readonly chapters: readonly BookEntry[];
	readonly backMatter: readonly BookEntry[];
	readonly figures: readonly ExhibitEntry[];
	readonly tables: readonly ExhibitEntry[];
}

/** Standing pages that close the book. */
export const backMatterPages = ['glossary', 'bibliography'] as const satisfies StandingPage[];

export function bookView(brief: Brief, locale: Locale): BookView {
	const { routes, words, chapters, annexes, figures, tables } = brief;
	const context = proseContext(brief, { locale });
	const plain = (text: string | undefined) => renderInline(text ?? '', context).text;
	const exhibits = (
		numbers: Brief['figureNumbers'],
		kind: 'figure' | 'table',
		titleOf: (id: string) => string | undefined,
	) =>
		[...numbers].map(([id, { text }]) => ({
			label: text,
			title: plain(titleOf(id)),
			path: exhibitPath(brief, locale, kind, id),
		}));
	return {
		chapters: chapters[locale].map((chapter) => entryOf(brief, chapter)),
		backMatter: [
			...annexes[locale].map((annex) => entryOf(brief, annex)),
			...backMatterPages.map((page) => ({
				label: '',
				title: words[locale](`${page}.title`),
				path: routes.page(locale, page),
				sections: [],
				pdfPath: undefined,
			})),
		],
		figures: exhibits(brief.figureNumbers, 'figure', (id) => figures.get(id)?.spec.title[locale]),
		tables: exhibits(brief.tableNumbers, 'table', (id) => tables.get(id)?.title[locale]),
	};
}

function entryOf(brief: Brief, chapter: Chapter): BookEntry {
	const { label, title, path } = chapterLink(brief, chapter);
	return {
		label,
		title,
		path,
		sections: chapterView(brief, chapter).sections.map((section) => ({
			title: section.title,
			path: `${path}#${section.id}`,
		})),
		pdfPath: brief.routes.chapterPdf(chapter.locale, chapter.head.slug),
	};
}
