import { formatInUnit, phraseInUnit } from '../datasets/unit.ts';
import type { Locale } from '../locale/locales.ts';
import type { NamedValue } from './load.ts';

/** The value as a sentence says it, with its unit: `US$ 403.2 billion`, `403,2 tỷ US$`. */
export function phrase({ value, unit, digits, isSigned }: NamedValue, locale: Locale): string {
	return phraseInUnit(value, unit, locale, { digits, isSigned });
}

/** The number alone, where the sentence says the unit itself. */
export function bareNumber({ value, unit, digits, isSigned }: NamedValue, locale: Locale): string {
	return formatInUnit(value, unit, locale, { digits, isSigned });
}
