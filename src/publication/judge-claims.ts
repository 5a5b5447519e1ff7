import { parseLocator } from '../citations/parse.ts';
import { suggestion } from '../diagnostics/nearest.ts';
import type { Place, Report } from '../diagnostics/problem.ts';
import type { Brief } from './brief.ts';
import { judgeAgreements, judgeLocalized, type Judge } from './judge.ts';

/** Judges the claims, and what each rests on. */
export function judgeClaims(judge: Judge): void {
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

/** A recommendation rests on claims, and a chapter leads to it. */
export function judgeRecommendations(judge: Judge): void {
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
