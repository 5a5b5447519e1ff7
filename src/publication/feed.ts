import type { Locale } from '../locale/locales.ts';
import type { Brief } from './brief.ts';
import { blockTexts, compareBlocks } from './changes.ts';
import { authorsOf } from './citable.ts';
import { compareEditionIds, type BlockText } from './frozen-editions.ts';
import { escapeXml } from './escape-xml.ts';

interface Published {
	readonly id: string;
	readonly date: string;
	readonly title: string;
	readonly blocks: Readonly<Record<string, BlockText>>;
}

/** An Atom feed of editions, the newest first, each with what it changed. */
export function feed(brief: Brief, locale: Locale): string {
	const { edition, frozenEditions, routes } = brief;
	const full = (path: string) => new URL(path, edition.address).href;
	const editions: Published[] = [
		...frozenEditions.filter(({ id }) => id !== edition.id),
		{ ...edition, blocks: blockTexts(brief) },
	]
		.map(({ id, date, title, blocks }) => ({ id, date, title: title[locale], blocks }))
		.sort((a, b) => compareEditionIds(a.id, b.id));
	const entries = editions.map((published, index) =>
		entry(brief, locale, published, editions[index - 1]),
	);
	const newest = editions.at(-1)?.date ?? edition.date;
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
		`<id>${escapeXml(full(routes.feed(locale)))}</id>`,
		`<title>${escapeXml(edition.shortTitle[locale])}</title>`,
		`<updated>${newest}T00:00:00Z</updated>`,
		...authorsOf(brief, locale).map(
			({ literal, family, given }) =>
				`<author><name>${escapeXml(literal ?? `${family} ${given}`)}</name></author>`,
		),
		`<link rel="self" type="application/atom+xml" href="${escapeXml(full(routes.feed(locale)))}"/>`,
		`<link rel="alternate" type="text/html" hreflang="${locale}" href="${escapeXml(full(routes.page(locale, 'changes')))}"/>`,
		...entries.toReversed(),
		'</feed>\n',
	].join('\n');
}

function entry(
	{ edition, routes, words }: Brief,
	locale: Locale,
	{ id, date, title, blocks }: Published,
	previous: Published | undefined,
): string {
	const address = new URL(routes.inEdition(id, routes.home(locale)), edition.address).href;
	const changes = compareBlocks(previous?.blocks ?? blocks, blocks);
	const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
	const summary =
		previous === undefined
			? words[locale]('changes.first')
			: words[locale]('changes.summary', {
					changed: count('changed'),
					added: count('added'),
					removed: count('removed'),
				});
	return [
		'<entry>',
		`<id>${escapeXml(address)}</id>`,
		`<title>${escapeXml(`${title} (${id})`)}</title>`,
		`<published>${date}T00:00:00Z</published>`,
		`<updated>${date}T00:00:00Z</updated>`,
		`<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>`,
		`<summary>${escapeXml(summary)}</summary>`,
		'</entry>',
	].join('\n');
}
