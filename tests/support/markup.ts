import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { BuiltPage } from './built-pages.ts';

const validator = new HtmlValidate(
	new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }),
);

/** What the standard of HTML finds wrong in a page. */
export async function markupFaults({ path, html }: BuiltPage): Promise<string[]> {
	const { results } = await validator.validateString(html, path);
	return results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
	);
}
