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
