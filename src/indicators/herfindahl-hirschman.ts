/**
 * The Herfindahl–Hirschman index of concentration: the sum of squared shares. Values of any one
 * unit are accepted and turned into shares first. From 1/n, when n parts are equal, to 1, when one
 * part is everything.
 *
 * Returns `undefined` when the parts sum to zero. Throws a `RangeError` for a negative part, which
 * has no share.
 */
export function herfindahlHirschmanIndex(parts: readonly number[]): number | undefined {
	if (parts.some((part) => part < 0)) {
		throw new RangeError('A part of a whole cannot be negative.');
	}
	const whole = parts.reduce((sum, part) => sum + part, 0);
	if (whole === 0) return undefined;
	return parts.reduce((sum, part) => sum + (part / whole) ** 2, 0);
}
