/** A day written like a given one: `22/11/2026`, `2026 Nov 22`, `Nov. 22, 2026` or `22 November 2026`. */
export function dayLike(model: string, today: Date): string {
	const [year, day] = [today.getFullYear(), today.getDate()];
	const month = (style: 'short' | 'long') =>
		new Intl.DateTimeFormat('en', { month: style }).format(today);
	if (model.includes('/')) return `${day}/${today.getMonth() + 1}/${year}`;
	if (/^\d{4}/.test(model)) return `${year} ${month('short')} ${day}`;
	if (model.includes(',')) {
		const name = month('long');
		return `${name.length > 4 ? `${month('short')}.` : name} ${String(day).padStart(2, '0')}, ${year}`;
	}
	return `${day} ${month('long')} ${year}`;
}
