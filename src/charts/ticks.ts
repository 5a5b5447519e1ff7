import type { DrawingContext } from './drawing-context.ts';
import { noteSize } from './lettering.ts';

const yearSteps = [1, 2, 5, 10, 20, 25, 50, 100, 200];

/**
 * Round years between the first and the last, and the two themselves; neighbours keep the distance
 * that their lettering needs on an axis of `room` pixels. The first and the last stand inside the
 * ends of the axis, all others across their place.
 */
export function yearTicks(
	first: number,
	last: number,
	room: number,
	context: DrawingContext,
): number[] {
	const span = Math.max(1, last - first);
	const width = context.measure('2000', noteSize(context), 400);
	const years = (pixels: number) => (pixels / room) * span;
	const step = yearSteps.find((candidate) => candidate >= years(width + 12) * 1.25) ?? 500;
	const least = years(width * 1.5 + 8);
	const ticks = [first];
	for (let year = Math.ceil(first / step) * step; year < last; year += step) {
		if (year - first >= least && last - year >= least) ticks.push(year);
	}
	return last > first ? [...ticks, last] : ticks;
}

/** Digits that begin the marks of a logarithmic axis, from dense to sparse. */
const logDigits = [[1, 2, 5], [1, 3], [1]];

/**
 * Round numbers at even distances on a logarithmic axis, from the smallest value to the largest; no
 * more than `most`, and at least two where the axis is long enough for them.
 */
export function logTicks(min: number, max: number, most: number): number[] {
	const choices = logDigits.map((digits) => {
		const ticks: number[] = [];
		for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power += 1) {
			for (const digit of digits) ticks.push(Number(`${digit}e${power}`));
		}
		return ticks.filter((tick) => tick >= min && tick <= max);
	});
	return choices.find((ticks) => ticks.length <= most && ticks.length >= 2) ?? choices[0] ?? [];
}

/** Decimals that a tick needs so that neighbours differ and none is longer than it must be. */
export function valueDigits(value: number, all: readonly number[]): number {
	const [first, second] = all;
	const step =
		first === undefined || second === undefined ? Math.abs(value) : Math.abs(second - first);
	if (step === 0 || !Number.isFinite(step)) return 0;
	for (let digits = 0; digits < 6; digits += 1) {
		const scaled = step * 10 ** digits;
		if (scaled > 0.99 && Math.abs(scaled - Math.round(scaled)) < 1e-6) return digits;
	}
	return 2;
}
