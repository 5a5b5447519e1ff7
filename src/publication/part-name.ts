import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';

/** “Chapter 3”, “Annex B”. */
export function partName({ words }: Brief, { kind, label, locale }: Chapter): string {
	return words[locale](kind === 'chapter' ? 'chapter.number' : 'annex.label', { n: label });
}
