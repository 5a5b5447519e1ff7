import { csvText } from '../datasets/write-csv.ts';
import { formatDate } from '../locale/format.ts';
import { locales, localize, type Locale } from '../locale/locales.ts';
import type { Attachment } from '../pdf/attachments.ts';
import type { BookPart, PageDocument, PrintPlan, SingleDocument } from '../print/plan.ts';
import { componentMarks } from '../prose/marks.ts';
import { renderInline } from '../prose/render.ts';
import { claimNumber, claimsInOrder } from '../publication/argument.ts';
import { backMatterPages } from '../publication/book-view.ts';
import type { Brief } from '../publication/brief.ts';
import { chapterLink } from '../publication/chapter-view.ts';
import type { Chapter } from '../publication/chapter.ts';
import { figureFile } from '../publication/figure-files.ts';
import { figuresOf } from '../publication/numbering.ts';
import { proseContext } from '../publication/page-context.ts';
import { partName } from '../publication/part-name.ts';
import type { StandingPage } from '../publication/routes.ts';

/** How many pages of A4 the brief has. */
export const briefPages = 2;

/** What of a brief goes on paper. `base` is the path under which the site is served. */
export async function printPlanOf(brief: Brief, base: string): Promise<PrintPlan> {
	const { edition } = brief;
	const page = (name: StandingPage, own: (locale: Locale) => Partial<PageDocument> = () => ({})) =>
		localize((locale) => standingDocument(brief, base, locale, name, own(locale)));
	const part = (documents: BookPart['documents'], isLevelled = false): BookPart => ({
		documents,
		isLevelled,
	});
	const parts: BookPart[] = [];
	for (const chapter of brief.parts.vi) {
		const english = brief.parts.en.find(({ stem }) => stem === chapter.stem);
		if (english === undefined) continue;
		const [vi, en] = await Promise.all(
			[chapter, english].map((each) => chapterDocument(brief, base, each)),
		);
		if (vi !== undefined && en !== undefined) parts.push(part({ vi, en }, true));
	}
	const backMatter = backMatterPages.map((name) => part(page(name, () => ({ file: undefined }))));
	const claims = page('claims', (locale) => ({
		address: fullAddress(brief, brief.routes.claimsTable(locale)),
		attachments: [claimsCsv(brief, locale)],
	}));
	const single = (documents: BookPart['documents'], mostPages?: number): SingleDocument[] =>
		locales.map((locale) => ({ locale, document: documents[locale], mostPages }));
	return {
		address: edition.address,
		date: edition.date,
		licence: edition.licences.text.url,
		words: localize((locale) => wordsOf(brief, locale)),
		front: part(page('book', () => ({ file: undefined, runningHead: '' }))),
		parts: [...parts, ...backMatter],
		books: page('book', (locale) => ({
			subject: edition.description[locale],
			keywords: [...brief.glossary.values()].map((term) => term[locale].term).sort(),
		})),
		singles: [
			...single(page('brief'), briefPages),
			...single(page('handout')),
			...single(claims),
			...locales.flatMap((locale) =>
				brief.parts[locale].map((chapter) => ({
					locale,
					document: parallelDocument(brief, base, chapter),
				})),
			),
		],
	};
}

function wordsOf({ words, edition }: Brief, locale: Locale): PrintPlan['words']['vi'] {
	const say = words[locale];
	const { host, pathname } = new URL(edition.address);
	return {
		author: edition.author[locale],
		bookTitle: edition.title[locale],
		shortTitle: edition.shortTitle[locale],
		foot: say('print.foot', {
			id: edition.id,
			date: formatDate(edition.date, locale),
			address: `${host}${pathname.replace(/\/$/, '')}`,
		}),
		page: say('print.page', { n: '{n}' }),
		formula: say('print.formula', { tex: '{tex}' }),
		blank: say('print.blank'),
	};
}

function fullAddress({ edition }: Brief, path: string): string {
	return new URL(path, edition.address).href;
}

async function chapterDocument(
	brief: Brief,
	base: string,
	chapter: Chapter,
): Promise<PageDocument> {
	const { locale, head } = chapter;
	const { routes } = brief;
	const { title, path } = chapterLink(brief, chapter);
	return {
		address: fullAddress(brief, path),
		file: routes.chapterPdf(locale, head.slug).slice(base.length),
		runningHead: `${partName(brief, chapter)}. ${title}`,
		subject: renderInline(head.deck, proseContext(brief, { locale })).text,
		keywords: termsOf(brief, chapter),
		attachments: await figureTables(brief, chapter),
	};
}

/** A chapter beside its counterpart; its figures carry their numbers in the chapter’s own document. */
function parallelDocument(brief: Brief, base: string, chapter: Chapter): PageDocument {
	const { locale, head } = chapter;
	const { routes } = brief;
	const { title } = chapterLink(brief, chapter);
	return {
		address: fullAddress(brief, routes.parallel(locale, head.slug)),
		file: routes.parallelPdf(locale, head.slug).slice(base.length),
		runningHead: brief.words[locale]('parallel.title', {
			title: `${partName(brief, chapter)}. ${title}`,
		}),
		subject: renderInline(head.deck, proseContext(brief, { locale })).text,
		keywords: termsOf(brief, chapter),
		attachments: [],
	};
}

/** The numbers of the figures of a chapter, as the site gives them away. */
function figureTables(brief: Brief, chapter: Chapter): Promise<Attachment[]> {
	const { locale } = chapter;
	const context = proseContext(brief, { locale });
	const figures = figuresOf(brief.figureNumbers, chapter).flatMap(
		(id) => brief.figures.get(id) ?? [],
	);
	return Promise.all(
		figures.map(async (figure) => {
			const { body } = await figureFile(brief, figure, { locale, format: 'csv', cache: '' });
			const title = renderInline(figure.spec.title[locale], context).text;
			return csvAttachment(`${figure.id}.csv`, title, String(body));
		}),
	);
}

/** The terms that a chapter explains are what it is about. */
function termsOf({ glossary }: Brief, { prose, locale }: Chapter): string[] {
	const named = componentMarks(prose).flatMap(({ name, attributes }) =>
		name === 'Term' ? [String(attributes.get('id'))] : [],
	);
	return [...new Set(named)].flatMap((id) => glossary.get(id)?.[locale].term ?? []);
}

function csvAttachment(name: string, description: string, text: string): Attachment {
	return { name, mediaType: 'text/csv', description, bytes: new TextEncoder().encode(text) };
}

function standingDocument(
	brief: Brief,
	base: string,
	locale: Locale,
	name: StandingPage,
	own: Partial<PageDocument>,
): PageDocument {
	const say = brief.words[locale];
	return {
		address: fullAddress(brief, brief.routes.page(locale, name)),
		file: brief.routes.pagePdf(locale, name).slice(base.length),
		runningHead: say(`${name}.title` as 'book.title'),
		subject: say(`${name}.deck` as 'book.deck'),
		keywords: [],
		attachments: [],
		...own,
	};
}

/** The ledger of claims for a spreadsheet. */
function claimsCsv(brief: Brief, locale: Locale): Attachment {
	const say = brief.words[locale];
	const plain = (text: string) => renderInline(text, proseContext(brief, { locale })).text;
	const rows = claimsInOrder(brief).map((claim) => [
		claim.id,
		claimNumber(brief, claim.id),
		say(`kind.${claim.kind}`),
		say(`verdict.${claim.verdict}`),
		plain(claim.statement[locale]),
		plain(claim.finding[locale]),
		plain(claim.refutedBy[locale]),
		[...claim.evidence.figures, ...claim.evidence.values, ...claim.evidence.works].join('; '),
	]);
	const head = [
		'id',
		say('claims.number'),
		say('claims.kind'),
		say('claims.verdict'),
		say('claims.title'),
		say('claims.finding'),
		say('claims.refutedBy'),
		say('claims.evidence'),
	];
	return csvAttachment('claims.csv', say('claims.deck'), csvText([head, ...rows]));
}
