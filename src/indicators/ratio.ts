/**
 * How many times `reference` goes into `measured`, both in the same unit.
 *
 * Returns `undefined` when the reference is zero: the ratio has no meaning.
 */
export function ratio(measured: number, reference: number): number | undefined {
	return reference === 0 ? undefined : measured / reference;
}
