import type { Locale, Localized } from '../locale/locales.ts';
import type { Attachment } from '../pdf/attachments.ts';

/** One page of the site as a document. */
export interface PageDocument {
	/** The full address of the page. */
	readonly address: string;
	/** Where the document goes, from the root of the site; left out for what stands in the book alone. */
	readonly file?: string | undefined;
	/** What the running head calls it. */
	readonly runningHead: string;
	readonly subject: string;
	readonly keywords: readonly string[];
	readonly attachments: readonly Attachment[];
}

/** A part of the book in both languages. */
export interface BookPart {
	readonly documents: Localized<PageDocument>;
	/** Whether both languages begin its sections on the same pages. */
	readonly isLevelled: boolean;
}

/** A document of its own, numbered from 1. */
export interface SingleDocument {
	readonly locale: Locale;
	readonly document: PageDocument;
	/** How many pages it may have; it is set smaller, step by step, until it fits. */
	readonly mostPages?: number | undefined;
}

/** What the documents of one language say. */
export interface PrintWords {
	readonly author: string;
	readonly bookTitle: string;
	readonly shortTitle: string;
	/** At the foot of every page. */
	readonly foot: string;
	readonly page: string;
	readonly formula: string;
	readonly blank: string;
}

/** Everything that is to be printed. */
export interface PrintPlan {
	readonly address: string;
	readonly date: string;
	readonly licence: string;
	readonly words: Localized<PrintWords>;
	/** The cover and the contents, numbered in small Roman numbers. */
	readonly front: BookPart;
	readonly parts: readonly BookPart[];
	readonly books: Localized<PageDocument>;
	readonly singles: readonly SingleDocument[];
}
