import { originsOf } from '../charts/chart-of.ts';
import type { Report } from '../diagnostics/problem.ts';
import { locales } from '../locale/locales.ts';
import { displayPath, type Manuscript } from '../manuscript/read-files.ts';
import type { Use } from '../prose/check.ts';
import type { Brief } from './brief.ts';
import type { Judge } from './judge.ts';

/** Whatever the manuscript defines must be used, or it is evidence for nothing. */
export function judgeUses(
	{ brief, report }: Judge,
	uses: readonly Use[],
	manuscript: Manuscript,
): void {
	const named = (kind: Use['kind']) =>
		new Set(uses.filter((each) => each.kind === kind).map(({ name }) => name));
	const cited = named('reference');
	for (const { source } of brief.datasets.values()) {
		if (source.reference !== undefined) cited.add(source.reference);
	}
	for (const { key, place } of brief.bibliography.values()) {
		if (cited.has(key)) continue;
		report({
			rule: 'reference-is-cited',
			place,
			message: `The reference “${key}” is never cited. Cite it, or remove it from the bibliography.`,
		});
	}
	const said = named('value');
	const leaned = new Set([...brief.values.values()].flatMap(({ step }) => namesWithin(step)));
	for (const { name, place } of brief.values.values()) {
		if (said.has(name) || leaned.has(name)) continue;
		report({
			rule: 'value-is-used',
			place,
			message: `The value “${name}” is never used. Say it with <Value id="${name}"/>, or remove it.`,
		});
	}
	const shown = new Set(brief.figureNumbers.keys());
	for (const { id, place } of brief.figures.values()) {
		if (shown.has(id)) continue;
		report({
			rule: 'figure-is-used',
			place,
			message: `No chapter shows the figure “${id}”. Write <Figure id="${id}"/> where it belongs, or remove the file.`,
		});
	}
	for (const { id, place } of brief.tables.values()) {
		if (brief.tableNumbers.has(id)) continue;
		report({
			rule: 'table-is-used',
			place,
			message: `No chapter shows the table “${id}”. Write <Table id="${id}"/> where it belongs, or remove the file.`,
		});
	}
	const ledTo = named('recommendation');
	for (const id of brief.recommendations.byId.keys()) {
		if (ledTo.has(id)) continue;
		report({
			rule: 'recommendation-is-led-to',
			place: brief.recommendations.placeOf([id]),
			message: `No chapter leads to the recommendation “${id}”. Name it under “recommendations” in the head of the chapter that it follows from.`,
		});
	}
	judgeDatasetUses(brief, named('dataset'), report, manuscript);
	judgeClaimUses(brief, uses, report);
}

type Step = { readonly name?: string; readonly operands: readonly Step[] };

function namesWithin({ operands }: Step): string[] {
	return operands.flatMap((operand) => [
		...(operand.name === undefined ? [] : [operand.name]),
		...namesWithin(operand),
	]);
}

function judgeDatasetUses(
	brief: Brief,
	shown: ReadonlySet<string>,
	report: Report,
	manuscript: Manuscript,
): void {
	const used = new Set([
		...shown,
		...[...brief.figures.values()].flatMap(({ chart }) =>
			originsOf(chart).map(({ dataset }) => dataset),
		),
		...[...brief.values.values()].flatMap(({ step }) => datasetsWithin(step)),
	]);
	for (const name of brief.datasets.keys()) {
		if (used.has(name)) continue;
		report({
			rule: 'dataset-is-used',
			place: { file: displayPath(manuscript, `datasets/${name}/dataset.yaml`) },
			message: `No figure, value or page uses the dataset “${name}”. Use it, or remove its folder.`,
		});
	}
}

type ValueStep = Brief['values'] extends ReadonlyMap<string, { step: infer S }> ? S : never;

function datasetsWithin({ selection, operands }: ValueStep): string[] {
	return [
		...(selection === undefined ? [] : [selection.dataset.name]),
		...operands.flatMap(datasetsWithin),
	];
}

/** Claims are argued in chapters, and what they rest on is shown there. */
function judgeClaimUses(brief: Brief, uses: readonly Use[], report: Report): void {
	const chapterFiles = new Set(locales.flatMap((l) => brief.parts[l].map(({ file }) => file)));
	const inChapters = uses.filter(({ place }) => chapterFiles.has(place.file));
	const names = (kind: Use['kind']) =>
		new Set(inChapters.filter((each) => each.kind === kind).map(({ name }) => name));
	const [argued, cited] = [names('claim'), names('reference')];
	for (const { id, evidence } of brief.claims.byId.values()) {
		if (!argued.has(id)) {
			report({
				rule: 'claim-is-argued',
				place: brief.claims.placeOf([id]),
				message: `No chapter argues the claim “${id}”. Mark the paragraph with <Claim id="${id}"/>, or rest a key point on it.`,
			});
		}
		const idle = [
			...evidence.figures.filter(
				(name) => brief.figures.has(name) && !brief.figureNumbers.has(name),
			),
			...evidence.works.flatMap((work) => {
				const key = work.split(',')[0] ?? '';
				return brief.bibliography.has(key) && !cited.has(key) ? [key] : [];
			}),
		];
		for (const name of idle) {
			report({
				rule: 'evidence-is-used',
				place: brief.claims.placeOf([id, 'evidence']),
				message: `The claim “${id}” names “${name}” as evidence, but no chapter shows or cites it. Do so where the claim is argued, or take it out of the evidence.`,
			});
		}
	}
}
