import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import { localizedTextSchema, textSchema } from '../manuscript/localized-schema.ts';
import {
	displayPath,
	hasFile,
	listFiles,
	readText,
	type Manuscript,
} from '../manuscript/read-files.ts';

const blockTextSchema = z.strictObject({
	/** The stem of the chapter. */
	chapter: textSchema,
	/** The number in the margin, where the block had one. */
	number: z.string().optional(),
	/** The words as readers saw them. */
	text: z.strictObject({ vi: z.string(), en: z.string() }),
});

/** The record of a frozen edition: a file of content/editions/, written by `npm run freeze`. */
const frozenEditionSchema = z.strictObject({
	id: textSchema,
	date: textSchema,
	title: localizedTextSchema,
	/** The file that holds its pages, beside the record, and the fingerprint of that file. */
	archive: textSchema,
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	/** What its blocks said, by identifier. */
	blocks: z.record(z.string(), blockTextSchema),
});

/** What a block said in one edition, in both languages. */
export type BlockText = z.output<typeof blockTextSchema>;

/** A published state of the whole that never changes again. */
export type FrozenEdition = z.output<typeof frozenEditionSchema>;

export const editionsFolder = 'editions';

/** Reads the records of frozen editions, the oldest first; one without its archive is reported. */
export function loadFrozenEditions(manuscript: Manuscript, report: Report): FrozenEdition[] {
	return listFiles(manuscript, editionsFolder, '.json')
		.flatMap((path) => {
			const edition = readRecord(manuscript, path, report);
			return edition === undefined ? [] : [edition];
		})
		.sort((a, b) => compareEditionIds(a.id, b.id));
}

/** Editions in the order of their years and numbers: 2026.9 comes before 2026.10. */
export function compareEditionIds(a: string, b: string): number {
	const [year = 0, number = 0] = a.split('.').map(Number);
	const [otherYear = 0, otherNumber = 0] = b.split('.').map(Number);
	return year - otherYear || number - otherNumber;
}

function readRecord(
	manuscript: Manuscript,
	path: string,
	report: Report,
): FrozenEdition | undefined {
	const text = readText(manuscript, path, report);
	if (text === undefined) return undefined;
	const fault = (message: string) => {
		report({ rule: 'edition-is-intact', place: { file: displayPath(manuscript, path) }, message });
		return undefined;
	};
	const parsed = frozenEditionSchema.safeParse(parseJson(text));
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		return fault(
			`The record of a frozen edition is damaged at “${issue?.path.map(String).join('.')}”. Restore it from the history: a frozen edition is never edited.`,
		);
	}
	const edition = parsed.data;
	const archive = `${editionsFolder}/${edition.archive}`;
	if (!hasFile(manuscript, archive)) {
		return fault(
			`The archive ${displayPath(manuscript, archive)} is missing. Restore it from the history: citations lead to it.`,
		);
	}
	const bytes = readFileSync(join(manuscript.directory, archive));
	if (createHash('sha256').update(bytes).digest('hex') === edition.sha256) return edition;
	return fault(
		`The archive ${displayPath(manuscript, archive)} is not the one that was frozen: its checksum differs. Restore it from the history.`,
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
