import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import CSL from 'citeproc';
import type { Words } from '../interface/words.ts';
import type { Locale } from '../locale/locales.ts';
import type { CslItem } from './bibliography.ts';
import { packagedStyle, type Style } from './packaged-styles.ts';

/** The styles in which a reader can cite the publication, in the order in which they are offered. */
export const referenceStyles = [
	'apa',
	'chicago',
	'mla',
	'harvard',
	'ieee',
	'vancouver',
	'iso690',
	'thesis-vi',
] as const;

export type ReferenceStyle = (typeof referenceStyles)[number];

/** One record in one style. */
export interface StyledReference {
	readonly style: ReferenceStyle;
	/** The entry of a reference list, as HTML; the day of access stands in a `time` element. */
	readonly html: string;
	/** The mark in the text, with `{n}` where the number of the paragraph belongs. */
	readonly inText: () => string;
}

/** Says one record in every style, in the words of one language. */
export type ReferenceFormatter = (item: CslItem) => readonly StyledReference[];

interface StyleRule {
	readonly load: () => Style;
	/**
	 * The language that makes the engine treat Vietnamese names as the style wants them: `vi` keeps
	 * the family name first without a comma, `vi-VN` inverts and shortens them.
	 */
	readonly names: 'vi' | 'vi-VN';
	/** Whether a comma of the sentence goes into closing quotation marks, in English. */
	readonly isAmerican: boolean;
	/** What the style prints wrongly and is therefore kept from it. */
	readonly adapt?: (item: CslItem) => CslItem;
}

const ownStyle = (name: string) => () => readStyle(`${name}.csl`);

const without = (item: CslItem, ...fields: string[]) =>
	Object.fromEntries(Object.entries(item).filter(([field]) => !fields.includes(field))) as CslItem;

const isPublisher = ({ author = [], publisher }: CslItem) =>
	author.length === 1 && author[0]?.literal === publisher;

/** These set the title of a work that stands by itself in italics only when it is a book. */
const wholeAsBook = (item: CslItem): CslItem =>
	item.type === 'report' ? { ...item, type: 'book' } : item;

const rules: Readonly<Record<ReferenceStyle, StyleRule>> = {
	apa: {
		load: () => packagedStyle('apa'),
		names: 'vi-VN',
		isAmerican: true,
		// A body that publishes its own work is named once.
		adapt: (item) => (isPublisher(item) ? without(item, 'publisher') : item),
	},
	chicago: {
		load: () => packagedStyle('chicago-author-date'),
		names: 'vi',
		isAmerican: true,
		adapt: wholeAsBook,
	},
	mla: {
		load: () => packagedStyle('modern-language-association'),
		names: 'vi',
		isAmerican: true,
		// The style prints the version as a bare number.
		adapt: (item) => without(wholeAsBook(item), 'version'),
	},
	harvard: {
		load: () => packagedStyle('harvard-cite-them-right'),
		names: 'vi-VN',
		isAmerican: false,
		adapt: wholeAsBook,
	},
	ieee: {
		load: () => packagedStyle('ieee'),
		names: 'vi-VN',
		isAmerican: true,
		adapt: wholeAsBook,
	},
	vancouver: {
		load: () => packagedStyle('vancouver'),
		names: 'vi-VN',
		isAmerican: false,
		adapt: wholeAsBook,
	},
	iso690: { load: ownStyle('iso-690'), names: 'vi', isAmerican: false },
	'thesis-vi': { load: ownStyle('thesis-vi'), names: 'vi', isAmerican: false },
};

/** A locator that no record contains, to be found again in what the engine says. */
const placeholder = '90909.9';

export function referenceFormatter(locale: Locale, say: Words): ReferenceFormatter {
	const located = say('locator.paragraph', { n: '{n}', count: 1 });
	type Say = ReturnType<typeof styleEngine>;
	const engines = new Map<ReferenceStyle, Say>();
	return (item) =>
		referenceStyles.map((style) => {
			// Styles are large: none is read before a page needs it.
			const say = engines.get(style) ?? styleEngine(style, locale, located);
			engines.set(style, say);
			return { style, ...say(item) };
		});
}

function styleEngine(style: ReferenceStyle, locale: Locale, located: string) {
	const { load, names, isAmerican, adapt = (item: CslItem) => item } = rules[style];
	const words = readStyle(`record-${locale}.xml`);
	let current: CslItem | undefined;
	const engine = new CSL.Engine(
		{
			retrieveLocale: () =>
				isAmerican
					? words
					: words.replace('punctuation-in-quote="true"', 'punctuation-in-quote="false"'),
			retrieveItem: () => current,
		},
		load(),
		locale === 'vi' ? 'vi-VN' : isAmerican ? 'en-US' : 'en-GB',
		true,
	);
	let count = 0;
	/** Under a new name each time, because the engine remembers what bore one. */
	const take = (item: CslItem) => {
		count += 1;
		current = { ...adapt(item), ...namesOf(item, names), id: String(count) };
		engine.updateItems([current.id]);
		return current.id;
	};
	return (item: CslItem) => {
		take(item);
		const [, [entry = '']] = engine.makeBibliography();
		return { html: markDay(entryText(entry)), inText: () => inText(item) };
	};

	function inText(item: CslItem): string {
		const place = { id: take(item), locator: placeholder, label: 'paragraph' };
		return locate(engine.makeCitationCluster([place]), located);
	}
}

/**
 * Authors, and the language that gives them their order. Names are turned round unless the record is
 * in Vietnamese, whatever its author is called; and a name of a fixed order would not be shortened.
 */
function namesOf(item: CslItem, names: 'vi' | 'vi-VN'): Pick<CslItem, 'author' | 'language'> {
	const isFamilyFirst = (item.author ?? []).some((name) => name['static-ordering'] === true);
	return {
		author: item.author?.map(({ 'static-ordering': _order, ...name }) => name),
		language: item.language === 'vi' || isFamilyFirst ? names : (item.language ?? 'en'),
	};
}

/** A mark in the text with its locator in the same words in every style; one style has none. */
function locate(mark: string, located: string): string {
	const words = /(?<=, )[\p{L}.]+\s?90909\.9/u;
	return words.test(mark)
		? mark.replace(words, located)
		: mark.replace(/(?<bracket>[)\]])$/, `, ${located}$<bracket>`);
}

/** An entry without its wrapper, the number that the engine gave it, and repeated full stops. */
function entryText(entry: string): string {
	return entry
		.replace(/<div class="csl-left-margin">[^<]*<\/div>/, '')
		.replace(/<\/?div[^>]*>/g, '')
		.trim()
		.replace(/\s+/g, ' ')
		.replace(/([?!])\.(?=[ ”]|$)/g, '$1');
}

const day =
	/(?<=accessed:? |cited |truy cập ngày:? )(?:\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{4} [A-Z][a-z]+ \d{1,2})/i;

/** Lets a script put the reader’s own day in the place of that of the edition. */
function markDay(html: string): string {
	return html.replace(day, (text) => `<time>${text}</time>`);
}

function readStyle(name: string): string {
	return readFileSync(join(process.cwd(), 'src/citations/styles', name), 'utf8');
}
