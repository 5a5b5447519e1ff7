import type { Verdict } from '../claims/claims.ts';

/** The sign of a verdict in a box of 12 by 12: it tells what its colour tells. */
export interface VerdictShape {
	/** What is drawn as a line. */
	readonly line: string;
	/** What is filled. */
	readonly area: string;
}

const circle = 'M1 6a5 5 0 1 0 10 0a5 5 0 1 0-10 0z';

export const verdictShapes: Record<Verdict, VerdictShape> = {
	holds: { line: circle, area: circle },
	partly: { line: circle, area: 'M6 1a5 5 0 0 0 0 10z' },
	'held-then': { line: circle, area: 'M4 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0z' },
	fails: { line: `${circle}M4 4l4 4M8 4l-4 4`, area: '' },
	untested: {
		line: 'M6 1a5 5 0 0 1 4 2M11 6a5 5 0 0 1-2 4M6 11a5 5 0 0 1-4-2M1 6a5 5 0 0 1 2-4',
		area: '',
	},
};
