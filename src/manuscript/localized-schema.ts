import { z } from 'astro/zod';

/** A text that is not empty. */
export const textSchema = z.string().trim().min(1);

/** The same text in both languages. */
export const localizedTextSchema = z.strictObject({ vi: textSchema, en: textSchema });

/** A day, month or year: `2026-11-22`, `2026-11`, `2026`. */
export const dateSchema = z.coerce
	.string()
	.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Write a date as 2026-11-22, 2026-11 or 2026.');

/** The name of a file, folder or key: lower-case letters, digits and hyphens. */
export const nameSchema = z
	.string()
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		'Write names in lower-case letters, digits and hyphens, as in “exports-by-market”.',
	);

/** An address of the web: nothing that a browser would run, or that would end an attribute. */
export const webAddressSchema = z
	.string()
	.regex(/^https?:\/\/[^\s"'<>\\]+$/, 'Write a web address in full, with https://.')
	.refine((text) => URL.canParse(text), {
		error: 'This is no web address. Compare it letter by letter.',
	});

/** The name of an edition: “2026.1”. */
export const editionIdSchema = z
	.string()
	.regex(/^\d{4}\.\d+$/, 'Write the id of an edition as its year and a running number: "2026.1".');
