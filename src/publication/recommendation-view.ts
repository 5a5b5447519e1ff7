import type { Claim } from '../claims/claims.ts';
import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Recommendation } from '../recommendations/recommendations.ts';
import { claimNumber } from './argument.ts';
import type { Brief } from './brief.ts';
import { evidenceGroups, type EvidenceGroup } from './claim-view.ts';
import { recommendationNumber } from './numbering.ts';
import { proseContext } from './page-context.ts';

/** A recommendation as a page shows it; texts are HTML. */
export interface RecommendationView {
	readonly id: string;
	/** “Recommendation 3”. */
	readonly number: string;
	readonly title: string;
	readonly details: readonly { readonly term: string; readonly text: string }[];
	/** The claims that it rests on, each with its own grounds. */
	readonly chain: readonly ChainLink[];
}

/** A claim in a chain of evidence. */
export interface ChainLink {
	/** “c12”, “s4”. */
	readonly number: string;
	readonly path: string;
	/** Without markup. */
	readonly statement: string;
	readonly verdict: Claim['verdict'];
	/** Figures, values and works. */
	readonly evidence: readonly EvidenceGroup[];
	/** The claims that it follows from, and so on down to the data. */
	readonly follows: readonly ChainLink[];
}

export function recommendationView(
	brief: Brief,
	recommendation: Recommendation,
	locale: Locale,
): RecommendationView {
	const { id, who, what, byWhen, cost, costNote, risk, success } = recommendation;
	const say = brief.words[locale];
	const context = proseContext(brief, { locale });
	const html = (text: string) => renderInline(text, context).html;
	return {
		id,
		number: say('recommendation.number', { n: recommendationNumber(brief, id) }),
		title: html(recommendation.title[locale]),
		details: [
			{ term: say('recommendation.who'), text: html(who[locale]) },
			{ term: say('recommendation.what'), text: html(what[locale]) },
			{ term: say('recommendation.byWhen'), text: html(byWhen[locale]) },
			{
				term: say('recommendation.cost'),
				text: `${say(`recommendation.cost.${cost}`)}. ${html(costNote[locale])}`,
			},
			{ term: say('recommendation.risk'), text: html(risk[locale]) },
			{ term: say('recommendation.success'), text: html(success[locale]) },
		],
		chain: chainOf(brief, recommendation.claims, locale),
	};
}

/** The ledger has no circles (`claim-chain-ends`), so every chain comes to an end. */
function chainOf(brief: Brief, claims: readonly string[], locale: Locale): ChainLink[] {
	return claims.flatMap((id): ChainLink[] => {
		const claim = brief.claims.byId.get(id);
		if (claim === undefined) return [];
		return [
			{
				number: claimNumber(brief, id),
				path: brief.routes.claim(locale, id),
				statement: renderInline(claim.statement[locale], proseContext(brief, { locale })).text,
				verdict: claim.verdict,
				evidence: evidenceGroups(brief, claim, locale).filter(({ kind }) => kind !== 'claims'),
				follows: chainOf(brief, claim.evidence.claims, locale),
			},
		];
	});
}
