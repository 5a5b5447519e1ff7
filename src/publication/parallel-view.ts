import { counterpartLocale, type Locale } from '../locale/locales.ts';
import type { Block } from '../prose/blocks.ts';
import { componentMark } from '../prose/marks.ts';
import { renderBlock, renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { counterpartOf } from './counterpart.ts';
import { numberParagraphs } from './numbering.ts';
import { proseContext } from './page-context.ts';
import { recommendationView, type RecommendationView } from './recommendation-view.ts';

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
			/** A figure or rows of data: shown once, with what it is called in the other language. */
			readonly kind: 'exhibit';
			readonly component: 'Figure' | 'Rows';
			readonly id: string;
			/** Which columns of a table of rows its author asks for. */
			readonly columns: string | undefined;
			readonly otherTitle: string;
	  }
	| {
			/** A table of words, which is read like prose: in one language, then in the other. */
			readonly kind: 'table';
			readonly id: string;
	  }
	| {
			readonly kind: 'recommendation';
			readonly own: RecommendationView;
			readonly other: RecommendationView;
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
		rows: blocks.flatMap((block, index): ParallelRow[] => {
			const { kind, identifier } = block;
			if (kind === 'component') return componentRows(brief, block, locale);
			const counterpart = twin.blocks[index] ?? block;
			return [
				{
					kind: 'text',
					id: identifier,
					number: numbers[index],
					isFormula: kind === 'equation',
					texts: {
						own: blockHtml(brief, block, locale),
						other: blockHtml(brief, counterpart, other),
					},
				},
			];
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

/** What a component of a chapter shows. */
function componentRows(brief: Brief, { node, detail }: Block, locale: Locale): ParallelRow[] {
	const other = counterpartLocale(locale);
	const [component = '', id = ''] = detail.split(' ');
	if (component === 'Table') return [{ kind: 'table', id }];
	if (component === 'Recommendations') {
		return [...brief.recommendations.byId.values()].map((recommendation) => ({
			kind: 'recommendation',
			own: recommendationView(brief, recommendation, locale),
			other: recommendationView(brief, recommendation, other),
		}));
	}
	const isFigure = component === 'Figure';
	const title = isFigure ? brief.figures.get(id)?.spec.title : brief.datasets.get(id)?.title;
	const columns = componentMark(node)?.attributes.get('columns');
	return [
		{
			kind: 'exhibit',
			component: isFigure ? 'Figure' : 'Rows',
			id,
			columns: typeof columns === 'string' ? columns : undefined,
			otherTitle: renderInline(title?.[other] ?? '', proseContext(brief, { locale: other })).html,
		},
	];
}
