import { openReading, wire } from './reading-panel.ts';
import { openSearch, type Hint } from './search-panel.ts';

/**
 * What opens over a page, by the `data-panel` of the link that opens it. One file for all: parts that
 * import one another come one after the other over a slow line.
 */
export const open: Readonly<
	Record<string, (link: HTMLAnchorElement, hint: Hint) => Promise<void>>
> = {
	search: openSearch,
	reading: openReading,
};

export { wire };
