import type { Locale } from '../locale/locales.ts';
import type { LinkTarget } from '../prose/links.ts';
import type { ProseContext, ResolvedLink } from '../prose/resolve.ts';
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

/** What the marks of a text become on one page. */
export function proseContext(
	brief: Brief,
	{ locale, chapter, citationId }: PageContext,
): ProseContext {
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

/** Statements of the text that is tested are known by their ids; the publication’s own are many. */
export function claimMark({ claims, words }: Brief, id: string, locale: Locale): string {
	return claims.byId.get(id)?.origin === 'source' ? id : words[locale]('chapter.claimMark');
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
			const owner = chapters.find(({ blocks }) =>
				blocks.some(({ identifier }) => identifier === target.id),
			);
			const label = owner === undefined ? '' : blockLabel(owner, target.id);
			return {
				href: within(target.id, owner, current, brief),
				label: say('chapter.paragraph', { n: label }),
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
		case 'claim': {
			const text = brief.claims.byId.get(target.name)?.statement[locale] ?? '';
			return {
				href: routes.claim(locale, target.name),
				label: say('chapter.claim', { id: target.name, text }),
			};
		}
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

function blockLabel({ label, blocks }: Chapter, id: string): string {
	const index = blocks.findIndex(({ identifier }) => identifier === id);
	return numberParagraphs(label, blocks)[index] ?? '';
}
