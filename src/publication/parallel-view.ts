import { counterpartLocale, type Locale } from '../locale/locales.ts';
import type { Block } from '../prose/blocks.ts';
import { componentMark } from '../prose/marks.ts';
import { renderBlock, renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { counterpartOf } from './counterpart.ts';
import { numberParagraphs } from './numbering.ts';
import { proseContext } from './page-context.ts';

/** A text in the language of the page and in the other, as HTML. */
export interface Pair {
	readonly own: string;
	readonly other: string;
}

/** One line of a chapter that is shown in both languages. */
export type ParallelRow =
	| {
			readonly kind: 'text';
			readonly id: string | undefined;
			/** `3.12`, where the block has a number. */
			readonly number: string | undefined;
			readonly isFormula: boolean;
			readonly texts: Pair;
	  }
	| {
			/** A figure or table: shown once, with what it is called in the other language. */
			readonly kind: 'exhibit';
			readonly component: string;
			readonly id: string;
			/** Which columns of a table of rows its author asks for. */
			readonly columns: string | undefined;
			readonly otherTitle: string;
	  };

export interface ParallelView {
	readonly title: Pair;
	/** The title in the language of the page, without markup. */
	readonly titleText: string;
	readonly deck: Pair;
	readonly keyPoints: readonly Pair[];
	readonly rows: readonly ParallelRow[];
}

/** A chapter with its counterpart, block by block; both have the same blocks in the same order. */
export function parallelView(brief: Brief, chapter: Chapter): ParallelView {
	const { locale, head, blocks, label } = chapter;
	const twin = counterpartOf(chapter, brief.parts) ?? chapter;
	const other = counterpartLocale(locale);
	const inline = (text: string, of: Locale) =>
		renderInline(text, proseContext(brief, { locale: of }));
	const pair = (own: string, others: string): Pair => ({
		own: inline(own, locale).html,
		other: inline(others, other).html,
	});
	const numbers = numberParagraphs(label, blocks);
	return {
		title: pair(head.title, twin.head.title),
		titleText: inline(head.title, locale).text,
		deck: pair(head.deck, twin.head.deck),
		keyPoints: head.keyPoints.map(({ text }, index) =>
			pair(text, twin.head.keyPoints[index]?.text ?? ''),
		),
		rows: blocks.map((block, index): ParallelRow => {
			const { kind, identifier } = block;
			if (kind === 'component') return exhibitRow(brief, block, other);
			const counterpart = twin.blocks[index] ?? block;
			return {
				kind: 'text',
				id: identifier,
				number: numbers[index],
				isFormula: kind === 'equation',
				texts: {
					own: blockHtml(brief, block, locale),
					other: blockHtml(brief, counterpart, other),
				},
			};
		}),
	};
}

/** What is too wide for its column scrolls, a table in a box of its own; the keyboard must reach it. */
function blockHtml(brief: Brief, { node, kind }: Block, locale: Locale): string {
	const html = renderBlock(node, proseContext(brief, { locale })).html.replaceAll(
		'<span class="katex-display">',
		'<span class="katex-display" tabindex="0">',
	);
	if (kind !== 'table') return html;
	// Named by its heads, because the page holds it in both languages.
	return `<div class="table-box" tabindex="0" role="region" aria-label="${headsOf(html)}">${html}</div>`;
}

function headsOf(table: string): string {
	const heads = [...table.matchAll(/<th[^>]*>(.*?)<\/th>/gs)].map(([, head = '']) =>
		head
			.replaceAll(/<[^>]+>/g, '')
			.replaceAll('"', '&quot;')
			.trim(),
	);
	return heads.filter((head) => head !== '').join(', ');
}

function exhibitRow(brief: Brief, { node, detail }: Block, other: Locale): ParallelRow {
	const [component = '', id = ''] = detail.split(' ');
	const columns = componentMark(node)?.attributes.get('columns');
	const title =
		component === 'Figure'
			? brief.figures.get(id)?.spec.title[other]
			: component === 'Table'
				? brief.tables.get(id)?.title[other]
				: component === 'Rows'
					? brief.datasets.get(id)?.title[other]
					: brief.words[other]('recommendations.title');
	const otherTitle = renderInline(title ?? '', proseContext(brief, { locale: other })).html;
	return {
		kind: 'exhibit',
		component,
		id,
		columns: typeof columns === 'string' ? columns : undefined,
		otherTitle,
	};
}
