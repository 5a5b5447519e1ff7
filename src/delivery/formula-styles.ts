/** Properties that formulas set inline, by the letters that stand for them in a class name. */
const letters: Record<string, string> = {
	height: 'h',
	'vertical-align': 'v',
	top: 't',
	left: 'l',
	'margin-right': 'mr',
	'margin-left': 'ml',
	'margin-top': 'mt',
	'margin-bottom': 'mb',
	'padding-left': 'pl',
	'padding-right': 'pr',
	width: 'w',
	'min-width': 'mw',
	'border-bottom-width': 'bb',
	'border-top-width': 'bt',
	'border-right-width': 'br',
	'border-left-width': 'bl',
	'border-width': 'bw',
	position: 'p',
	color: 'c',
};

/** A page whose style attributes became classes, and the declaration behind each class. */
export interface StyledPage {
	readonly html: string;
	readonly declarations: ReadonlyMap<string, string>;
}

const styledTag = /<(?<name>[a-z]+)(?<before>[^<>]*?) style="(?<style>[^"]*)"(?<after>[^<>]*)>/g;

/**
 * Replaces the style attributes that formulas carry by classes, one for each declaration, so that
 * the page can forbid inline styles. The same declaration has the same class on every page.
 */
export function styleClasses(html: string): StyledPage {
	const declarations = new Map<string, string>();
	const replaced = html.replace(styledTag, (...match) => {
		const groups = match.at(-1) as Record<'name' | 'before' | 'style' | 'after', string>;
		const names = groups.style.split(';').flatMap((declaration) => {
			if (declaration.trim() === '') return [];
			const name = classOf(declaration);
			declarations.set(name, declaration.trim());
			return [name];
		});
		return `<${groups.name}${withClasses(groups.before + groups.after, names)}>`;
	});
	return { html: replaced, declarations };
}

/** The rules of the classes, to be put into the layer of the prose. */
export function styleRules(declarations: ReadonlyMap<string, string>): string {
	const rules = [...declarations]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, declaration]) => `.${name}{${declaration}}`);
	return rules.length === 0 ? '' : `@layer prose{${rules.join('')}}`;
}

function classOf(declaration: string): string {
	const [property = '', value = ''] = declaration.split(':').map((part) => part.trim());
	const letter = letters[property];
	if (letter === undefined) {
		throw new Error(`A formula sets “${property}” inline, which the delivery does not know.`);
	}
	return `k-${letter}${value.replace(/[^a-z0-9-]/gi, '_')}`;
}

function withClasses(attributes: string, names: readonly string[]): string {
	if (names.length === 0) return attributes;
	const list = names.join(' ');
	return / class="/.test(attributes)
		? attributes.replace(/ class="([^"]*)"/, ` class="$1 ${list}"`)
		: ` class="${list}"${attributes}`;
}
