import type { CslItem } from '../citations/bibliography.ts';
import { locales } from '../locale/locales.ts';
import { visitLinks } from '../prose/links-of.ts';
import type { Brief } from './brief.ts';

/** An address outside the publication, and where the manuscript has it. */
export interface OutboundLink {
	readonly address: string;
	/** The works, datasets and chapters that lead to it. */
	readonly from: readonly string[];
	/** Whether it is a DOI, which stays when the page behind it moves. */
	readonly isDoi: boolean;
}

/** Every address outside that readers are led to, once each, in the order of the alphabet. */
export function outboundLinks(brief: Brief): OutboundLink[] {
	const found = new Map<string, Set<string>>();
	const note = (address: string | undefined, from: string) => {
		if (address === undefined) return;
		const holders = found.get(address) ?? new Set<string>();
		found.set(address, holders.add(from));
	};
	for (const { key, item } of brief.bibliography.values()) {
		note(addressOf(item), `bibliography/references.bib: ${key}`);
	}
	for (const { name, source } of brief.datasets.values()) {
		note(source.url, `datasets/${name}/dataset.yaml`);
		note(source.licence.url, `datasets/${name}/dataset.yaml`);
	}
	for (const locale of locales) {
		for (const { prose, file } of brief.parts[locale]) {
			for (const href of visitLinks(prose)) note(href, file);
		}
	}
	const { text, code } = brief.edition.licences;
	note(text.url, 'edition.yaml');
	note(code.url, 'edition.yaml');
	return [...found]
		.map(([address, from]) => ({
			address,
			from: [...from].sort(),
			isDoi: address.startsWith('https://doi.org/'),
		}))
		.sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** Where a work is found: its DOI, which lasts, before any other address. */
export function addressOf({ DOI, URL: url }: CslItem): string | undefined {
	return DOI === undefined ? url : `https://doi.org/${DOI}`;
}

/** Works that a reader has no address for. */
export function worksWithoutAddress({ bibliography }: Brief): string[] {
	return [...bibliography.values()]
		.filter(({ item }) => addressOf(item) === undefined)
		.map(({ key }) => key);
}
