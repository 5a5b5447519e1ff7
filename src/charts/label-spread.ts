interface WantedPlace {
	readonly wanted: number;
	/** Its extent along the line on which labels are spread. */
	readonly extent: number;
}

interface Limits {
	readonly from: number;
	readonly to: number;
}

/**
 * Centres for labels along a line, as near as possible to where they are wanted, in their order,
 * without overlap, and within the limits where there is room.
 */
export function spreadLabels(labels: readonly WantedPlace[], limits: Limits): number[] {
	const order = labels
		.map(({ wanted }, index) => ({ wanted, index }))
		.toSorted((a, b) => a.wanted - b.wanted || a.index - b.index)
		.map(({ index }) => index);
	const centres = labels.map(({ wanted }) => wanted);
	const extentOf = (index: number) => labels[index]?.extent ?? 0;
	for (let pass = 0; pass < 60; pass += 1) {
		let moved = 0;
		for (let rank = 1; rank < order.length; rank += 1) {
			const [one = 0, other = 0] = [order[rank - 1], order[rank]];
			const wanted = (extentOf(one) + extentOf(other)) / 2;
			const missing = wanted - ((centres[other] ?? 0) - (centres[one] ?? 0));
			if (missing <= 0.01) continue;
			centres[one] = (centres[one] ?? 0) - missing / 2;
			centres[other] = (centres[other] ?? 0) + missing / 2;
			moved += missing;
		}
		const [first, last] = [order[0], order.at(-1)];
		if (first !== undefined && last !== undefined) {
			centres[first] = Math.max(centres[first] ?? 0, limits.from + extentOf(first) / 2);
			centres[last] = Math.min(centres[last] ?? 0, limits.to - extentOf(last) / 2);
		}
		if (moved < 0.1) break;
	}
	return centres;
}
