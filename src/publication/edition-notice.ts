import { formatDate } from '../locale/format.ts';
import type { Locale } from '../locale/locales.ts';
import type { Brief } from './brief.ts';
import { changesSince, type Change } from './changes.ts';
import { compareEditionIds, type FrozenEdition } from './frozen-editions.ts';
import { escapeXml } from './escape-xml.ts';

/** A page of an edition, told to whoever writes its notice. */
export interface EditionPage {
	readonly locale: Locale;
	/** Its path in the latest edition: `vi/chapter/`, from the root of the publication. */
	readonly path: string;
	/** Identifiers of its blocks. */
	readonly ids: ReadonlySet<string>;
	/** Whether a path exists in the site that is being built. */
	readonly exists: (path: string) => boolean;
}

/** How an edition stands to the others: the same for all of its pages. */
export interface EditionStanding {
	readonly frozen: FrozenEdition;
	readonly changes: readonly Change[];
}

export function standingOf(brief: Brief, frozen: FrozenEdition): EditionStanding {
	const isLatest = frozen.id === brief.edition.id;
	return { frozen, changes: isLatest ? [] : changesSince(brief, frozen) };
}

/** Links of a page to the same page in other editions, as elements for its head. */
export function versionLinks(brief: Brief, id: string, page: EditionPage): string {
	const { edition, frozenEditions, routes } = brief;
	const ids = [...new Set([...frozenEditions.map((each) => each.id), edition.id])].sort(
		compareEditionIds,
	);
	const place = ids.indexOf(id);
	const full = (path: string) => escapeXml(new URL(path, edition.address).href);
	const versions = [
		['predecessor-version', ids[place - 1]],
		['successor-version', ids[place + 1]],
	] as const;
	const links = versions.flatMap(([rel, other]) => {
		if (other === undefined || !page.exists(`editions/${other}/${page.path}`)) return [];
		return [
			`<link rel="${rel}" href="${full(routes.inEdition(other, rooted(brief, page.path)))}">`,
		];
	});
	return `<link rel="latest-version" href="${full(latestPath(brief, page))}">${links.join('')}`;
}

/** Says on a page of an old edition that there is a newer one, and what changed on the page. */
export function editionNotice(
	brief: Brief,
	{ frozen, changes }: EditionStanding,
	page: EditionPage,
): string {
	const { edition, routes, words } = brief;
	const { locale, ids } = page;
	if (frozen.id === edition.id) return '';
	const say = words[locale];
	const history = `${routes.page(locale, 'changes')}#since-${frozen.id}`;
	const link = (href: string, text: string) =>
		`<a href="${escapeXml(href)}">${escapeXml(text)}</a>`;
	const here = changes.filter(({ id, kind }) => kind !== 'added' && ids.has(id));
	const list = here
		.map(({ id, number }) => link(`${history}-${id}`, number ?? say('changes.block')))
		.join(' ');
	return [
		'<aside class="edition-notice">',
		`<p>${escapeXml(
			say('edition.notice', {
				id: frozen.id,
				date: formatDate(frozen.date, locale),
				latest: edition.id,
			}),
		)}</p>`,
		`<p>${link(latestPath(brief, page), say('edition.latest'))} · ${link(history, say('edition.changes'))}</p>`,
		here.length === 0 ? '' : `<p>${escapeXml(say('edition.changedHere'))} ${list}</p>`,
		'</aside>',
	].join('');
}

/** What the script of a page of an old edition tells about its blocks that changed since. */
export function changedBlocks(
	{ edition, routes, words }: Brief,
	{ frozen, changes }: EditionStanding,
	locale: Locale,
): object {
	return Object.fromEntries(
		changes
			.filter(({ kind }) => kind !== 'added')
			.map(({ id }) => [
				id,
				{
					text: words[locale]('edition.changedSince', { latest: edition.id }),
					href: `${routes.page(locale, 'changes')}#since-${frozen.id}-${id}`,
				},
			]),
	);
}

/** The page in the latest edition; the front page where it is there no more. */
function latestPath(brief: Brief, { locale, path, exists }: EditionPage): string {
	return exists(path) ? rooted(brief, path) : brief.routes.home(locale);
}

function rooted({ edition }: Brief, path: string): string {
	return `${new URL(edition.address).pathname.replace(/\/$/, '')}/${path}`;
}
