import { originsOf } from '../charts/chart-of.ts';
import { parseLocator } from '../citations/parse.ts';
import { suggestion } from '../diagnostics/nearest.ts';
import type { Place, Problem, Report, Spoiled } from '../diagnostics/problem.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { locales, type Locale, type Localized } from '../locale/locales.ts';
import { displayPath, type Manuscript } from '../manuscript/read-files.ts';
import type { PlaceOf } from '../manuscript/place.ts';
import { checkProse, type ProseCheck, type Use, type Vocabulary } from '../prose/check.ts';
import type { LinkTarget } from '../prose/links.ts';
import { parseProse } from '../prose/parse.ts';
import { checkAgreement, valuesIn } from '../values/agreement.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { checkCounterparts } from './counterpart.ts';
import { columnIn } from './dataset-view.ts';
import { checkIdentifiers } from './identifiers.ts';
import { checkChapterLength, checkHeadings, checkSlugs, checkTitle } from './chapter-rules.ts';
import { checkFigureTitle } from './figure-rules.ts';
import { checkRevisions } from './revision-view.ts';
import { standingPages } from './routes.ts';
import { briefTooLong, briefWordCount, mostBriefWords } from './two-page-brief.ts';

/** Components that stand between the paragraphs of a chapter. */
export const blockComponents = ['Figure', 'Table', 'Rows', 'Recommendations'] as const;

/** Everything that the texts of a brief name, and where. */
export interface Judgement {
	readonly problems: readonly Problem[];
	readonly uses: readonly Use[];
}

/**
 * Judges a brief that was read against every rule that needs the whole. What was `spoiled` in the
 * reading is not told again, and whether things are used is asked only when nothing is.
 */
export function judgeBrief(brief: Brief, manuscript: Manuscript, spoiled: Spoiled): Judgement {
	const problems: Problem[] = [];
	const uses: Use[] = [];
	const report = Object.assign((problem: Problem) => void problems.push(problem), { spoiled });
	const use = (each: Use) => void uses.push(each);
	const judge: Judge = { brief, vocabulary: vocabularyOf(brief, spoiled), report, use };

	judgeChapters(judge);
	judgeFigures(judge);
	judgeTables(judge);
	judgeClaims(judge);
	judgeRecommendations(judge);
	judgeRevisions(judge);
	judgeOtherTexts(judge, manuscript);
	const ledgerPlace = { file: displayPath(manuscript, 'identifiers.json') };
	checkIdentifiers(brief.parts, brief.identifiers, ledgerPlace, report);
	const troubled = new Set(problems.map(({ place }) => place.file));
	checkCounterparts(brief.parts, troubled, report);
	if (spoiled.isEmpty() && problems.length === 0) judgeUses(judge, uses, manuscript);
	return { problems, uses };
}

interface Judge {
	readonly brief: Brief;
	readonly vocabulary: Vocabulary;
	readonly report: Report;
	readonly use: (use: Use) => void;
	/** Whether the text is the title of a figure. */
	readonly isTitle?: boolean;
}

function vocabularyOf(brief: Brief, spoiled: Spoiled): Vocabulary {
	const stems = new Set(brief.parts.vi.map(({ stem }) => stem));
	const blockIds = new Set(
		brief.parts.vi.flatMap(({ blocks }) => blocks.map(({ identifier }) => identifier ?? '')),
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

function judgeChapters(judge: Judge): void {
	for (const locale of locales) {
		const parts = judge.brief.parts[locale];
		checkSlugs(parts, judge.report);
		for (const part of parts) judgePart(part, judge);
	}
}

function judgePart(part: Chapter, judge: Judge): void {
	const { file, locale, head, headPlaceOf, prose } = part;
	checkProse(prose, { ...checkOf(judge, { file, line: 1 }, locale), blockComponents });
	judgeText(head.title, headPlaceOf(['title']), locale, judge);
	judgeText(head.deck, headPlaceOf(['deck']), locale, judge);
	checkHeadings(part, judge.report);
	if (part.kind === 'chapter') judgeChapter(part, judge);
}

/** What only chapters have: key points, recommendations, a finding for a title, a length. */
function judgeChapter(chapter: Chapter, judge: Judge): void {
	const { locale, head, headPlaceOf } = chapter;
	const { brief, report } = judge;
	for (const [index, { text, claim }] of head.keyPoints.entries()) {
		const place = headPlaceOf(['keyPoints', index]);
		judgeText(text, place, locale, judge);
		judge.use({ kind: 'claim', name: claim, place });
		if (brief.claims.byId.has(claim) || report.spoiled.has('claim', claim)) continue;
		report({
			rule: 'key-point-has-claim',
			place,
			message: `Key point ${index + 1} names the claim “${claim}”, which content/claims.yaml does not have. ${suggestion(claim, brief.claims.byId.keys(), 'Enter it there.')}`,
		});
	}
	const inBrief = head.keyPoints.filter((point) => point.inBrief).length;
	if (inBrief !== 1) {
		report({
			rule: 'field-fits',
			place: headPlaceOf(['keyPoints']),
			message: `${inBrief} key points have “inBrief: true”. Choose the one that goes into the two-page brief.`,
		});
	}
	for (const [index, id] of head.recommendations.entries()) {
		const place = headPlaceOf(['recommendations', index]);
		judge.use({ kind: 'recommendation', name: id, place });
		const { byId } = brief.recommendations;
		if (byId.has(id) || report.spoiled.has('recommendation', id)) continue;
		report({
			rule: 'recommendation-resolves',
			place,
			message: `There is no recommendation “${id}”. ${suggestion(id, byId.keys(), 'Enter it in content/recommendations.yaml.')}`,
		});
	}
	checkTitle(chapter, report);
	checkChapterLength(chapter, brief.edition, report);
}

function checkOf(judge: Judge, start: Place, locale: Locale): ProseCheck {
	const { vocabulary, report, use, isTitle = false } = judge;
	return { start, locale, vocabulary, blockComponents: [], hasBoundNumbers: !isTitle, report, use };
}

/** Judges a text of one language in a field of YAML. */
function judgeText(text: string, start: Place, locale: Locale, judge: Judge): void {
	const root = parseProse(text, start, judge.report);
	if (root !== undefined) checkProse(root, checkOf(judge, start, locale));
}

/** Judges a text of both languages in a field of YAML. */
function judgeLocalized(
	text: Localized | undefined,
	path: readonly PropertyKey[],
	placeOf: PlaceOf,
	judge: Judge,
): void {
	if (text === undefined) return;
	for (const locale of locales) judgeText(text[locale], placeOf([...path, locale]), locale, judge);
}

function judgeFigures(judge: Judge): void {
	const { brief, report, use } = judge;
	for (const figure of brief.figures.values()) {
		const { spec, placeOf } = figure;
		// The digits of a title have a rule of their own.
		judgeLocalized(spec.title, ['title'], placeOf, { ...judge, isTitle: true });
		judgeLocalized(spec.subtitle, ['subtitle'], placeOf, judge);
		judgeLocalized(spec.notes, ['notes'], placeOf, judge);
		for (const [index, row] of (spec.kind === 'scorecard' ? spec.rows : []).entries()) {
			judgeLocalized(row.label, ['rows', index, 'label'], placeOf, judge);
			judgeLocalized(row.reason, ['rows', index, 'reason'], placeOf, judge);
			use({ kind: 'value', name: row.value, place: placeOf(['rows', index, 'value']) });
		}
		checkFigureTitle(figure, brief.datasets, report);
		judgeAgreements(spec.agrees, ['agrees'], placeOf, 'figure-title-agrees', judge);
	}
}

function judgeAgreements(
	statements: readonly string[],
	path: readonly PropertyKey[],
	placeOf: PlaceOf,
	rule: RuleId,
	{ brief, report, use }: Judge,
): void {
	for (const [index, statement] of statements.entries()) {
		const place = placeOf([...path, index]);
		checkAgreement(statement, { values: brief.values, rule, place, report });
		for (const name of valuesIn(statement)) use({ kind: 'value', name, place });
	}
}

function judgeClaims(judge: Judge): void {
	const { byId, placeOf } = judge.brief.claims;
	for (const claim of byId.values()) {
		for (const field of ['statement', 'finding', 'refutedBy'] as const) {
			judgeLocalized(claim[field], [claim.id, field], placeOf, judge);
		}
		judgeAgreements(claim.agrees, [claim.id, 'agrees'], placeOf, 'agreement-holds', judge);
		judgeEvidence(claim, judge);
		judgeChain(claim, judge);
	}
}

function judgeTables(judge: Judge): void {
	for (const { title, notes, rows, placeOf } of judge.brief.tables.values()) {
		judgeLocalized(title, ['title'], placeOf, judge);
		judgeLocalized(notes, ['notes'], placeOf, judge);
		for (const [index, row] of rows.entries()) {
			for (const [column, text] of Object.entries(row)) {
				judgeLocalized(text, ['rows', index, column], placeOf, judge);
			}
		}
	}
}

/** A recommendation rests on claims, and a chapter leads to it. */
function judgeRecommendations(judge: Judge): void {
	const { recommendations, claims } = judge.brief;
	const { placeOf } = recommendations;
	for (const recommendation of recommendations.byId.values()) {
		const { id } = recommendation;
		const fields = [
			'title',
			'short',
			'who',
			'what',
			'byWhen',
			'costNote',
			'risk',
			'success',
		] as const;
		for (const field of fields) judgeLocalized(recommendation[field], [id, field], placeOf, judge);
		for (const [index, claim] of recommendation.claims.entries()) {
			if (claims.byId.has(claim) || judge.report.spoiled.has('claim', claim)) continue;
			judge.report({
				rule: 'claim-resolves',
				place: placeOf([id, 'claims', index]),
				message: `The recommendation “${id}” rests on the claim “${claim}”, which does not exist. ${suggestion(claim, claims.byId.keys(), 'Enter it in content/claims.yaml.')}`,
			});
		}
	}
}

function judgeRevisions(judge: Judge): void {
	const { list, placeOf } = judge.brief.revisions;
	for (const { id, what } of list) judgeLocalized(what, [id, 'what'], placeOf, judge);
	checkRevisions(judge.brief, judge.report);
}

type Claim = Brief['claims']['byId'] extends ReadonlyMap<string, infer C> ? C : never;

function judgeEvidence({ id, kind, evidence }: Claim, { brief, report }: Judge): void {
	const { placeOf } = brief.claims;
	const known = {
		figures: brief.figures,
		values: brief.values,
		claims: brief.claims.byId,
	} as const;
	for (const group of ['figures', 'values', 'claims'] as const) {
		for (const [index, name] of evidence[group].entries()) {
			const kind = group.slice(0, -1) as 'figure' | 'value' | 'claim';
			if (known[group].has(name) || report.spoiled.has(kind, name)) continue;
			report({
				rule: `${kind}-resolves`,
				place: placeOf([id, 'evidence', group, index]),
				message: `The claim “${id}” rests on “${name}”, which does not exist. ${suggestion(name, known[group].keys(), 'Correct the name or remove it.')}`,
			});
		}
	}
	for (const [index, work] of evidence.works.entries()) {
		judgeWork(work, placeOf([id, 'evidence', 'works', index]), brief, report);
	}
	const demand = {
		data: evidence.figures.length + evidence.values.length > 0,
		study: evidence.works.length > 0,
		inference: evidence.claims.length > 0,
		judgement: Object.values(evidence).some((entries) => entries.length > 0),
	} as const;
	if (demand[kind]) return;
	const wanted = {
		data: 'a figure or a named value',
		study: 'a work',
		inference: 'the claims that it follows from',
		judgement: 'something that it weighs: a figure, a value, a work or a claim',
	} as const;
	report({
		rule: 'claim-has-evidence',
		place: placeOf([id, 'evidence']),
		message: `The claim “${id}” is of the kind “${kind}” and needs ${wanted[kind]} under “evidence”.`,
	});
}

/** Told at the first claim of a circle only: mending it there mends all. */
function judgeChain({ id, evidence }: Claim, { brief, report }: Judge): void {
	const { byId, placeOf } = brief.claims;
	const circle = evidence.claims
		.map((next) => pathTo(id, [next], brief.claims))
		.find((found) => found !== undefined);
	if (circle === undefined) return;
	const order = [...byId.keys()];
	if (circle.some((each) => order.indexOf(each) < order.indexOf(id))) return;
	report({
		rule: 'claim-chain-ends',
		place: placeOf([id, 'evidence', 'claims']),
		message: `The claim “${id}” rests on itself: ${[id, ...circle].map((each) => `“${each}”`).join(' follows from ')}. Take one of them out of the evidence of the one before it.`,
	});
}

/** The way from the last claim of `path` to `goal` through what claims follow from. */
function pathTo(
	goal: string,
	path: readonly string[],
	claims: Brief['claims'],
): readonly string[] | undefined {
	const last = path.at(-1) ?? '';
	if (last === goal) return path;
	for (const next of claims.byId.get(last)?.evidence.claims ?? []) {
		if (path.includes(next)) continue;
		const found = pathTo(goal, [...path, next], claims);
		if (found !== undefined) return found;
	}
	return undefined;
}

function judgeWork(work: string, place: Place, { bibliography }: Brief, report: Report): void {
	const [key = '', locator] = work.split(/,\s*/, 2);
	if (!bibliography.has(key) && !report.spoiled.has('reference', key)) {
		report({
			rule: 'citation-resolves',
			place,
			message: `The work “${key}” is not in the bibliography. ${suggestion(key, bibliography.keys(), 'Add it to content/bibliography/references.bib.')}`,
		});
	}
	if (locator !== undefined && parseLocator(locator) === undefined) {
		report({
			rule: 'citation-parses',
			place,
			message: `“${locator}” is not a locator. Write “abstract”, or “p. 3” and the like.`,
		});
	}
}

/** Texts whose numbers are not statistics of the argument: only their marks are judged. */
function judgeOtherTexts(judge: Judge, manuscript: Manuscript): void {
	const { brief } = judge;
	const place = { file: displayPath(manuscript, 'edition.yaml') };
	for (const locale of locales) {
		judgeText(brief.edition.thesis[locale], place, locale, judge);
		const glossary = { file: displayPath(manuscript, `glossary/${locale}.yaml`) };
		for (const term of brief.glossary.values()) {
			judgeText(term[locale].definition, glossary, locale, judge);
		}
	}
	const { mainFigure, briefFigures } = brief.edition;
	for (const [called, id] of [
		['The main figure', mainFigure],
		...briefFigures.map((each) => ['The figure of the two-page brief', each] as const),
	] as const) {
		if (brief.figures.has(id) || judge.report.spoiled.has('figure', id)) continue;
		judge.report({
			rule: 'figure-resolves',
			place,
			message: `${called} “${id}” does not exist. ${suggestion(id, brief.figures.keys(), 'Name a file of content/figures/.')}`,
		});
	}
	if (!judge.report.spoiled.isEmpty()) return;
	for (const locale of locales) {
		const words = briefWordCount(brief, locale);
		if (words <= mostBriefWords[locale]) continue;
		judge.report({ rule: 'brief-fits-two-pages', place, message: briefTooLong(locale, words) });
	}
}

/** Whatever the manuscript defines must be used, or it is evidence for nothing. */
function judgeUses({ brief, report }: Judge, uses: readonly Use[], manuscript: Manuscript): void {
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
				message: `The claim “${id}” names “${name}” as evidence, but no chapter shows or cites it.`,
			});
		}
	}
}
