import type { Locale } from '../locale/locales.ts';

/** A title as it stands on a cover. */
export interface TitleLines {
	readonly main: string;
	/** What follows the colon, on a line of its own. */
	readonly rest: string | undefined;
}

/**
 * Divides a title at its first colon. A line begins with a capital letter in every language; where
 * the title runs on, what follows the colon keeps the letter that the custom of its language asks.
 */
export function titleLines(title: string, locale: Locale): TitleLines {
	const [main = '', ...others] = title.split(': ');
	const rest = others.join(': ');
	if (rest === '') return { main, rest: undefined };
	const [first = ''] = rest;
	return { main, rest: first.toLocaleUpperCase(locale) + rest.slice(first.length) };
}
