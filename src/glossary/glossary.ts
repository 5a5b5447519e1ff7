import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import { locales, type Locale, type Localized } from '../locale/locales.ts';
import { textSchema } from '../manuscript/localized-schema.ts';
import { displayPath, hasFile, type Manuscript } from '../manuscript/read-files.ts';
import { readYamlRecords, type YamlRecords } from '../manuscript/read-yaml.ts';

const termSchema = z.strictObject({
	/** The term as the language says it. */
	term: textSchema,
	/** What it means, in a sentence or two. */
	definition: textSchema,
	/** A usual abbreviation. */
	abbreviation: textSchema.optional(),
	/** The word of the law, where it differs from the usual one. */
	legalTerm: textSchema.optional(),
});

export type Term = z.output<typeof termSchema>;

/** Terms by their key; the same keys in both languages. */
export type Glossary = ReadonlyMap<string, Localized<Term>>;

/** Reads both glossaries; a term that one of them lacks is reported and left out. */
export function loadGlossary(manuscript: Manuscript, report: Report): Glossary {
	const read = (locale: Locale) =>
		hasFile(manuscript, pathOf(locale))
			? readYamlRecords(manuscript, pathOf(locale), { schema: termSchema, kind: 'term' }, report)
			: undefined;
	const records: Localized<YamlRecords<Term> | undefined> = { vi: read('vi'), en: read('en') };
	const keys = new Set(locales.flatMap((locale) => [...(records[locale]?.entries.keys() ?? [])]));
	const glossary = new Map<string, Localized<Term>>();
	for (const key of keys) {
		const [vi, en] = [records.vi?.entries.get(key), records.en?.entries.get(key)];
		if (vi !== undefined && en !== undefined) {
			glossary.set(key, { vi, en });
			continue;
		}
		const isTold = report.spoiled.has('term', key);
		report.spoiled.add('term', key);
		if (isTold) continue;
		const [present, absent]: [Locale, Locale] = vi === undefined ? ['en', 'vi'] : ['vi', 'en'];
		report({
			rule: 'term-resolves',
			place: records[present]?.placeOf([key]) ?? { file: displayPath(manuscript, pathOf(present)) },
			message: `The term “${key}” is missing from ${displayPath(manuscript, pathOf(absent))}. Add it there under the same key.`,
		});
	}
	return glossary;
}

function pathOf(locale: Locale): string {
	return `glossary/${locale}.yaml`;
}
