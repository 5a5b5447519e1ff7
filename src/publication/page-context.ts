import { madeOnce } from '../cache/made-once.ts';
import { processWide } from '../cache/process-wide.ts';
import type { Locale } from '../locale/locales.ts';
import type { LinkTarget } from '../prose/links.ts';
import type { ClaimMark, ProseContext, ResolvedLink } from '../prose/resolve.ts';
import { claimNumber } from './argument.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { partName } from './part-name.ts';
import { numberParagraphs, recommendationNumber } from './numbering.ts';

/** The page on which a text stands: links to things on the same page stay on it. */
export interface PageContext {
	readonly locale: Locale;
	/** The chapter, where the page is one: it has its own list of references. */
	readonly chapter?: Chapter | undefined;
	readonly citationId?: ((key: string) => string) | undefined;
}

const once = processWide('publication.contexts', () => madeOnce<Brief, Locale, ProseContext>());

/**
 * What the marks of a text become on one page. Pages that are no chapters share one context for each
 * language, so that a text which stands on many of them is rendered once.
 */
export function proseContext(brief: Brief, page: PageContext): ProseContext {
	if (page.chapter !== undefined || page.citationId !== undefined) return contextOf(brief, page);
	return once(brief, page.locale, () => contextOf(brief, page));
}

function contextOf(brief: Brief, { locale, chapter, citationId }: PageContext): ProseContext {
	const { routes, values, citations } = brief;
	return {
		locale,
		values,
		citations: citations[locale],
		resolveLink: (target) => resolveLink(target, brief, locale, chapter),
		claimMark: (id) => claimMark(brief, id, locale),
		valueHref: (name) => routes.value(locale, name),
		referenceHref: (key) => (chapter === undefined ? routes.reference(locale, key) : `#ref-${key}`),
		...(citationId === undefined ? {} : { citationId }),
	};
}

/** The number of a claim, and the claim in full for those who hear the page. */
export function claimMark(brief: Brief, id: string, locale: Locale): ClaimMark {
	const number = claimNumber(brief, id);
	const statement = brief.claims.byId.get(id)?.statement[locale] ?? '';
	return { number, name: brief.words[locale]('chapter.claim', { n: number, text: statement }) };
}

/** Numbers the citations of a page by work: `cite-balassa1965-2` is its second. */
export function citationCounter(): (key: string) => string {
	const counts = new Map<string, number>();
	return (key) => {
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		return `cite-${key}-${count}`;
	};
}

/** The address of a block or figure: within the page when it stands there. */
function within(
	fragment: string,
	owner: Chapter | undefined,
	current: Chapter | undefined,
	{ routes }: Brief,
): string {
	if (owner === undefined) return `#${fragment}`;
	const page = owner.stem === current?.stem ? '' : routes.chapter(owner.locale, owner.head.slug);
	return `${page}#${fragment}`;
}

function resolveLink(
	target: Exclude<LinkTarget, { kind: 'outside' }>,
	brief: Brief,
	locale: Locale,
	current: Chapter | undefined,
): ResolvedLink {
	const { routes } = brief;
	const say = brief.words[locale];
	const chapters = brief.parts[locale];
	switch (target.kind) {
		case 'block': {
			const { owner, number = '' } = placesOfBlocks(chapters).get(target.id) ?? {};
			return {
				href: within(target.id, owner, current, brief),
				label: say('chapter.paragraph', { n: number }),
			};
		}
		case 'chapter': {
			const owner = chapters.find(({ stem }) => stem === target.name);
			const fragment = target.fragment === undefined ? '' : `#${target.fragment}`;
			return {
				href: `${routes.chapter(locale, owner?.head.slug ?? '')}${fragment}`,
				label: owner === undefined ? '' : partName(brief, owner),
			};
		}
		case 'figure': {
			const number = brief.figureNumbers.get(target.name);
			const owner = chapters.find(({ stem }) => stem === number?.chapter);
			return {
				href: within(`figure-${target.name}`, owner, current, brief),
				label: say('figure.number', { n: number?.text ?? '' }),
			};
		}
		case 'table': {
			const number = brief.tableNumbers.get(target.name);
			const owner = chapters.find(({ stem }) => stem === number?.chapter);
			return {
				href: within(`table-${target.name}`, owner, current, brief),
				label: say('table.number', { n: number?.text ?? '' }),
			};
		}
		case 'recommendation':
			return {
				href: routes.recommendation(locale, target.name),
				label: say('recommendation.number', { n: recommendationNumber(brief, target.name) }),
			};
		case 'dataset':
			return {
				href: routes.dataset(locale, target.name),
				label: brief.datasets.get(target.name)?.title[locale] ?? target.name,
			};
		case 'claim':
			return {
				href: routes.claim(locale, target.name),
				label: say('claim.number', { n: claimNumber(brief, target.name) }),
			};
		case 'term': {
			const term = brief.glossary.get(target.name)?.[locale];
			return { href: routes.term(locale, target.name), label: term?.term ?? target.name };
		}
		case 'reference':
			return {
				href: routes.reference(locale, target.name),
				label: brief.citations[locale].inBrackets({ key: target.name, locator: undefined }),
			};
		case 'page': {
			const href = `${routes.home(locale)}${target.name}/`;
			return { href, label: target.name };
		}
	}
}

interface BlockPlace {
	readonly owner: Chapter;
	/** `3.12`, where the block has a number. */
	readonly number: string | undefined;
}

const places = new WeakMap<readonly Chapter[], ReadonlyMap<string, BlockPlace>>();

/** Where the identified blocks of chapters stand, gathered once. */
function placesOfBlocks(chapters: readonly Chapter[]): ReadonlyMap<string, BlockPlace> {
	const known = places.get(chapters);
	if (known !== undefined) return known;
	const found = new Map<string, BlockPlace>();
	for (const owner of chapters) {
		const numbers = numberParagraphs(owner.label, owner.blocks);
		for (const [index, { identifier }] of owner.blocks.entries()) {
			if (identifier !== undefined) found.set(identifier, { owner, number: numbers[index] });
		}
	}
	places.set(chapters, found);
	return found;
}
