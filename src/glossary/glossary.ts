import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import { locales, type Locale, type Localized } from '../locale/locales.ts';
import { nameSchema, textSchema } from '../manuscript/localized-schema.ts';
import { displayPath, hasFile, type Manuscript } from '../manuscript/read-files.ts';
import { readYaml, type YamlRecord } from '../manuscript/read-yaml.ts';

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

const glossarySchema = z.record(nameSchema, termSchema);

export type Term = z.output<typeof termSchema>;

/** Terms by their key; the same keys in both languages. */
export type Glossary = ReadonlyMap<string, Localized<Term>>;

/** Reads both glossaries; a term that one of them lacks is reported and left out. */
export function loadGlossary(manuscript: Manuscript, report: Report): Glossary {
	const read = (locale: Locale) =>
		hasFile(manuscript, pathOf(locale))
			? readYaml(manuscript, pathOf(locale), glossarySchema, report)
			: undefined;
	const records: Localized<YamlRecord<Record<string, Term>> | undefined> = {
		vi: read('vi'),
		en: read('en'),
	};
	const keys = new Set(locales.flatMap((locale) => Object.keys(records[locale]?.value ?? {})));
	const glossary = new Map<string, Localized<Term>>();
	for (const key of keys) {
		const [vi, en] = [records.vi?.value[key], records.en?.value[key]];
		if (vi !== undefined && en !== undefined) {
			glossary.set(key, { vi, en });
			continue;
		}
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
