import type { Locale } from '../locale/locales.ts';

/** A number in a sentence that data or a work should stand behind. */
export interface LooseNumber {
	/** The words around it, for the message. */
	readonly text: string;
	/** Where it begins in the text. */
	readonly start: number;
}

/** Stands for a citation, a named value or a formula in the flattened text of a paragraph. */
export const stand = { citation: '\uE000', value: '\uE001', formula: '\uE002' } as const;

const number = String.raw`\d(?:[\d.,]*\d)?`;

/** What makes digits a statistic: a percentage, money, a magnitude, a multiple or a measure. */
const statistics: Record<Locale, RegExp> = {
	vi: new RegExp(
		[
			String.raw`${number}\s?(?:%|‰|phần trăm|điểm phần trăm|phần nghìn)`,
			String.raw`(?:US\$|\$|€|£)\s?${number}`,
			String.raw`${number}\s?(?:nghìn|ngàn|triệu|t[ỷỉ](?! (?:lệ|trọng|giá|suất|số|phần))|lần|USD|đô la|đồng|euro|tấn|kg|km|kWh|điểm)(?![\p{L}])`,
			String.raw`\d+,\d+`,
			String.raw`\d{1,3}(?:\.\d{3})+`,
		].join('|'),
		'giu',
	),
	en: new RegExp(
		[
			String.raw`${number}\s?(?:%|‰|percent|per cent|percentage points?|per mille)`,
			String.raw`(?:US\$|\$|€|£)\s?${number}`,
			String.raw`${number}[\s-]?(?:thousand|million|billion|trillion|times|fold|USD|dollars?|dong|euros?|tonnes?|tons?|kg|km|kWh|points)(?!\p{L})`,
			String.raw`\d+\.\d+`,
			String.raw`\d{1,3}(?:,\d{3})+`,
		].join('|'),
		'giu',
	),
};

/** Numbers of laws, dates and paragraph references are no statistics. */
const exempt =
	/\b\d+\/\d{4}(?:\/[\p{L}-]+)?|\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|(?:đoạn|para\.|§|Hình|Bảng|Figure|Table)\s\d+\.\d+|\b(?:WDI|PWT|HS|SITC|BACI|TiVA|LPI)\s?\d[\d.]*/giu;

/**
 * The statistics in a text that stand in a sentence without a citation. Named values and formulas
 * are not part of the text: they are replaced by the signs of `stand`.
 */
export function looseNumbers(text: string, locale: Locale): LooseNumber[] {
	const visible = text.replace(exempt, (match) => ' '.repeat(match.length));
	return sentences(visible, locale).flatMap(({ segment, index }) => {
		if (segment.includes(stand.citation)) return [];
		return [...segment.matchAll(statistics[locale])].map((match) => ({
			text: match[0].trim(),
			start: index + match.index,
		}));
	});
}

/** Sentences of a text with their places; abbreviations before a number do not end one. */
function sentences(text: string, locale: Locale): { segment: string; index: number }[] {
	const found: { segment: string; index: number }[] = [];
	for (const { segment, index } of new Intl.Segmenter(locale, {
		granularity: 'sentence',
	}).segment(text)) {
		const previous = found.at(-1);
		const runsOn = /(?:\b(?:tr|p|pp|vol|no|tập|số|St|Dr|cf|e\.g|i\.e))\.\s*$/u;
		if (previous !== undefined && runsOn.test(previous.segment)) previous.segment += segment;
		else found.push({ segment, index });
	}
	return found;
}
