import type { Brief } from './brief.ts';

/** Where a build leaves the brief that it has judged: its pages are bundled apart from it. */
const slot = Symbol.for('publication.brief');

type Slot = { [slot]?: Brief };

/** Spares the pages that this process builds reading the brief again. */
export function handToPages(brief: Brief): void {
	(globalThis as Slot)[slot] = brief;
}

/** Makes the next that asks read the manuscript anew. */
export function forgetBrief(): void {
	Reflect.deleteProperty(globalThis, slot);
}

export function judgedBrief(): Brief | undefined {
	return (globalThis as Slot)[slot];
}
