import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { manuscriptOf } from './publication/manuscript.ts';

const { directory } = manuscriptOf(process.env);

/**
 * Chapters of both languages; their ids are `vi/01-…` and `en/01-…`. Their heads are read and judged
 * by the publication, which tells file and line; Astro only compiles the prose.
 */
const chapters = defineCollection({
	loader: glob({
		pattern: '{vi,en}/*.mdx',
		base: `${directory}/chapters`,
		generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
	}),
	schema: z.looseObject({}),
});

export const collections = { chapters };
