import type { Locale } from '../locale/locales.ts';
import { formatDate } from '../locale/format.ts';
import type { Brief } from './brief.ts';
import { changesSince, type Change } from './changes.ts';
import { partName } from './part-name.ts';
import type { Stretch } from './word-difference.ts';

/** What changed since one edition, as a page shows it. */
export interface EditionChangesView {
	readonly id: string;
	/** “Since edition 2026.1 of 22 November 2026”. */
	readonly title: string;
	/** Where that edition stands. */
	readonly path: string;
	/** “3 paragraphs changed, 1 added, 0 removed.” */
	readonly summary: string;
	readonly chapters: readonly {
		readonly name: string;
		readonly changes: readonly ChangeView[];
	}[];
}

export interface ChangeView {
	/** For the address of the change on the page. */
	readonly anchor: string;
	/** “Paragraph 3.12 changed”. */
	readonly title: string;
	/** Where the block stands now; where it last stood, of one that was removed. */
	readonly path: string;
	readonly difference: readonly Stretch[];
}

export function editionChanges(brief: Brief, locale: Locale): EditionChangesView[] {
	const { frozenEditions, edition, routes, words } = brief;
	const say = words[locale];
	return frozenEditions
		.filter(({ id }) => id !== edition.id)
		.toReversed()
		.map((frozen) => {
			const changes = changesSince(brief, frozen);
			const count = (kind: Change['kind']) => changes.filter((each) => each.kind === kind).length;
			const byChapter = Map.groupBy(changes, ({ chapter }) => chapter);
			return {
				id: frozen.id,
				title: say('changes.since', { id: frozen.id, date: formatDate(frozen.date, locale) }),
				path: routes.inEdition(frozen.id, routes.home(locale)),
				summary: say('changes.summary', {
					changed: count('changed'),
					added: count('added'),
					removed: count('removed'),
				}),
				chapters: [...byChapter].map(([stem, inChapter]) => ({
					name: chapterName(brief, stem, locale),
					changes: inChapter.map((change) => changeView(brief, change, frozen.id, locale)),
				})),
			};
		});
}

function chapterName(brief: Brief, stem: string, locale: Locale): string {
	const part = brief.parts[locale].find((each) => each.stem === stem);
	return part === undefined ? stem : `${partName(brief, part)}. ${part.head.title}`;
}

function changeView(brief: Brief, change: Change, since: string, locale: Locale): ChangeView {
	const { id, kind, chapter, number, difference } = change;
	const { routes } = brief;
	const say = brief.words[locale];
	const part = brief.parts[locale].find(({ stem }) => stem === chapter);
	const page = part === undefined ? routes.home(locale) : routes.chapter(locale, part.head.slug);
	const block =
		number === undefined ? say('changes.block') : say('chapter.paragraph', { n: number });
	return {
		anchor: `since-${since}-${id}`,
		title: say(`changes.${kind}`, { block }),
		path: `${kind === 'removed' ? routes.inEdition(since, page) : page}#${id}`,
		difference: difference[locale],
	};
}
