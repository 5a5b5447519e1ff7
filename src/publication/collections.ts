import { getCollection, render, type CollectionEntry } from 'astro:content';
import type { Chapter } from './chapter.ts';

type Entry = CollectionEntry<'chapters'> | CollectionEntry<'annexes'>;

/** The MDX component of a chapter, ready to be rendered by its page. */
export async function renderChapter(chapter: Chapter) {
	const collection = chapter.kind === 'chapter' ? 'chapters' : 'annexes';
	const entries: Entry[] = await getCollection(collection);
	const entry = entries.find(({ id }) => id === `${chapter.locale}/${chapter.stem}`);
	if (entry === undefined) throw new Error(`${chapter.file} is not in the collection of chapters.`);
	return render(entry);
}
