/** Parts of a work that a citation can point to, in CSL’s words, by how authors write them. */
export const locatorLabels = {
	p: 'page',
	pp: 'page',
	ch: 'chapter',
	sec: 'section',
	fig: 'figure',
	table: 'table',
	art: 'article-locator',
	para: 'paragraph',
	note: 'note',
} as const;

export type LocatorLabel = (typeof locatorLabels)[keyof typeof locatorLabels] | 'abstract';

/** The place in a work on which a statement rests. */
export interface Locator {
	readonly label: LocatorLabel;
	/** The numbers, such as `99` or `20–25`; empty for the abstract. */
	readonly text: string;
}

/** One work in a citation. */
export interface CitedWork {
	readonly key: string;
	readonly locator: Locator | undefined;
}

/** A mark in the text: `[@a, p. 3; @b]`, or `@a` and `@a [p. 3]` as part of the sentence. */
export interface Citation {
	/** Whether the author’s name is part of the sentence. */
	readonly isNarrative: boolean;
	readonly works: readonly CitedWork[];
}

/** A citation or a faulty mark, with its place in the text. */
export type CitationMark = {
	readonly start: number;
	readonly end: number;
	readonly source: string;
} & ({ readonly citation: Citation } | { readonly fault: string });

const key = '[A-Za-z][A-Za-z0-9_-]*';
const bracketed = String.raw`\[(?<cluster>@[^\[\]]*)\]`;
const narrative = String.raw`(?<![\w.@])@(?<key>${key})(?: \[(?<locator>[^\[\]@]+)\])?`;
const markPattern = new RegExp(`${bracketed}|${narrative}`, 'gu');
const workPattern = new RegExp(`^@(?<key>${key})(?:,\\s*(?<locator>.+))?$`, 'u');
const locatorPattern = /^(?<label>[a-z]+)\.?\s+(?<text>[\dIVXLCivxlc]+[\dA-Za-z.,–-]*)$/u;

/** Finds every citation in a stretch of text. */
export function parseCitations(text: string): CitationMark[] {
	return [...text.matchAll(markPattern)].map((match) => {
		const span = { start: match.index, end: match.index + match[0].length, source: match[0] };
		const { cluster, key: name = '', locator } = match.groups ?? {};
		const outcome =
			cluster === undefined
				? parseWork(`@${name}${locator === undefined ? '' : `, ${locator}`}`)
				: parseCluster(cluster);
		if (typeof outcome === 'string') return { ...span, fault: outcome };
		const works = Array.isArray(outcome) ? outcome : [outcome];
		return { ...span, citation: { isNarrative: cluster === undefined, works } };
	});
}

function parseCluster(cluster: string): CitedWork[] | string {
	const works = cluster.split(';').map((part) => parseWork(part.trim()));
	const fault = works.find((work) => typeof work === 'string');
	return fault ?? works.filter((work) => typeof work !== 'string');
}

function parseWork(part: string): CitedWork | string {
	const { key: name, locator } = workPattern.exec(part)?.groups ?? {};
	if (name === undefined) {
		return `“${part}” is not a citation. Write [@key], [@key, p. 3] or [@key; @other].`;
	}
	if (locator === undefined) return { key: name, locator: undefined };
	const parsed = parseLocator(locator.trim());
	if (parsed !== undefined) return { key: name, locator: parsed };
	const labels = Object.keys(locatorLabels).join(', ');
	return `“${locator}” is not a locator. Write abstract, or one of ${labels} and a number, as in “p. 3”.`;
}

/** Reads `p. 3`, `pp. 20–25`, `table 2` or `abstract`; `undefined` when it is none of these. */
export function parseLocator(text: string): Locator | undefined {
	if (text === 'abstract') return { label: 'abstract', text: '' };
	const { label = '', text: numbers = '' } = locatorPattern.exec(text)?.groups ?? {};
	return Object.hasOwn(locatorLabels, label)
		? { label: locatorLabels[label as keyof typeof locatorLabels], text: numbers.replace('-', '–') }
		: undefined;
}
