import { formatNumber } from '../locale/format.ts';
import type { Locale, Localized } from '../locale/locales.ts';

/** A unit of measure and how each language says it. */
export interface Unit {
	readonly id: string;
	readonly base: string;
	readonly factor: number;
	readonly grouped: boolean;
	readonly name: Localized;
	readonly phrase: Localized;
}

/** A value of the base unit as a bare number of this unit: 0.123 in percent is `12.3`. */
export function formatInUnit(value: number, unit: Unit, locale: Locale, style: UnitStyle): string {
	// 15.55 per cent is kept as 0.1555, and 0.1555 ÷ 0.01 is a little less than 15.55 in binary.
	const shown = Number((value / unit.factor).toPrecision(12));
	return formatNumber(shown, locale, { ...style, isGrouped: unit.grouped });
}

/** A value of the base unit as a sentence says it: 4.032e11 is `US$ 403.2 billion`. */
export function phraseInUnit(value: number, unit: Unit, locale: Locale, style: UnitStyle): string {
	return unit.phrase[locale].replace('{n}', formatInUnit(value, unit, locale, style));
}

export interface UnitStyle {
	readonly digits: number;
	readonly isSigned?: boolean;
}
