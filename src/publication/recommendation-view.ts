import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Recommendation } from '../recommendations/recommendations.ts';
import type { Brief } from './brief.ts';
import { recommendationNumber } from './numbering.ts';
import { proseContext } from './page-context.ts';

/** A recommendation as a page shows it; texts are HTML. */
export interface RecommendationView {
	readonly id: string;
	/** “Recommendation 3”. */
	readonly number: string;
	readonly title: string;
	readonly details: readonly { readonly term: string; readonly text: string }[];
	readonly evidence: readonly {
		readonly path: string;
		readonly text: string;
		readonly verdict: string;
	}[];
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
				text: `${say(`recommendation.cost.${cost}`)}: ${html(costNote[locale])}`,
			},
			{ term: say('recommendation.risk'), text: html(risk[locale]) },
			{ term: say('recommendation.success'), text: html(success[locale]) },
		],
		evidence: recommendation.claims.flatMap((name) => {
			const claim = brief.claims.byId.get(name);
			if (claim === undefined) return [];
			return [
				{
					path: brief.routes.claim(locale, name),
					text: renderInline(claim.statement[locale], context).text,
					verdict: say(`verdict.${claim.verdict}`),
				},
			];
		}),
	};
}
