import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import { localizedTextSchema, nameSchema } from '../manuscript/localized-schema.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import { readYamlRecords } from '../manuscript/read-yaml.ts';
import type { Unit } from './unit.ts';

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

export type Units = ReadonlyMap<string, Unit>;

export function loadUnits(manuscript: Manuscript, report: Report): Units {
	const kind = { schema: unitSchema, kind: 'unit' } as const;
	const { entries } = readYamlRecords(manuscript, 'units.yaml', kind, report);
	return new Map([...entries].map(([id, unit]) => [id, { id, ...unit }]));
}
