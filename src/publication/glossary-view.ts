import { compareText } from '../locale/format.ts';
import { counterpartLocale, type Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import { proseContext } from './page-context.ts';

/** A term as the glossary shows it. */
export interface GlossaryView {
	readonly key: string;
	readonly term: string;
	readonly abbreviation: string | undefined;
	readonly legalTerm: string | undefined;
	/** The term in the other language. */
	readonly counterpart: string;
	readonly counterpartLocale: Locale;
	/** As HTML. */
	readonly definition: string;
}

/** Every term, in the order of the language’s dictionary. */
export function glossaryViews(brief: Brief, locale: Locale): GlossaryView[] {
	const context = proseContext(brief, { locale });
	const other = counterpartLocale(locale);
	const compare = compareText(locale);
	return [...brief.glossary]
		.map(([key, term]) => ({
			key,
			term: term[locale].term,
			abbreviation: term[locale].abbreviation,
			legalTerm: term[locale].legalTerm,
			counterpart: term[other].term,
			counterpartLocale: other,
			definition: renderInline(term[locale].definition, context).html,
		}))
		.toSorted((a, b) => compare(a.term, b.term));
}
