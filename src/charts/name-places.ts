import { overlap, type Bounds } from './svg-path.ts';

/** A place counts by its rank in its list; a name without a place costs more than any of them. */
const leftOut = 100;
/** A search of this many tries takes some milliseconds; past it the best found so far stands. */
const mostTries = 50_000;

/**
 * For each name the index of the place that it gets, or `undefined`: as many names as have room
 * together, in the places that they would rather have. `places` are in the order of preference and
 * of names in the order of weight, so that the first of two that cannot both stand keeps its place.
 */
export function choosePlaces(
	places: readonly (readonly Bounds[])[],
): readonly (number | undefined)[] {
	let best: readonly (number | undefined)[] = places.map(() => undefined);
	let leastCost = Number.POSITIVE_INFINITY;
	let tries = 0;
	const chosen: (number | undefined)[] = [];
	const taken: Bounds[] = [];
	const choose = (cost: number): void => {
		if (cost >= leastCost || tries > mostTries) return;
		const own = places[chosen.length];
		if (own === undefined) {
			best = [...chosen];
			leastCost = cost;
			return;
		}
		for (const [rank, box] of own.entries()) {
			tries += 1;
			if (taken.some((other) => overlap(other, box))) continue;
			chosen.push(rank);
			taken.push(box);
			choose(cost + rank);
			chosen.pop();
			taken.pop();
		}
		chosen.push(undefined);
		choose(cost + leftOut);
		chosen.pop();
	};
	choose(0);
	return best;
}
