import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	annotateEdition,
	copyEdition,
	editionFolder,
	unpackEdition,
} from '../delivery/edition-copy.ts';
import { listFilesOf, type BuiltSite } from '../delivery/site-files.ts';
import { isLocale, locales } from '../locale/locales.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import type { Brief } from '../publication/brief.ts';
import {
	changedBlocks,
	editionNotice,
	standingOf,
	versionLinks,
	type EditionPage,
	type EditionStanding,
} from '../publication/edition-notice.ts';
import { editionsFolder } from '../publication/frozen-editions.ts';

/**
 * Pages that tell of all editions; what finds and keeps the present one; and what weighs much and can
 * be made again: pictures of drawings that an edition has as SVG, the archive of data that it has as
 * CSV, paper of another size, and both languages on one sheet.
 */
const shared = new RegExp(
	[
		'^[a-z]+/((changes|pack|reading|search)/.*|feed\\.xml|offline\\.json|manifest\\.webmanifest)$',
		'^data/.*\\.zip$',
		'\\.png$',
		'-letter\\.pdf$',
		'/parallel/[^/]+\\.pdf$',
	].join('|'),
);

/**
 * Puts every edition under an address of its own: those that were frozen out of their archives, the
 * present one as a copy of its pages until it is frozen too.
 */
export function publishEditions(brief: Brief, manuscript: Manuscript, site: BuiltSite): void {
	const { edition, frozenEditions } = brief;
	const isFrozen = frozenEditions.some(({ id }) => id === edition.id);
	if (!isFrozen) {
		copyEdition(site, edition.id, {
			folders: [...locales, 'data'],
			isShared: (path) => shared.test(path),
		});
	}
	for (const { id, archive } of frozenEditions) {
		const path = join(manuscript.directory, editionsFolder, archive);
		unpackEdition(site, id, readFileSync(path));
	}
	for (const frozen of frozenEditions) {
		const standing = standingOf(brief, frozen);
		annotate(brief, site, frozen.id, standing);
		if (frozen.id !== edition.id) tellPassages(brief, site, standing);
	}
	if (!isFrozen) annotate(brief, site, edition.id, undefined);
}

function annotate(
	brief: Brief,
	site: BuiltSite,
	id: string,
	standing: EditionStanding | undefined,
): void {
	annotateEdition(site, id, (path, html) => {
		const page = pageOf(site, path, html);
		return {
			head: versionLinks(brief, id, page),
			body: standing === undefined ? '' : editionNotice(brief, standing, page),
		};
	});
}

function pageOf({ directory }: BuiltSite, path: string, html: string): EditionPage {
	const [locale = ''] = path.split('/');
	return {
		locale: isLocale(locale) ? locale : locales[0],
		path,
		ids: new Set(
			[...html.matchAll(/\sid="([pslqte]-[0-9a-z]{4})"/g)].map((match) => match[1] ?? ''),
		),
		exists: (other) => existsSync(join(directory, other)),
	};
}

/** The script that cites passages reads there which of them have changed. */
function tellPassages(
	brief: Brief,
	{ directory, base }: BuiltSite,
	standing: EditionStanding,
): void {
	const folder = editionFolder(standing.frozen.id);
	for (const path of listFilesOf({ directory, base }, folder)) {
		if (!path.endsWith('/passages.json')) continue;
		const file = join(directory, path);
		const locale = path.slice(folder.length + 1).split('/')[0] ?? '';
		if (!isLocale(locale)) continue;
		const passages = JSON.parse(readFileSync(file, 'utf8')) as object;
		const changed = changedBlocks(brief, standing, locale);
		writeFileSync(file, JSON.stringify({ ...passages, changed }));
	}
}
