import type { RuleId } from './rules.ts';

/** Where in the manuscript a problem stands; `line` counts from 1 and is absent for a whole file. */
export interface Place {
	/** Path from the root of the publication, with forward slashes. */
	readonly file: string;
	readonly line?: number | undefined;
}

/** One mistake in the manuscript, told to its author. */
export interface Problem {
	/** Permanent name of the good state that is missed. */
	readonly rule: RuleId;
	readonly place: Place;
	/** What is wrong, then what to do, in full sentences. */
	readonly message: string;
}

/** Kinds of things that a manuscript defines by name. */
export type ThingKind =
	| 'chapter'
	| 'claim'
	| 'code-list'
	| 'dataset'
	| 'figure'
	| 'identifier'
	| 'recommendation'
	| 'reference'
	| 'revision'
	| 'table'
	| 'term'
	| 'unit'
	| 'value';

/**
 * Things that exist but cannot be used because of a problem of their own. Whoever needs one keeps
 * silent: its author is told once, where the problem is, and not again wherever it is felt.
 */
export interface Spoiled {
	/** Notes one thing; without a name, everything of a kind that could not be read. */
	readonly add: (kind: ThingKind, name?: string) => void;
	readonly has: (kind: ThingKind, name: string) => boolean;
	readonly hasAny: (kind: ThingKind) => boolean;
	readonly isEmpty: () => boolean;
}

/** A way to report a mistake and go on reading, so that an author sees all of them at once. */
export interface Report {
	(problem: Problem): void;
	readonly spoiled: Spoiled;
}

/** A report that keeps what it is told. */
export interface Collection {
	readonly report: Report;
	readonly problems: readonly Problem[];
}

export function collectProblems(): Collection {
	const problems: Problem[] = [];
	const names = new Set<string>();
	const spoiled: Spoiled = {
		add: (kind, name = '*') => {
			names.add(`${kind} ${name}`);
		},
		has: (kind, name) => names.has(`${kind} ${name}`) || names.has(`${kind} *`),
		hasAny: (kind) => [...names].some((name) => name.startsWith(`${kind} `)),
		isEmpty: () => names.size === 0,
	};
	const report = Object.assign((problem: Problem) => void problems.push(problem), { spoiled });
	return { report, problems };
}

/** The manuscript cannot be published; holds every problem found. */
export class PublicationError extends Error {
	readonly problems: readonly Problem[];

	constructor(problems: readonly Problem[]) {
		super(`The manuscript has ${problems.length} problem${problems.length === 1 ? '' : 's'}.`);
		this.name = 'PublicationError';
		this.problems = problems;
	}
}
