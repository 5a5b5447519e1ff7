import { suggestion } from '../diagnostics/nearest.ts';
import type { Spoiled } from '../diagnostics/problem.ts';
import { locales } from '../locale/locales.ts';
import type { Vocabulary } from '../prose/check.ts';
import type { LinkTarget } from '../prose/links.ts';
import type { Brief } from './brief.ts';
import { columnIn } from './dataset-view.ts';
import { standingPages } from './routes.ts';

/** What the texts of a brief may name. */
export function vocabularyOf(brief: Brief, spoiled: Spoiled): Vocabulary {
	// A part that one language lacks is told of where it is missing.
	const parts = locales.flatMap((locale) => brief.parts[locale]);
	const stems = new Set(parts.map(({ stem }) => stem));
	const blockIds = new Set(
		parts.flatMap(({ blocks }) => blocks.map(({ identifier }) => identifier ?? '')),
	);
	const sets: Record<string, ReadonlySet<string>> = {
		chapter: stems,
		figure: new Set(brief.figures.keys()),
		table: new Set(brief.tables.keys()),
		recommendation: new Set(brief.recommendations.byId.keys()),
		dataset: new Set(brief.datasets.keys()),
		claim: new Set(brief.claims.byId.keys()),
		term: new Set(brief.glossary.keys()),
		reference: new Set(brief.bibliography.keys()),
		page: new Set<string>(standingPages),
	};
	return {
		values: new Set(brief.values.keys()),
		references: sets['reference'] ?? new Set(),
		terms: sets['term'] ?? new Set(),
		claims: sets['claim'] ?? new Set(),
		figures: sets['figure'] ?? new Set(),
		tables: sets['table'] ?? new Set(),
		datasets: sets['dataset'] ?? new Set(),
		columnFault: (name, column, locale) => {
			const dataset = brief.datasets.get(name);
			if (dataset === undefined || columnIn(dataset, column, locale) !== undefined)
				return undefined;
			const names = dataset.columns.map((each) => each.name);
			return `The dataset “${name}” has no column “${column}”. ${suggestion(column, names, `Its columns are ${names.join(', ')}.`)}`;
		},
		spoiled,
		linkFault: (target) =>
			isSpoiledTarget(target, spoiled) ? undefined : linkFault(target, sets, blockIds),
	};
}

/** A link to something with a problem of its own, or into chapters that could not all be read. */
function isSpoiledTarget(
	target: Exclude<LinkTarget, { kind: 'outside' }>,
	spoiled: Spoiled,
): boolean {
	if (target.kind === 'block' || target.kind === 'chapter') return spoiled.hasAny('chapter');
	return target.kind !== 'page' && spoiled.has(target.kind, target.name);
}

function linkFault(
	target: Exclude<LinkTarget, { kind: 'outside' }>,
	sets: Record<string, ReadonlySet<string>>,
	blockIds: ReadonlySet<string>,
): string | undefined {
	if (target.kind === 'block') {
		if (blockIds.has(target.id)) return undefined;
		return `No block has the identifier “${target.id}”. ${suggestion(target.id, blockIds, 'Look it up at the end of the paragraph that you mean.')}`;
	}
	const known = sets[target.kind] ?? new Set<string>();
	if (!known.has(target.name)) {
		return `There is no ${target.kind} “${target.name}”. ${suggestion(target.name, known, `Known are ${[...known].slice(0, 8).join(', ')}.`)}`;
	}
	if (target.fragment === undefined || blockIds.has(target.fragment)) return undefined;
	return `No block has the identifier “${target.fragment}”.`;
}
