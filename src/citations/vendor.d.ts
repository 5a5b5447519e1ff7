/** The parts of citeproc-js that the publication calls; the package carries no types. */
declare module 'citeproc' {
	export interface CitationItem {
		readonly id: string;
		readonly 'suppress-author'?: boolean;
		readonly locator?: string;
		readonly label?: string;
	}
	export interface System {
		retrieveLocale(tag: string): string;
		retrieveItem(key: string): unknown;
	}
	class Engine {
		constructor(system: System, style: unknown, locale: string, forceLocale: boolean);
		updateItems(keys: string[]): void;
		makeCitationCluster(items: readonly CitationItem[]): string;
		makeBibliography(): [{ readonly entry_ids: string[][] }, string[]];
	}
	const CSL: { readonly Engine: typeof Engine };
	export default CSL;
}

/** The parts of citation-js that the publication calls; the package carries no types. */
declare module '@citation-js/core' {
	export class Cite {
		constructor(source: string);
		readonly data: unknown[];
	}
	export const plugins: {
		readonly config: {
			get(name: '@bibtex'): { parse: { sentenceCase: 'always' | 'english' | 'never' } };
		};
	};
}

declare module '@citation-js/plugin-bibtex';
