import type { DrawingSize } from './theme.ts';

const yearSteps = [1, 2, 5, 10, 20, 25, 50, 100];

/** Round years between the first and the last, and the two themselves where there is room. */
export function yearTicks(first: number, last: number, size: DrawingSize['name']): number[] {
	const most = size === 'wide' ? 8 : 5;
	const span = Math.max(1, last - first);
	const step = yearSteps.find((candidate) => span / candidate <= most) ?? 200;
	const ticks: number[] = [];
	for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push(year);
	const room = step * 0.6;
	if ((ticks[0] ?? Infinity) - first >= room) ticks.unshift(first);
	else if (ticks[0] !== first) ticks.splice(0, 1, first);
	if (last - (ticks.at(-1) ?? -Infinity) >= room) ticks.push(last);
	else if (ticks.at(-1) !== last) ticks.splice(-1, 1, last);
	return ticks;
}

/** 1, 2 and 5 in every power of ten from below the smallest value to above the largest. */
export function logTicks(min: number, max: number): number[] {
	const ticks: number[] = [];
	for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power += 1) {
		for (const digit of [1, 2, 5]) ticks.push(digit * 10 ** power);
	}
	const from = ticks.findLastIndex((tick) => tick <= min);
	const to = ticks.findIndex((tick) => tick >= max);
	return ticks.slice(Math.max(from, 0), to + 1);
}

/** Decimals that a tick needs so that neighbours differ and none is longer than it must be. */
export function valueDigits(value: number, all: readonly number[]): number {
	const [first, second] = all;
	const step =
		first === undefined || second === undefined ? Math.abs(value) : Math.abs(second - first);
	if (step === 0 || !Number.isFinite(step)) return 0;
	const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
	return Number.isInteger(Math.round(step * 10 ** digits * 1e6) / 1e6) ? digits : digits + 1;
}
