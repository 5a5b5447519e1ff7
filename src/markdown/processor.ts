import { unified } from '@astrojs/markdown-remark';
import remarkMath from 'remark-math';
import { rehypeFormulas } from '../prose/formulas.ts';
import { mathOptions } from '../prose/parse.ts';
import { currentBrief } from '../publication/current-brief.ts';
import { rehypeChapter } from './rehype-chapter.ts';
import { remarkChapter } from './remark-chapter.ts';

/** The Markdown engine of the chapters. Quotation marks and dashes stay as the author typed them. */
export function chapterProcessor() {
	return unified({
		gfm: true,
		smartypants: false,
		// The brief is no option: options of a plugin would be copied deeply.
		remarkPlugins: [[remarkMath, mathOptions], () => remarkChapter(currentBrief)],
		rehypePlugins: [rehypeFormulas, rehypeChapter],
	});
}
