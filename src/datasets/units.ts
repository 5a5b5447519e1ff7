import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import { formatNumber } from '../locale/format.ts';
import type { Locale, Localized } from '../locale/locales.ts';
import { localizedTextSchema, nameSchema } from '../manuscript/localized-schema.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import { readYamlRecords } from '../manuscript/read-yaml.ts';

const unitSchema = z.strictObject({
	/** Units of one base convert into one another: `one` for shares and ratios, `usd` for money. */
	base: nameSchema,
	/** What one of this unit is in the base unit: 0.01 for percent, 1000000000 for US$ billion. */
	factor: z.number().positive().default(1),
	/** Whether thousands are set apart; false for years. */
	grouped: z.boolean().default(true),
	/** As an axis or the head of a column says it: “% of GDP”, “US$ billion”. */
	name: localizedTextSchema,
	/** As a sentence says it, with `{n}` for the number: “US$ {n} billion”. */
	phrase: localizedTextSchema.refine(({ vi, en }) => vi.includes('{n}') && en.includes('{n}'), {
		message: 'Write {n} where the number stands, in both languages.',
	}),
});

/** A unit of measure and how each language says it. */
export interface Unit {
	readonly id: string;
	readonly base: string;
	readonly factor: number;
	readonly grouped: boolean;
	readonly name: Localized;
	readonly phrase: Localized;
}

export type Units = ReadonlyMap<string, Unit>;

export function loadUnits(manuscript: Manuscript, report: Report): Units {
	const kind = { schema: unitSchema, kind: 'unit' } as const;
	const { entries } = readYamlRecords(manuscript, 'units.yaml', kind, report);
	return new Map([...entries].map(([id, unit]) => [id, { id, ...unit }]));
}

/** A value of the base unit as a bare number of this unit: 0.123 in percent is `12.3`. */
export function formatInUnit(value: number, unit: Unit, locale: Locale, style: UnitStyle): string {
	return formatNumber(value / unit.factor, locale, { ...style, isGrouped: unit.grouped });
}

/** A value of the base unit as a sentence says it: 4.032e11 is `US$ 403.2 billion`. */
export function phraseInUnit(value: number, unit: Unit, locale: Locale, style: UnitStyle): string {
	return unit.phrase[locale].replace('{n}', formatInUnit(value, unit, locale, style));
}

export interface UnitStyle {
	readonly digits: number;
	readonly isSigned?: boolean;
}
