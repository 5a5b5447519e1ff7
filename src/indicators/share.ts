/**
 * The part that `part` is of `whole`, both in the same unit: 1 means all of it. Below 0 or above 1
 * when a part may be negative or may exceed the whole, as exports do of GDP.
 *
 * Returns `undefined` when the whole is zero: there is nothing to share.
 */
export function share(part: number, whole: number): number | undefined {
	return whole === 0 ? undefined : part / whole;
}
