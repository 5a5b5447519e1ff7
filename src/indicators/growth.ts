/**
 * Growth from one year to the next, as a share of the earlier value: 0.07 is 7 %.
 *
 * Returns `undefined` when the earlier value is not positive: growth from nothing has no rate.
 */
export function annualGrowthRate(earlier: number, later: number): number | undefined {
	return earlier > 0 ? later / earlier - 1 : undefined;
}

/**
 * The constant yearly rate that leads from `first` to `last` in `years` years, as a share:
 * (last ÷ first)^(1 ÷ years) − 1.
 *
 * Returns `undefined` unless both values and the number of years are positive.
 */
export function compoundAnnualGrowthRate(
	first: number,
	last: number,
	years: number,
): number | undefined {
	if (first <= 0 || last <= 0 || years <= 0) return undefined;
	return (last / first) ** (1 / years) - 1;
}
