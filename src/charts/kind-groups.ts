import type { FigureKind } from './spec.ts';

/** What a figure shows, in the words of a reader who looks for one. */
export const kindGroups = ['course', 'comparison', 'change', 'relation', 'record'] as const;

export type KindGroup = (typeof kindGroups)[number];

const groups: Record<FigureKind, KindGroup> = {
	line: 'course',
	area: 'course',
	'stacked-area': 'course',
	'small-multiples': 'course',
	'sparkline-table': 'course',
	bar: 'comparison',
	'grouped-bar': 'comparison',
	'stacked-bar': 'comparison',
	dot: 'comparison',
	dumbbell: 'change',
	slope: 'change',
	scatter: 'relation',
	timeline: 'record',
	scorecard: 'record',
};

export function kindGroupOf(kind: FigureKind): KindGroup {
	return groups[kind];
}
