import type { Locale } from '../locale/locales.ts';
import type { Brief } from './brief.ts';

/** The place of a figure or table in the text, as a path. */
export function exhibitPath(
	{ figureNumbers, tableNumbers, parts, routes }: Brief,
	locale: Locale,
	kind: 'figure' | 'table',
	id: string,
): string {
	const number = (kind === 'figure' ? figureNumbers : tableNumbers).get(id);
	const owner = parts[locale].find(({ stem }) => stem === number?.chapter);
	return `${routes.chapter(locale, owner?.head.slug ?? '')}#${kind}-${id}`;
}
