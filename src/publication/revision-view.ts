import { suggestion } from '../diagnostics/nearest.ts';
import type { Report } from '../diagnostics/problem.ts';
import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import { numberParagraphs } from './numbering.ts';
import { proseContext } from './page-context.ts';
import type { Revision } from './revisions.ts';

/** A revision leads its reader to blocks that exist, or once did, and to figures. */
export function checkRevisions({ revisions, identifiers, figures }: Brief, report: Report): void {
	const known = { blocks: Object.keys(identifiers), figures: [...figures.keys()] } as const;
	for (const revision of revisions.list) {
		for (const group of ['blocks', 'figures'] as const) {
			for (const [index, name] of revision[group].entries()) {
				if (known[group].includes(name) || report.spoiled.has('figure', name)) continue;
				if (group === 'blocks' && report.spoiled.hasAny('identifier')) continue;
				report({
					rule: 'revision-resolves',
					place: revisions.placeOf([revision.id, group, index]),
					message: `The revision “${revision.id}” names “${name}”, which never existed. ${suggestion(name, known[group], 'Look it up at the end of the block, or remove it.')}`,
				});
			}
		}
	}
}

/** A revision as a page shows it. */
export interface RevisionView {
	readonly id: string;
	readonly date: string;
	readonly edition: string;
	readonly kind: Revision['kind'];
	/** As HTML. */
	readonly what: string;
	/** A place without a path is gone. */
	readonly places: readonly { readonly label: string; readonly path: string | undefined }[];
}

export function revisionViews(brief: Brief, locale: Locale): RevisionView[] {
	const context = proseContext(brief, { locale });
	return brief.revisions.list.map(({ id, date, edition, kind, what, blocks, figures }) => ({
		id,
		date,
		edition,
		kind,
		what: renderInline(what[locale], context).html,
		places: [
			...blocks.map((block) => blockPlace(brief, block, locale)),
			...figures.map((figure) => ({
				label: brief.words[locale]('figure.number', {
					n: brief.figureNumbers.get(figure)?.text ?? '',
				}),
				path: brief.routes.figure(locale, figure),
			})),
		],
	}));
}

function blockPlace({ parts, routes, words }: Brief, id: string, locale: Locale) {
	const part = parts[locale].find(({ blocks }) => blocks.some((each) => each.identifier === id));
	if (part === undefined) return { label: id, path: undefined };
	const index = part.blocks.findIndex((each) => each.identifier === id);
	const n = numberParagraphs(part.label, part.blocks)[index];
	return {
		label: n === undefined ? id : words[locale]('chapter.paragraph', { n }),
		path: `${routes.chapter(locale, part.head.slug)}#${id}`,
	};
}
