import { componentMarks } from '../prose/marks.ts';
import { renderInline } from '../prose/render.ts';
import { claimNumber } from './argument.ts';
import type { Brief } from './brief.ts';
import type { Chapter } from './chapter.ts';
import { numberView } from './number-view.ts';
import { proseContext } from './page-context.ts';

/**
 * What the links of a chapter lead to on other pages, as HTML by address: its values with their
 * formulas and sources, its terms and its claims.
 */
export function previewsOf(brief: Brief, chapter: Chapter): Record<string, string> {
	const { locale, head } = chapter;
	const { routes, values, glossary, claims, words } = brief;
	const context = proseContext(brief, { locale });
	const previews: Record<string, string> = {};
	const claimIds = new Set(head.keyPoints.map(({ claim }) => claim));
	for (const { name, attributes } of componentMarks(chapter.prose)) {
		const id = attributes.get('id');
		if (typeof id !== 'string') continue;
		const [value, term] = [values.get(id), glossary.get(id)];
		if (name === 'Claim') claimIds.add(id);
		if (name === 'Value' && value !== undefined) {
			const { title, text, formula, sources } = numberView(brief, value, locale);
			previews[routes.value(locale, id)] = [
				`<b>${escapeHtml(text)}</b> ${escapeHtml(title)}`,
				...(formula === '' ? [] : [escapeHtml(formula)]),
				...sources.map(
					(source) => `${words[locale]('numbers.source')}: ${escapeHtml(source.text)}`,
				),
			]
				.map((line) => `<p>${line}</p>`)
				.join('');
		}
		if (name === 'Term' && term !== undefined) {
			const { term: title, definition } = term[locale];
			const html = renderInline(definition, context).html;
			previews[routes.term(locale, id)] = `<p><b>${escapeHtml(title)}</b></p><p>${html}</p>`;
		}
	}
	for (const id of claimIds) {
		const claim = claims.byId.get(id);
		if (claim === undefined) continue;
		const statement = renderInline(claim.statement[locale], context).html;
		const number = claimNumber(brief, id);
		const verdict = words[locale](`verdict.${claim.verdict}`);
		previews[routes.claim(locale, id)] = `<p><b>${number}</b> ${statement}</p><p>${verdict}</p>`;
	}
	return previews;
}

function escapeHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
