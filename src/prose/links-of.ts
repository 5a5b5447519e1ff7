import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isLinkFault, parseLink } from './links.ts';

/** The addresses outside the publication that a text links to. */
export function visitLinks(root: Root): string[] {
	const addresses: string[] = [];
	visit(root, 'link', ({ url }) => {
		const target = parseLink(url);
		if (!isLinkFault(target) && target.kind === 'outside' && /^https?:/.test(target.href)) {
			addresses.push(target.href);
		}
	});
	return addresses;
}
