import type { Localized } from '../locale/locales.ts';

/** Where a section begins: the page, counted from 0, and how far down it. */
export interface SectionPlace {
	readonly id: string;
	readonly page: number;
	/** 0 at the top edge of the page, 1 at the bottom. */
	readonly depth: number;
}

/** A chapter of one language as it came out. */
export interface Layout {
	readonly pages: number;
	readonly sections: readonly SectionPlace[];
	/** Where its text ends. */
	readonly end: Omit<SectionPlace, 'id'>;
}

/** A way to set a chapter. */
export interface Way {
	/** A heading is not sent to the next page when that would leave more of the page empty than this. */
	readonly mostEmpty: number;
	/** Its lines over those that `leadings` asks for. */
	readonly tightness: number;
}

/**
 * The ways to set a chapter, in the order in which they are tried until its sections agree: somewhat
 * tighter lines are seen less than a page that is nearly empty.
 */
export const ways: readonly Way[] = [0.65, 0.8].flatMap((mostEmpty) =>
	[1, 0.985, 0.97].map((tightness) => ({ mostEmpty, tightness })),
);

/** Where the text of a page begins, as a part of its height. */
const top = 0.09;

const positionOf = ({ page, depth }: Omit<SectionPlace, 'id'>) => page + depth;

/** The sections that begin on different pages, though both languages have them. */
export function drift({ vi, en }: Localized<Layout>): string[] {
	return vi.sections.flatMap(({ id, page }) => {
		const other = en.sections.find((each) => each.id === id);
		return other === undefined || other.page === page ? [] : [id];
	});
}

/**
 * The headings that should open a page so that both languages begin their sections on the same
 * page, beside those that do already. It reckons with how later sections move; the next print tells
 * whether it was right. Where a heading cannot be sent on alone, the section before it opens a page
 * in both languages, which moves the two heads against the edges of their pages.
 */
export function furtherBreaks(
	{ vi, en }: Localized<Layout>,
	breaks: Localized<readonly string[]>,
	mostEmpty: number,
): Localized<readonly string[]> {
	const added: { vi: string[]; en: string[] } = { vi: [...breaks.vi], en: [...breaks.en] };
	const shift = { vi: 0, en: 0 };
	for (const place of vi.sections) {
		const other = en.sections.find(({ id }) => id === place.id);
		if (other === undefined) continue;
		const at = { vi: positionOf(place) + shift.vi, en: positionOf(other) + shift.en };
		if (Math.floor(at.vi) === Math.floor(at.en)) continue;
		const behind = at.vi < at.en ? 'vi' : 'en';
		const next = Math.floor(at[behind]) + 1;
		if (next - at[behind] > mostEmpty || added[behind].includes(place.id)) {
			const earlier = earlierBreak({ vi, en }, { breaks: added, before: place.id, mostEmpty });
			if (earlier === undefined) continue;
			added.vi.push(earlier);
			added.en.push(earlier);
			return added;
		}
		added[behind].push(place.id);
		shift[behind] += next + top - at[behind];
	}
	return added;
}

/** The last section before another that can open a page in both languages. */
function earlierBreak(
	{ vi, en }: Localized<Layout>,
	{
		breaks,
		before,
		mostEmpty,
	}: {
		readonly breaks: Localized<readonly string[]>;
		readonly before: string;
		readonly mostEmpty: number;
	},
): string | undefined {
	const isFullBefore = ({ depth }: SectionPlace) => 1 - depth <= mostEmpty;
	const earlier = vi.sections.slice(
		0,
		vi.sections.findIndex(({ id }) => id === before),
	);
	return earlier.findLast((place) => {
		const other = en.sections.find(({ id }) => id === place.id);
		const isFree = !breaks.vi.includes(place.id) && !breaks.en.includes(place.id);
		return isFree && other?.page === place.page && isFullBefore(place) && isFullBefore(other);
	})?.id;
}

/** Usual and greatest height of a line over the size of the text. */
export const usualLeading = 1.45;
const greatestLeading = 1.56;

/** About how much of a chapter is running text, which alone grows with the height of its lines. */
const textPart = 0.7;

/** The height of lines with which the shorter language fills about the pages of the longer one. */
export function leadings({ vi, en }: Localized<Layout>, tightness = 1): Localized<number> {
	const lengths = { vi: positionOf(vi.end), en: positionOf(en.end) };
	const longest = Math.max(lengths.vi, lengths.en);
	const leading = (length: number) => {
		const wanted = usualLeading * (1 + (longest / length - 1) / textPart);
		return Math.round(Math.min(greatestLeading, wanted) * tightness * 1000) / 1000;
	};
	return { vi: leading(lengths.vi), en: leading(lengths.en) };
}
