import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import { localizedTextSchema, nameSchema } from '../manuscript/localized-schema.ts';
import type { PlaceOf } from '../manuscript/place.ts';
import { hasFile, type Manuscript } from '../manuscript/read-files.ts';
import { readYamlRecords } from '../manuscript/read-yaml.ts';

const recommendationSchema = z.strictObject({
	/** What to do, as an order: “Publish domestic value added each year”. */
	title: localizedTextSchema,
	/** The same in at most a line, for the two-page brief. */
	short: localizedTextSchema,
	/** The body that would do it. */
	who: localizedTextSchema,
	/** What exactly is done, in two to four sentences. */
	what: localizedTextSchema,
	/** By when, and what first. */
	byWhen: localizedTextSchema,
	/** What it costs the budget: little (existing staff), some (a programme), much (capital). */
	cost: z.enum(['low', 'medium', 'high']),
	costNote: localizedTextSchema,
	/** The claims that it rests on; each opens its chain of evidence. */
	claims: z.array(nameSchema).min(1),
	/** What could go wrong, and what would contain it. */
	risk: localizedTextSchema,
	/** The measure that would show success, and its value. */
	success: localizedTextSchema,
});

export interface Recommendation extends z.output<typeof recommendationSchema> {
	readonly id: string;
}

export interface Recommendations {
	readonly byId: ReadonlyMap<string, Recommendation>;
	readonly placeOf: PlaceOf;
}

const path = 'recommendations.yaml';

/** Reads the recommendations; a publication may have none. */
export function loadRecommendations(manuscript: Manuscript, report: Report): Recommendations {
	const none: Recommendations = { byId: new Map(), placeOf: () => ({ file: path }) };
	if (!hasFile(manuscript, path)) return none;
	const kind = { schema: recommendationSchema, kind: 'recommendation' } as const;
	const { entries, placeOf } = readYamlRecords(manuscript, path, kind, report);
	return { byId: new Map([...entries].map(([id, entry]) => [id, { id, ...entry }])), placeOf };
}
