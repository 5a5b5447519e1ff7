import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import type { Localized } from '../locale/locales.ts';
import { localizedTextSchema } from '../manuscript/localized-schema.ts';
import { listFiles, type Manuscript } from '../manuscript/read-files.ts';
import { readYaml } from '../manuscript/read-yaml.ts';

/** Hues that a code may keep in every chart; `case` is the hue of the publication’s own case. */
export const tones = ['case', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'context'] as const;

export type Tone = (typeof tones)[number];

const codeSchema = z.strictObject({
	/** The name in running text. */
	name: localizedTextSchema,
	/** A shorter name for the labels of a chart, where the name is long. */
	short: localizedTextSchema.optional(),
	/** The hue that this code has in every chart. */
	tone: z.enum(tones).optional(),
});

const codeListSchema = z.strictObject({
	/** What the codes stand for: “Economy”, “Section of the Harmonised System”. */
	title: localizedTextSchema,
	/** The codes in their customary order. Write codes that look like numbers in quotation marks. */
	codes: z.record(z.string(), codeSchema),
});

export interface Code {
	readonly code: string;
	readonly name: Localized;
	readonly short: Localized;
	readonly tone: Tone | undefined;
}

/** A closed list of codes with their names, as in SDMX. */
export interface CodeList {
	readonly id: string;
	readonly title: Localized;
	readonly codes: ReadonlyMap<string, Code>;
}

export type CodeLists = ReadonlyMap<string, CodeList>;

export function loadCodeLists(manuscript: Manuscript, report: Report): CodeLists {
	const lists = listFiles(manuscript, 'codelists', '.yaml').flatMap((path) => {
		const id = path.replace(/^.*\/|\.yaml$/g, '');
		const record = readYaml(manuscript, path, codeListSchema, report);
		if (record === undefined) {
			report.spoiled.add('code-list', id);
			return [];
		}
		const codes = Object.entries(record.value.codes).map(
			([code, { name, short = name, tone }]) => [code, { code, name, short, tone }] as const,
		);
		return [[id, { id, title: record.value.title, codes: new Map(codes) }] as const];
	});
	return new Map(lists);
}
