import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import {
	editionIdSchema,
	localizedTextSchema,
	nameSchema,
} from '../manuscript/localized-schema.ts';
import type { PlaceOf } from '../manuscript/place.ts';
import { hasFile, type Manuscript } from '../manuscript/read-files.ts';
import { readYamlRecords } from '../manuscript/read-yaml.ts';
import { identifierPattern } from '../prose/blocks.ts';

export const revisionKinds = ['correction', 'update', 'addition'] as const;

const revisionSchema = z.strictObject({
	/** The day of the change. */
	date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the day in full: 2026-11-22.'),
	/** The first edition that has it. */
	edition: editionIdSchema,
	/** `correction` of a mistake, `update` of what has become old, `addition` of something new. */
	kind: z.enum(revisionKinds),
	/** What changed and why, for a reader who used the text as it was. */
	what: localizedTextSchema,
	/** The identifiers of the blocks that changed. */
	blocks: z
		.array(z.string().regex(identifierPattern, 'Write the identifier of a block, as in p-3f8d.'))
		.default([]),
	/** The figures that changed, by name. */
	figures: z.array(nameSchema).default([]),
});

/** One dated change after publication. */
export interface Revision extends z.output<typeof revisionSchema> {
	readonly id: string;
}

export interface Revisions {
	/** The newest first. */
	readonly list: readonly Revision[];
	readonly placeOf: PlaceOf;
}

const path = 'revisions.yaml';

/** Reads the list of revisions; a publication that was never revised has none. */
export function loadRevisions(manuscript: Manuscript, report: Report): Revisions {
	if (!hasFile(manuscript, path)) return { list: [], placeOf: () => ({ file: path }) };
	const kind = { schema: revisionSchema, kind: 'revision' } as const;
	const { entries, placeOf } = readYamlRecords(manuscript, path, kind, report);
	const list = [...entries].map(([id, entry]) => ({ id, ...entry }));
	return { list: list.toSorted((a, b) => (a.date < b.date ? 1 : -1)), placeOf };
}
