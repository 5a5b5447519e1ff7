/**
 * Syllables with the tone mark in the old place: `hóa`, `thủy`, `khỏe`. After q the u belongs to
 * the consonant (`quý`), and a final consonant leaves no choice (`hoàn`), so neither is matched.
 */
const oldPlace = /(?<![\p{L}])(?<onset>[\p{L}]*?)(?<nucleus>[òóỏõọ][ae]|[ùúủũụ]y)(?![\p{L}])/giu;

const modern: Record<string, string> = {
	ò: 'oà',
	ó: 'oá',
	ỏ: 'oả',
	õ: 'oã',
	ọ: 'oạ',
	ù: 'uỳ',
	ú: 'uý',
	ủ: 'uỷ',
	ũ: 'uỹ',
	ụ: 'uỵ',
};

const modernE: Record<string, string> = { ò: 'oè', ó: 'oé', ỏ: 'oẻ', õ: 'oẽ', ọ: 'oẹ' };

/** A word with its tone mark in the old place, and how to write it. */
export interface OldToneMark {
	readonly written: string;
	readonly modern: string;
	readonly start: number;
}

export function oldToneMarks(text: string): OldToneMark[] {
	return [...text.matchAll(oldPlace)].flatMap((match) => {
		const { onset = '', nucleus = '' } = match.groups ?? {};
		if (/q$/i.test(onset)) return [];
		return [{ written: match[0], modern: onset + modernised(nucleus), start: match.index }];
	});
}

function modernised(nucleus: string): string {
	const vowel = nucleus.charAt(0).toLowerCase();
	const table = nucleus.charAt(1).toLowerCase() === 'e' ? modernE : modern;
	const written = table[vowel] ?? nucleus;
	return nucleus.charAt(0) === vowel ? written : written.charAt(0).toUpperCase() + written.slice(1);
}
