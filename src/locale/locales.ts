/** The languages of every publication, in the order in which they are offered. */
export const locales = ['vi', 'en'] as const;

export type Locale = (typeof locales)[number];

/** The same thing in both languages. */
export type Localized<T = string> = Readonly<Record<Locale, T>>;

export function isLocale(text: string): text is Locale {
	return (locales as readonly string[]).includes(text);
}

/** The language that a reader of `locale` can switch to. */
export function counterpartLocale(locale: Locale): Locale {
	return locale === 'vi' ? 'en' : 'vi';
}

/** Builds the same thing once for each language. */
export function localize<T>(make: (locale: Locale) => T): Localized<T> {
	return { vi: make('vi'), en: make('en') };
}
