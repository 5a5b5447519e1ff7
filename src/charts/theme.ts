import type { Tone } from '../datasets/codelists.ts';

/** How a tone is drawn on white paper and on the dark ground. */
export interface ToneColours {
	readonly light: string;
	readonly dark: string;
	/** Lines of this tone, told apart without colour. */
	readonly dash: readonly number[];
}

/**
 * The hues of series, the one home of these colours: the layout writes them into the page as
 * `--series-…`, and drawings name them by that property.
 */
export const toneColours: Record<Tone, ToneColours> = {
	case: { light: '#c2371f', dark: '#ff7a5c', dash: [] },
	a: { light: '#0b5c66', dark: '#5bc0c9', dash: [] },
	b: { light: '#7a5a13', dark: '#d9b35a', dash: [7, 3] },
	c: { light: '#4b4f9e', dark: '#a3a8f0', dash: [2, 2.5] },
	d: { light: '#5f7f1f', dark: '#a9c766', dash: [10, 3, 2, 3] },
	e: { light: '#8a3b75', dark: '#dd96cb', dash: [4, 2] },
	f: { light: '#2f7fb5', dark: '#84c3ee', dash: [12, 4] },
	g: { light: '#8c6f5a', dark: '#c9ad98', dash: [1.5, 3] },
	h: { light: '#4c6a5a', dark: '#97bba8', dash: [6, 2, 1.5, 2] },
	context: { light: '#8d959b', dark: '#8b949c', dash: [] },
};

/** The property that holds the colour of a tone. */
export function toneVariable(tone: Tone): string {
	return `var(--series-${tone})`;
}

/** Colours of everything in a chart but its series, by the properties of the design. */
export const chartColours = {
	text: 'var(--chart-text)',
	muted: 'var(--chart-text-muted)',
	grid: 'var(--chart-grid)',
	axis: 'var(--chart-axis)',
	ground: 'var(--chart-ground)',
} as const;

/** Sizes of a drawing in pixels, and of its lettering. */
export interface DrawingSize {
	readonly name: 'wide' | 'narrow';
	readonly width: number;
	readonly height: number;
	readonly fontSize: number;
}

export const drawingSizes = {
	wide: { name: 'wide', width: 680, height: 380, fontSize: 12.5 },
	narrow: { name: 'narrow', width: 360, height: 330, fontSize: 12 },
} as const satisfies Record<string, DrawingSize>;

/** Colours of a drawing that leaves the page: ink on white, whatever the scheme of its reader. */
const paperColours: Readonly<Record<string, string>> = {
	[chartColours.text]: '#1b2326',
	[chartColours.muted]: '#4f595e',
	[chartColours.grid]: '#dcd9d2',
	[chartColours.axis]: '#566167',
	[chartColours.ground]: '#ffffff',
	...Object.fromEntries(
		(Object.keys(toneColours) as Tone[]).map((tone) => [
			toneVariable(tone),
			toneColours[tone].light,
		]),
	),
};

/** The colour on paper that a property of the design stands for. */
export function paperColour(property: string): string {
	const colour = paperColours[property];
	if (colour === undefined) throw new Error(`“${property}” is no colour of a chart.`);
	return colour;
}
