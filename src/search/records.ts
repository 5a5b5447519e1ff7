import type { RootContent } from 'mdast';
import type { InterfaceKey } from '../interface/keys.ts';
import { counterpartLocale, locales, type Locale } from '../locale/locales.ts';
import { isNumbered, type Block } from '../prose/blocks.ts';
import { renderBlock, renderInline } from '../prose/render.ts';
import type { ProseContext } from '../prose/resolve.ts';
import { claimNumber, claimsInOrder } from '../publication/argument.ts';
import type { Brief } from '../publication/brief.ts';
import type { Chapter } from '../publication/chapter.ts';
import { counterpartOf } from '../publication/counterpart.ts';
import { numberParagraphs, recommendationNumber } from '../publication/numbering.ts';
import { proseContext } from '../publication/page-context.ts';
import { partName } from '../publication/part-name.ts';

/** What a search can find, by which results name themselves. */
export const recordKinds = [
	'chapter',
	'figure',
	'table',
	'dataset',
	'claim',
	'recommendation',
	'term',
] as const;

export type RecordKind = (typeof recordKinds)[number];

/** One thing that a search can find, in one language. */
export interface SearchRecord {
	readonly kind: RecordKind;
	readonly locale: Locale;
	/** The page, without a fragment for a section of a chapter, with one for anything else. */
	readonly path: string;
	/** The same in the other language. */
	readonly twin: string;
	/** What stands over a result: “Chapter 3”, “Figure 3.2”, “Claim c12”. */
	readonly label: string;
	/** The same in the other language. */
	readonly twinLabel: string;
	/** The heading of the section, the title of the figure. */
	readonly title: string;
	/** Another name that finds it, and is not shown: “c12”. */
	readonly alias?: string;
	/** The label of the chapter and the number of the first paragraph: `3.12`. */
	readonly firstNumber?: string;
	readonly blocks: readonly SearchBlock[];
}

export interface SearchBlock {
	/** Absent where the address of the record leads to it. */
	readonly id?: string | undefined;
	readonly text: string;
}

/** Everything that readers can find, in the order of the publication. */
export function searchRecords(brief: Brief): SearchRecord[] {
	return locales.flatMap((locale) => [
		...brief.parts[locale].flatMap((chapter) => sectionRecords(brief, chapter)),
		...namedRecords(brief, locale),
	]);
}

/** What has a name of its own: everything but the text of chapters. */
export function namedRecords(brief: Brief, locale: Locale): SearchRecord[] {
	return [
		...exhibitRecords(brief, locale),
		...ledgerRecords(brief, locale),
		...termRecords(brief, locale),
	];
}

/** A chapter by its sections: small enough to be fetched one by one, large enough to be few. */
function sectionRecords(brief: Brief, chapter: Chapter): SearchRecord[] {
	const { locale, head, label, blocks } = chapter;
	const { routes } = brief;
	const context = proseContext(brief, { locale });
	const numbers = numberParagraphs(label, blocks);
	const counterpart = counterpartOf(chapter, brief.parts);
	const common = {
		kind: 'chapter' as const,
		locale,
		path: routes.chapter(locale, head.slug),
		twin:
			counterpart === undefined
				? routes.home(locale)
				: routes.chapter(counterpart.locale, counterpart.head.slug),
		label: partName(brief, chapter),
		twinLabel: counterpart === undefined ? '' : partName(brief, counterpart),
	};
	const opening: SearchRecord = {
		...common,
		title: renderInline(head.title, context).text,
		blocks: [
			{ text: renderInline(head.deck, context).text },
			...(head.keyPoints.length === 0
				? []
				: [
						{
							id: 'key-points',
							text: head.keyPoints.map(({ text }) => renderInline(text, context).text).join(' '),
						},
					]),
		],
	};
	const sections = splitBySection(blocks).map((section): SearchRecord => {
		const [first] = section;
		const isHeaded = first?.node.type === 'heading';
		const number = section
			.filter(isNumbered)
			.map((block) => numbers[blocks.indexOf(block)])
			.at(0);
		return {
			...common,
			title: isHeaded ? plainText(first.node, context) : opening.title,
			...(number === undefined ? {} : { firstNumber: number }),
			blocks: section.flatMap(({ node, kind, identifier }) =>
				kind === 'component' || kind === 'other'
					? []
					: [{ id: identifier, text: plainText(node, context) }],
			),
		};
	});
	return [opening, ...sections.filter((section) => section.blocks.length > 0)];
}

function splitBySection(blocks: readonly Block[]): Block[][] {
	const sections: Block[][] = [[]];
	for (const block of blocks) {
		if (block.node.type === 'heading' && block.node.depth === 2) sections.push([]);
		sections.at(-1)?.push(block);
	}
	return sections;
}

function plainText(node: RootContent, context: ProseContext): string {
	return renderBlock(node, context).text;
}

/** Figures, tables of words and datasets. */
function exhibitRecords(brief: Brief, locale: Locale): SearchRecord[] {
	const { routes, figures, tables, datasets } = brief;
	const other = counterpartLocale(locale);
	const labels = labelsIn(brief, locale);
	const context = proseContext(brief, { locale });
	const plain = (text: string | undefined) => renderInline(text ?? '', context).text;
	const tablePath = (id: string, of: Locale) => {
		const stem = brief.tableNumbers.get(id)?.chapter;
		const part = brief.parts[of].find((each) => each.stem === stem);
		return `${routes.chapter(of, part?.head.slug ?? '')}#table-${id}`;
	};
	return [
		...[...figures.values()].map(({ id, spec }): SearchRecord => ({
			kind: 'figure',
			locale,
			path: routes.figure(locale, id),
			twin: routes.figure(other, id),
			...labels('figure.number', brief.figureNumbers.get(id)?.text),
			title: plain(spec.title[locale]),
			blocks: [{ text: [plain(spec.subtitle[locale]), plain(spec.notes?.[locale])].join(' ') }],
		})),
		...[...tables.values()].map(({ id, title, columns, rows }): SearchRecord => ({
			kind: 'table',
			locale,
			path: tablePath(id, locale),
			twin: tablePath(id, other),
			...labels('table.number', brief.tableNumbers.get(id)?.text),
			title: plain(title[locale]),
			blocks: rows.map((row) => ({
				text: columns.map((column) => plain(row[column.id]?.[locale])).join(' · '),
			})),
		})),
		...[...datasets.values()].map(({ name, title, description, source }): SearchRecord => ({
			kind: 'dataset',
			locale,
			path: routes.dataset(locale, name),
			twin: routes.dataset(other, name),
			...labels('search.kind.dataset'),
			title: title[locale],
			blocks: [{ text: `${description[locale]} ${source.producer[locale]}` }],
		})),
	];
}

/** Claims and recommendations. */
function ledgerRecords(brief: Brief, locale: Locale): SearchRecord[] {
	const { routes, recommendations } = brief;
	const other = counterpartLocale(locale);
	const labels = labelsIn(brief, locale);
	const context = proseContext(brief, { locale });
	const plain = (text: string) => renderInline(text, context).text;
	return [
		...claimsInOrder(brief).map(({ id, statement, finding }): SearchRecord => ({
			kind: 'claim',
			locale,
			path: routes.claim(locale, id),
			twin: routes.claim(other, id),
			...labels('claim.number', claimNumber(brief, id)),
			title: plain(statement[locale]),
			alias: claimNumber(brief, id),
			blocks: [{ text: plain(finding[locale]) }],
		})),
		...[...recommendations.byId.values()].map(({ id, title, what }): SearchRecord => ({
			kind: 'recommendation',
			locale,
			path: routes.recommendation(locale, id),
			twin: routes.recommendation(other, id),
			...labels('recommendation.number', String(recommendationNumber(brief, id))),
			title: plain(title[locale]),
			blocks: [{ text: plain(what[locale]) }],
		})),
	];
}

function termRecords(brief: Brief, locale: Locale): SearchRecord[] {
	const { glossary, routes } = brief;
	const labels = labelsIn(brief, locale);
	const other = counterpartLocale(locale);
	return [...glossary].map(([key, term]): SearchRecord => ({
		kind: 'term',
		locale,
		path: routes.term(locale, key),
		twin: routes.term(other, key),
		...labels('search.kind.term'),
		title: [term[locale].term, term[locale].abbreviation].filter(Boolean).join(' – '),
		blocks: [{ text: `${term[other].term}. ${term[locale].definition}` }],
	}));
}

type LabelKey = Extract<InterfaceKey, `${string}.number` | `search.kind.${string}`>;

/** Says what stands over a result, in both languages. */
function labelsIn({ words }: Brief, locale: Locale) {
	return (key: LabelKey, n = ''): Pick<SearchRecord, 'label' | 'twinLabel'> => ({
		label: words[locale](key, { n }),
		twinLabel: words[counterpartLocale(locale)](key, { n }),
	});
}
