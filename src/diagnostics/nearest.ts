/**
 * The candidate that an author most probably meant by `written`, or `undefined` when none is near:
 * at most one edit for every three characters (insertion, deletion, substitution or transposition).
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
	let best: string | undefined;
	let bestDistance = Math.max(1, Math.floor(written.length / 3)) + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - written.length) >= bestDistance) continue;
		const distance = editDistance(written.toLowerCase(), candidate.toLowerCase());
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}

/** A sentence that offers the nearest candidate, or the alternative action when none is near. */
export function suggestion(
	written: string,
	candidates: Iterable<string>,
	otherwise: string,
): string {
	const candidate = nearest(written, candidates);
	return candidate === undefined ? otherwise : `Did you mean “${candidate}”?`;
}

/** Optimal string alignment distance (Damerau–Levenshtein without repeated edits). */
function editDistance(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= b.length; column += 1) {
			const isSame = a[row - 1] === b[column - 1];
			const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			current[column] = Math.min(
				(last[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (isSame ? 0 : 1),
				isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
			);
		}
		beforeLast = last;
		last = current;
	}
	return last[b.length] ?? 0;
}
