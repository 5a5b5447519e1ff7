import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { manuscriptOf } from './publication/manuscript.ts';

const { directory } = manuscriptOf(process.env);

/**
 * The prose of a folder, in both languages; the ids are `vi/01-…` and `en/01-…`. Heads are read and
 * judged by the publication, which tells file and line; Astro only compiles the prose.
 */
const proseOf = (folder: string) =>
	defineCollection({
		loader: glob({
			pattern: '{vi,en}/*.mdx',
			base: `${directory}/${folder}`,
			generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
		}),
		schema: z.looseObject({}),
	});

export const collections = { chapters: proseOf('chapters'), annexes: proseOf('annexes') };
