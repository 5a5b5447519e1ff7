/** The place of a date on an axis of years; the middle of what is left open. */
export function yearsOf(date: string): number {
	const [year = 0, month, day] = date.split('-').map(Number);
	if (month === undefined) return year + 0.5;
	return year + (month - 1 + ((day ?? 15) - 1) / 31) / 12;
}
