import { unified } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { formulaOptions } from '../prose/formulas.ts';
import { mathOptions } from '../prose/parse.ts';
import type { Brief } from '../publication/brief.ts';
import { rehypeChapter } from './rehype-chapter.ts';
import { remarkChapter } from './remark-chapter.ts';

/** The Markdown engine of the chapters. Quotation marks and dashes stay as the author typed them. */
export function chapterProcessor(brief: Brief) {
	return unified({
		gfm: true,
		smartypants: false,
		// The brief is bound here: options of a plugin would be copied deeply.
		remarkPlugins: [[remarkMath, mathOptions], () => remarkChapter(brief)],
		rehypePlugins: [[rehypeKatex, formulaOptions], rehypeChapter],
	});
}
