import { capitalized, type Random } from './random.ts';
import type { Locale } from '../locale/locales.ts';

/**
 * Prose that says nothing, in syllables that each language could have. Words come as often as in
 * natural prose, a few all the time and most of them seldom, so that pages compress alike and the
 * search index has as many words.
 */
export interface InventedWords {
	readonly word: (random: Random) => string;
	/** Words with a capital at the beginning, without a full stop. */
	readonly phrase: (random: Random, length: number) => string;
	/** `insertions` stand somewhere between the words. */
	readonly sentence: (random: Random, insertions?: readonly string[]) => string;
}

const parts = {
	en: {
		onsets: 'b c d f g h l m n p r s t w br cl dr fl gr pl pr st tr ch sh th'.split(' '),
		rhymes: 'a e i o u an en in on ar er or al el ill ost ent and ing ow ay ate ess ain'.split(' '),
		vocabulary: 6000,
		/** Ranks from which on a word has one more syllable. */
		longer: [60, 900, 4500],
		wordsPerSentence: [12, 21],
	},
	vi: {
		onsets: 'b c ch d đ h kh l m n nh ph r s t th tr v x'.split(' '),
		rhymes: (
			'a à á ai ải ao ào anh ành ách ang áng ăn ắn ằng âm ấm ập âu ầu ân ê ế ên iên iến iểu iệc ' +
			'inh ính o ó ong òng ông ộng ốt ơi ới ơn u ủ ung ùng ua ưa ư ữ ương ướng ượng ươi ười uôn uộc'
		).split(' '),
		vocabulary: 1100,
		longer: [],
		wordsPerSentence: [16, 28],
	},
} as const;

export function inventedWords(locale: Locale): InventedWords {
	const { onsets, rhymes, vocabulary, longer, wordsPerSentence } = parts[locale];
	const syllable = (place: number) => {
		const onset = onsets[place % onsets.length] ?? '';
		return onset + (rhymes[Math.floor(place / onsets.length) % rhymes.length] ?? '');
	};
	const word = (random: Random) => {
		const rank = Math.floor(vocabulary ** random());
		const syllables = 1 + longer.filter((least) => rank >= least).length;
		// Steps by a large prime, so that neighbours in rank do not look alike.
		return Array.from({ length: syllables }, (_each, index) =>
			syllable((rank * 7919 + index * 104729) % (onsets.length * rhymes.length)),
		).join('');
	};
	const words = (random: Random, length: number) => Array.from({ length }, () => word(random));
	return {
		word,
		phrase: (random, length) => capitalized(words(random, length).join(' ')),
		sentence: (random, insertions = []) => {
			const [least, most] = wordsPerSentence;
			const chosen = words(random, least + Math.floor(random() * (most - least)));
			chosen[0] = capitalized(chosen[0] ?? '');
			const comma = Math.floor(chosen.length / 2);
			chosen[comma] += ',';
			for (const [index, insertion] of insertions.entries()) {
				chosen.splice(2 + 3 * index + Math.floor(random() * 2), 0, insertion);
			}
			return `${chosen.join(' ')}.`;
		},
	};
}
