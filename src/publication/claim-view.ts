import { madeOnce } from '../cache/made-once.ts';
import { parseLocator } from '../citations/parse.ts';
import type { Claim } from '../claims/claims.ts';
import type { Locale } from '../locale/locales.ts';
import { plainText, renderInline } from '../prose/render.ts';
import { phrase } from '../values/present.ts';
import { chaptersOf, claimNumber, claimUses, type ClaimUse } from './argument.ts';
import type { Brief } from './brief.ts';
import { proseContext } from './page-context.ts';

/** A claim as a page shows it. */
export interface ClaimView {
	readonly id: string;
	/** “c12”, “s4”. */
	readonly number: string;
	readonly path: string;
	readonly verdict: Claim['verdict'];
	readonly kind: Claim['kind'];
	/** As HTML, like the texts that follow. */
	readonly statement: string;
	/** The statement without markup. */
	readonly statementText: string;
	readonly finding: string;
	readonly refutedBy: string;
	readonly evidence: readonly EvidenceGroup[];
	readonly uses: readonly ClaimUse[];
	/** The chapters that argue it: `3`, `B`. */
	readonly chapters: readonly string[];
}

/** The kinds of evidence, in the order in which pages list them. */
export const evidenceKinds = ['figures', 'values', 'works', 'claims'] as const;

export type EvidenceKind = (typeof evidenceKinds)[number];

/** All evidence of one kind that a claim rests on. */
export interface EvidenceGroup {
	readonly kind: EvidenceKind;
	readonly items: readonly EvidenceView[];
}

export interface EvidenceView {
	/** The name of the figure, value, work or claim. */
	readonly name: string;
	readonly path: string;
	/** “Figure 4.2”, a title, “c12”; as HTML. */
	readonly html: string;
	/** What stands beside it: the number as it is today, a title, the statement that “c12” is. */
	readonly detail: string;
}

const once = madeOnce<Claim, Locale, ClaimView>();

/** The view of a claim in one language, made once: several pages show it. */
export function claimView(brief: Brief, claim: Claim, locale: Locale): ClaimView {
	return once(claim, locale, () => viewOf(brief, claim, locale));
}

function viewOf(brief: Brief, claim: Claim, locale: Locale): ClaimView {
	const context = proseContext(brief, { locale });
	const html = (text: string) => renderInline(text, context).html;
	const statement = renderInline(claim.statement[locale], context);
	const labels = new Map(brief.parts[locale].map(({ stem, label }) => [stem, label]));
	return {
		id: claim.id,
		number: claimNumber(brief, claim.id),
		path: brief.routes.claim(locale, claim.id),
		verdict: claim.verdict,
		kind: claim.kind,
		statement: statement.html,
		statementText: statement.text,
		finding: html(claim.finding[locale]),
		refutedBy: html(claim.refutedBy[locale]),
		evidence: evidenceGroups(brief, claim, locale),
		uses: claimUses(brief, claim.id, locale),
		chapters: chaptersOf(brief, claim.id).map((stem) => labels.get(stem) ?? ''),
	};
}

/** What a claim rests on, by kind; kinds without an entry are left out. */
export function evidenceGroups(brief: Brief, claim: Claim, locale: Locale): EvidenceGroup[] {
	return evidenceKinds
		.map((kind) => ({
			kind,
			items: claim.evidence[kind].flatMap((entry) => evidenceOf[kind](brief, entry, locale)),
		}))
		.filter(({ items }) => items.length > 0);
}

type Resolve = (brief: Brief, entry: string, locale: Locale) => EvidenceView[];

/** Resolves one entry of each kind of evidence. */
const evidenceOf: Record<EvidenceKind, Resolve> = {
	figures: (brief, name, locale) => {
		const figure = brief.figures.get(name);
		if (figure === undefined) return [];
		const n = brief.figureNumbers.get(name)?.text ?? '';
		return [
			{
				name,
				path: brief.routes.figure(locale, name),
				html: brief.words[locale]('figure.number', { n }),
				detail: renderInline(figure.spec.title[locale], proseContext(brief, { locale })).text,
			},
		];
	},
	values: ({ values, routes }, name, locale) => {
		const value = values.get(name);
		if (value === undefined) return [];
		return [
			{
				name,
				path: routes.value(locale, name),
				html: plainText(value.title[locale]).html,
				detail: phrase(value, locale),
			},
		];
	},
	works: ({ citations, routes }, entry, locale) => {
		const [key = '', place] = entry.split(/,\s*/, 2);
		const locator = place === undefined ? undefined : parseLocator(place);
		const html = citations[locale].inBrackets({ key, locator });
		return [{ name: key, path: routes.reference(locale, key), html, detail: '' }];
	},
	claims: (brief, name, locale) => {
		const claim = brief.claims.byId.get(name);
		if (claim === undefined) return [];
		const statement = renderInline(claim.statement[locale], proseContext(brief, { locale }));
		return [
			{
				name,
				path: brief.routes.claim(locale, name),
				html: claimNumber(brief, name),
				detail: statement.text,
			},
		];
	},
};
