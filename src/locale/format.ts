import type { Locale } from './locales.ts';

/** BCP 47 tags that give each language its own separators and date forms. */
const tags: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };

/** The tag of a language, for scripts that format in the browser: `en-GB`. */
export function languageTag(locale: Locale): string {
	return tags[locale];
}

export interface NumberStyle {
	/** Decimals to show, kept even when they are zero. */
	readonly digits: number;
	/** Shows a plus sign before positive numbers. */
	readonly isSigned?: boolean;
	/** Sets thousands apart; years are written without. */
	readonly isGrouped?: boolean;
}

/** A number with the separators of the language: vi `1.234,5`, en `1,234.5`. */
export function formatNumber(value: number, locale: Locale, style: NumberStyle): string {
	return formatWith(value, locale, style, {});
}

/** A share (0–1) as a percentage: 0.123 becomes vi `12,3%`, en `12.3%`. */
export function formatPercent(share: number, locale: Locale, style: NumberStyle): string {
	return formatWith(share, locale, style, { style: 'percent' });
}

function formatWith(
	value: number,
	locale: Locale,
	{ digits, isSigned = false, isGrouped = true }: NumberStyle,
	options: Intl.NumberFormatOptions,
): string {
	const key = [locale, digits, isSigned, isGrouped, options.style].join();
	let format = numberFormats.get(key);
	if (format === undefined) {
		format = new Intl.NumberFormat(tags[locale], {
			...options,
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
			useGrouping: isGrouped,
			signDisplay: isSigned ? 'exceptZero' : 'negative',
		});
		numberFormats.set(key, format);
	}
	return format.format(value).replace('-', '−');
}

/** Making one costs a hundred times what using it does. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** A date as far as it is known: vi `22 tháng 11 năm 2026`, `tháng 11 năm 2026`, `2026`. */
export function formatDate(isoDate: string, locale: Locale): string {
	const [year, month, day] = isoDate.split('-').map(Number);
	if (!year || Number.isNaN(month ?? 1) || Number.isNaN(day ?? 1)) {
		throw new RangeError(`“${isoDate}” is not a date like 2026, 2026-11 or 2026-11-22.`);
	}
	if (month === undefined) return String(year);
	const monthAndYear =
		locale === 'vi' ? `tháng ${month} năm ${year}` : `${englishMonth(month)} ${year}`;
	return day === undefined ? monthAndYear : `${day} ${monthAndYear}`;
}

function englishMonth(month: number): string {
	const firstDay = new Date(Date.UTC(2000, month - 1, 1));
	return new Intl.DateTimeFormat(tags.en, { month: 'long', timeZone: 'UTC' }).format(firstDay);
}

/** Years from first to last with an en dash: `1990–2024`. */
export function formatYearRange(first: number, last: number): string {
	return first === last ? `${first}` : `${first}–${last}`;
}

/** Words joined as the language joins them: `a, b and c`, `a, b và c`. */
export function formatList(words: readonly string[], locale: Locale): string {
	return new Intl.ListFormat(tags[locale], { style: 'long', type: 'conjunction' }).format(words);
}

/** The order of the language’s dictionary: in Vietnamese đ follows d, and tones break ties. */
export function compareText(locale: Locale): (a: string, b: string) => number {
	const collator = new Intl.Collator(tags[locale], { numeric: true });
	return (a, b) => collator.compare(a, b);
}
