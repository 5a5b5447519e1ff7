import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import { localizedTextSchema, nameSchema, textSchema } from '../manuscript/localized-schema.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import type { PlaceOf } from '../manuscript/place.ts';
import { readYamlRecords } from '../manuscript/read-yaml.ts';

const evidenceSchema = z.strictObject({
	/** Figures that show it. */
	figures: z.array(nameSchema).default([]),
	/** Named values that say it. */
	values: z.array(nameSchema).default([]),
	/** Works that establish it, with the place: `lane2025, abstract`. */
	works: z.array(textSchema).default([]),
	/** Claims that it follows from. */
	claims: z.array(nameSchema).default([]),
});

/** What a claim rests on. */
export const claimKinds = ['data', 'study', 'inference', 'judgement'] as const;

/** How a claim stands, from well to badly; what nobody can test yet comes last. */
export const verdicts = ['holds', 'partly', 'held-then', 'fails', 'untested'] as const;

const claimSchema = z.strictObject({
	/** `source` for a statement of the text that the publication tests, `own` for its own. */
	origin: z.enum(['source', 'own']),
	/** What the claim rests on: data, a cited study, an inference from other claims, a judgement. */
	kind: z.enum(claimKinds),
	/** How it stands today. */
	verdict: z.enum(verdicts),
	/** The claim, in a sentence. */
	statement: localizedTextSchema,
	/** What the test of it found. */
	finding: localizedTextSchema,
	evidence: evidenceSchema.prefault({}),
	/** Comparisons that must hold in the data for the verdict to stand. */
	agrees: z.array(textSchema).default([]),
	/** What would show it to be wrong. */
	refutedBy: localizedTextSchema,
});

/** Names that readers would take for the number of another claim. */
const looksNumbered = /^c\d+$/u;

export type Verdict = (typeof verdicts)[number];

export interface Claim extends z.output<typeof claimSchema> {
	readonly id: string;
}

/** The ledger: every claim by its permanent id. */
export interface Claims {
	readonly byId: ReadonlyMap<string, Claim>;
	readonly placeOf: PlaceOf;
}

export function loadClaims(manuscript: Manuscript, report: Report): Claims {
	const kind = { schema: claimSchema, kind: 'claim' } as const;
	const { entries, placeOf } = readYamlRecords(manuscript, 'claims.yaml', kind, report);
	for (const id of entries.keys()) {
		if (!looksNumbered.test(id)) continue;
		report({
			rule: 'claim-name-is-no-number',
			place: placeOf([id]),
			message: `The claim “${id}” is named like the numbers that readers see: c1, c2 and so on, given to claims in the order of their page. Name it by what it says, as in “exports-follow-imports”; a statement of the source text takes a letter of its own, as in “s${id.slice(1)}”.`,
		});
	}
	return { byId: new Map([...entries].map(([id, claim]) => [id, { id, ...claim }])), placeOf };
}
