import { locales, type Locale } from '../locale/locales.ts';

/** The static paths of a page that exists once in each language. */
export function localePaths(): { params: { locale: Locale }; props: { locale: Locale } }[] {
	return locales.map((locale) => ({ params: { locale }, props: { locale } }));
}
