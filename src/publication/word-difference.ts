/** A stretch of words that both texts have, or only one of them. */
export interface Stretch {
	readonly kind: 'kept' | 'removed' | 'added';
	readonly text: string;
}

/**
 * How one text became another, word by word: the longest words that both have in common are kept,
 * and what was removed stands before what was added.
 */
export function wordDifference(before: string, after: string): Stretch[] {
	const [old, now] = [wordsOf(before), wordsOf(after)];
	const lengths = commonLengths(old, now);
	const stretches: { kind: Stretch['kind']; words: string[] }[] = [];
	const put = (kind: Stretch['kind'], word: string) => {
		const last = stretches.at(-1);
		if (last?.kind === kind) last.words.push(word);
		else stretches.push({ kind, words: [word] });
	};
	let [i, j] = [0, 0];
	while (i < old.length || j < now.length) {
		const [a, b] = [old[i], now[j]];
		if (a !== undefined && a === b) {
			put('kept', a);
			i += 1;
			j += 1;
		} else if (
			a !== undefined &&
			(b === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))
		) {
			put('removed', a);
			i += 1;
		} else if (b !== undefined) {
			put('added', b);
			j += 1;
		}
	}
	return stretches.map(({ kind, words }) => ({ kind, text: words.join(' ') }));
}

function wordsOf(text: string): string[] {
	return text.split(/\s+/).filter((word) => word !== '');
}

/** For each pair of places, how many words the rests of both texts have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
	const lengths = Array.from({ length: old.length + 1 }, () =>
		new Array<number>(now.length + 1).fill(0),
	);
	for (let i = old.length - 1; i >= 0; i -= 1) {
		for (let j = now.length - 1; j >= 0; j -= 1) {
			const row = lengths[i];
			if (row === undefined) continue;
			row[j] =
				old[i] === now[j]
					? at(lengths, i + 1, j + 1) + 1
					: Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
		}
	}
	return lengths;
}

function at(lengths: readonly (readonly number[])[], i: number, j: number): number {
	return lengths[i]?.[j] ?? 0;
}
