import { expect, test } from 'vitest';
import { choosePlaces } from '../../../src/charts/name-places.ts';

/** A box one wide and one high, at a place of a line. */
const at = (left: number) => ({ left, right: left + 1, top: 0, bottom: 1 });

test('a name goes where it would rather stand', () => {
	expect(
		choosePlaces([
			[at(0), at(5)],
			[at(2), at(7)],
		]),
	).toEqual([0, 0]);
});

test('a name gives way where that leaves room for one that has no other place', () => {
	expect(choosePlaces([[at(0), at(5)], [at(0.5)]])).toEqual([1, 0]);
	// Three in a row, of which the last can stand in the middle alone.
	expect(choosePlaces([[at(2), at(4)], [at(4), at(6)], [at(2)]])).toEqual([1, 1, 0]);
});

test('of two names for one place the first has it, and the other is left out', () => {
	expect(choosePlaces([[at(0)], [at(0)], [at(0), at(3)]])).toEqual([0, undefined, 1]);
	expect(choosePlaces([[]])).toEqual([undefined]);
});

test('many names that cannot all stand are placed within a number of tries', () => {
	const crowd = Array.from({ length: 40 }, (_, name) =>
		Array.from({ length: 8 }, (__, place) => at(((name * 7 + place * 3) % 30) / 2)),
	);
	const places = choosePlaces(crowd);
	const boxes = places.flatMap((place, name) => {
		const box = place === undefined ? undefined : crowd[name]?.[place];
		return box === undefined ? [] : [box.left];
	});
	expect(boxes.length).toBeGreaterThan(5);
	const sorted = boxes.toSorted((a, b) => a - b);
	for (const [index, left] of sorted.entries()) {
		const next = sorted[index + 1];
		if (next !== undefined) expect(next - left).toBeGreaterThanOrEqual(1);
	}
});
