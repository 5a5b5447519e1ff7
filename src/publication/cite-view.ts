import type { ReferenceStyle, StyledReference } from '../citations/reference-styles.ts';
import type { Brief } from './brief.ts';
import type { Citable } from './citable.ts';

/** How one thing is cited in one style. */
export interface StyleView extends StyledReference {
	/** “APA 7”. */
	readonly name: string;
}

/** The references to one thing in every style, the day of the edition standing for that of access. */
export function styleViews(brief: Brief, { record, locale }: Citable): StyleView[] {
	const accessed = { 'date-parts': [brief.edition.date.split('-').map(Number)] };
	return brief.referenceStyles[locale]({ ...record, accessed }).map((reference) => ({
		...reference,
		name: styleName(brief, reference.style, locale),
	}));
}

function styleName({ words }: Brief, style: ReferenceStyle, locale: Citable['locale']): string {
	return words[locale](`cite.style.${style}`);
}
