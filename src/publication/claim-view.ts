import { parseLocator } from '../citations/parse.ts';
import type { Claim } from '../claims/claims.ts';
import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import { phrase } from '../values/present.ts';
import type { Brief } from './brief.ts';
import { proseContext } from './page-context.ts';

/** A claim as a page shows it. */
export interface ClaimView {
	readonly id: string;
	readonly verdict: Claim['verdict'];
	readonly kind: Claim['kind'];
	/** As HTML, like the texts that follow. */
	readonly statement: string;
	readonly finding: string;
	readonly refutedBy: string;
	readonly evidence: readonly EvidenceView[];
}

export interface EvidenceView {
	readonly path: string;
	readonly html: string;
}

export function claimView(brief: Brief, claim: Claim, locale: Locale): ClaimView {
	const context = proseContext(brief, { locale });
	const html = (text: string) => renderInline(text, context).html;
	return {
		id: claim.id,
		verdict: claim.verdict,
		kind: claim.kind,
		statement: html(claim.statement[locale]),
		finding: html(claim.finding[locale]),
		refutedBy: html(claim.refutedBy[locale]),
		evidence: evidenceViews(brief, claim, locale),
	};
}

function evidenceViews(brief: Brief, { evidence }: Claim, locale: Locale): EvidenceView[] {
	const { routes, words, figures, figureNumbers, values, citations } = brief;
	const context = proseContext(brief, { locale });
	const plain = (text: string) => renderInline(text, context).text;
	return [
		...evidence.figures.map((id) => {
			const number = words[locale]('figure.number', { n: figureNumbers.get(id)?.text ?? '' });
			const title = plain(figures.get(id)?.spec.title[locale] ?? '');
			return { path: routes.figure(locale, id), html: `${number}. ${title}` };
		}),
		...evidence.values.flatMap((name) => {
			const value = values.get(name);
			if (value === undefined) return [];
			const html = `${value.title[locale]}: ${phrase(value, locale)}`;
			return [{ path: routes.value(locale, name), html }];
		}),
		...evidence.works.map((work) => {
			const [key = '', place] = work.split(/,\s*/, 2);
			const locator = place === undefined ? undefined : parseLocator(place);
			const html = citations[locale].inBrackets({ key, locator });
			return { path: routes.reference(locale, key), html };
		}),
		...evidence.claims.map((id) => ({
			path: `#${id}`,
			html: `${id}: ${plain(brief.claims.byId.get(id)?.statement[locale] ?? '')}`,
		})),
	];
}
