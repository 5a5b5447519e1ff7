import { z } from 'astro/zod';
import type { Report } from '../diagnostics/problem.ts';
import {
	editionIdSchema,
	localizedTextSchema,
	textSchema,
	webAddressSchema,
} from '../manuscript/localized-schema.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import { readYaml } from '../manuscript/read-yaml.ts';

const licenceSchema = z.strictObject({ name: textSchema, url: webAddressSchema });

const lengthSchema = z.strictObject({ least: z.int().positive(), most: z.int().positive() });

const personSchema = z.strictObject({
	family: textSchema,
	given: textSchema,
	/** Whether the family name is said first, as in Vietnamese. */
	familyFirst: z.boolean().default(true),
});

const editionSchema = z.strictObject({
	/** The name of this edition: “2026.1”. */
	id: editionIdSchema,
	/** The day of publication. */
	date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the day in full: 2026-11-22.'),
	title: localizedTextSchema,
	subtitle: localizedTextSchema,
	/** The title for running heads and small screens. */
	shortTitle: localizedTextSchema,
	/** What the publication is, for search engines: one or two sentences. */
	description: localizedTextSchema,
	/** The thesis in a sentence, for the front page. */
	thesis: localizedTextSchema,
	/** The figure of the front page, by its name. */
	mainFigure: textSchema,
	/** The two figures of the two-page brief. */
	briefFigures: z.tuple([textSchema, textSchema]),
	/** The body that answers for the text. */
	author: localizedTextSchema,
	/** Authors by name, where citations shall name them instead of the body. */
	people: z.array(personSchema).min(1).optional(),
	publisher: localizedTextSchema,
	place: localizedTextSchema,
	/** Where the publication is on the web; a folder in it becomes the base of every link. */
	address: webAddressSchema.regex(
		/^https:\/\/[^/?#]+(?:\/[\w.~-]+)*\/?$/,
		'Write the address with https://, then the host and, if there is one, a folder of letters, digits and hyphens: https://example.org/brief/.',
	),
	licences: z.strictObject({ text: licenceSchema, code: licenceSchema }),
	/** Bounds of a chapter’s length, in words as spaces divide them. */
	chapterLength: z.strictObject({ vi: lengthSchema, en: lengthSchema }),
});

/** One published state of the whole, and who answers for it. */
export type Edition = z.output<typeof editionSchema>;

export function loadEdition(manuscript: Manuscript, report: Report): Edition | undefined {
	return readYaml(manuscript, 'edition.yaml', editionSchema, report)?.value;
}
