/** What a link in prose leads to. */
export type LinkTarget =
	| { readonly kind: 'outside'; readonly href: string }
	| { readonly kind: 'block'; readonly id: string }
	| { readonly kind: InsideKind; readonly name: string; readonly fragment: string | undefined };

/** Things of the publication that prose can link to: `[text](figure:income-lines)`. */
export const insideKinds = [
	'chapter',
	'figure',
	'table',
	'recommendation',
	'dataset',
	'claim',
	'term',
	'reference',
	'page',
] as const;

export type InsideKind = (typeof insideKinds)[number];

/** Why an address is refused. */
export interface LinkFault {
	readonly rule: 'link-is-safe' | 'link-resolves';
	readonly message: string;
}

/** Reads the address of a link; only web pages, mail addresses and places inside are allowed. */
export function parseLink(url: string): LinkTarget | LinkFault {
	if (url.startsWith('#')) return { kind: 'block', id: url.slice(1) };
	const scheme = /^(?<kind>[a-z]+):(?<rest>.*)$/i.exec(url)?.groups;
	if (scheme === undefined) {
		return {
			rule: 'link-resolves',
			message: `“${url}” is no address that prose can use. Write chapter:…, figure:…, table:…, dataset:…, claim:…, term:…, page:… or a full web address.`,
		};
	}
	const { kind = '', rest = '' } = scheme;
	const inside = insideKinds.find((each) => each === kind);
	if (inside !== undefined) {
		const [name = '', fragment] = rest.split('#');
		return { kind: inside, name, fragment };
	}
	if (/^https?$/i.test(kind) && URL.canParse(url)) return { kind: 'outside', href: url };
	if (/^mailto$/i.test(kind)) return { kind: 'outside', href: url };
	return {
		rule: 'link-is-safe',
		message: `A link to “${kind}:” is not allowed. Link to a web page (https://), a mail address or a part of the publication.`,
	};
}

export function isLinkFault(target: LinkTarget | LinkFault): target is LinkFault {
	return 'rule' in target;
}
