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

/** A way to report a mistake and go on reading, so that an author sees all of them at once. */
export type Report = (problem: Problem) => void;

/** The manuscript cannot be published; holds every problem found. */
export class PublicationError extends Error {
	readonly problems: readonly Problem[];

	constructor(problems: readonly Problem[]) {
		super(`The manuscript has ${problems.length} problem${problems.length === 1 ? '' : 's'}.`);
		this.name = 'PublicationError';
		this.problems = problems;
	}
}
