import { toString as textOf } from 'mdast-util-to-string';
import type { Report } from '../diagnostics/problem.ts';
import type { Chapter } from './chapter.ts';
import type { Edition } from './edition.ts';
import { standingPages } from './routes.ts';

/** No two pages of a language may share an address. */
export function checkSlugs(chapters: readonly Chapter[], report: Report): void {
	const taken = new Map<string, string>(
		[...standingPages, 'tables', 'embed', 'editions', 'print', 'authors'].map((page) => [
			page,
			'a page of the site',
		]),
	);
	for (const { head, headPlaceOf, file } of chapters) {
		const holder = taken.get(head.slug);
		if (holder === undefined) taken.set(head.slug, file);
		else {
			report({
				rule: 'slug-is-unique',
				place: headPlaceOf(['slug']),
				message: `The slug “${head.slug}” already belongs to ${holder}. Choose another.`,
			});
		}
	}
}

const longestTitle = { en: 12, vi: 20 } as const;

/** Vietnamese divides words into syllables, so that a finding of twelve words takes more of them. */
export function checkTitle({ head, headPlaceOf, locale }: Chapter, report: Report): void {
	const length = head.title.split(/\s+/).length;
	if (length <= longestTitle[locale]) return;
	report({
		rule: 'title-is-short',
		place: headPlaceOf(['title']),
		message: `The title has ${length} ${locale === 'vi' ? 'syllables' : 'words'}; at most ${longestTitle[locale]} fit. State the finding more briefly.`,
	});
}

/** The page’s title is the first level, so that headings of the text begin at the second. */
export function checkHeadings({ blocks, file }: Chapter, report: Report): void {
	let previous = 1;
	for (const { kind, node, line } of blocks) {
		if (kind !== 'heading' || node.type !== 'heading') continue;
		if (node.depth === 1 || node.depth > previous + 1) {
			report({
				rule: 'heading-levels-nest',
				place: { file, line },
				message: `A heading of level ${node.depth} follows one of level ${previous}. Begin with “## ” and go down one sign at a time: “### ” may follow “## ”, “#### ” may not.`,
			});
		}
		previous = node.depth;
	}
}

/** Words as spaces divide them, which for Vietnamese are syllables. */
export function wordCount({ blocks }: Pick<Chapter, 'blocks'>): number {
	return blocks
		.filter(({ kind }) => kind !== 'component' && kind !== 'equation')
		.flatMap(({ node }) => textOf(node).split(/\s+/))
		.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

export function checkChapterLength(chapter: Chapter, edition: Edition, report: Report): void {
	const { least, most } = edition.chapterLength[chapter.locale];
	const count = wordCount(chapter);
	if (count >= least && count <= most) return;
	report({
		rule: 'chapter-length-fits',
		place: { file: chapter.file },
		message: `The chapter has ${count} ${chapter.locale === 'vi' ? 'syllables' : 'words'}; content/edition.yaml asks for ${least} to ${most}. ${count < least ? 'Argue it more fully' : 'Shorten it'}, or change the bounds.`,
	});
}
