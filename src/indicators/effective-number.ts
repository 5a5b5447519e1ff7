/**
 * The number of equal parts that would be as concentrated as the parts observed: the inverse of the
 * Herfindahl–Hirschman index. With an index of 0.25 the effective number is 4.
 *
 * Returns `undefined` outside the range of the index, which lies above 0 and at most at 1.
 */
export function effectiveNumber(concentration: number): number | undefined {
	return concentration > 0 && concentration <= 1 ? 1 / concentration : undefined;
}
