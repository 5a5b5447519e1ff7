/** The next number from 0 up to 1, always the same ones in the same order. */
export type Random = () => number;

/** The generator of Park and Miller; each seed has a sequence of its own. */
export function randomOf(seed: number): Random {
	let state = (seed * 2654435761) % 2147483647 || 1;
	return () => {
		state = (state * 48271) % 2147483647;
		return state / 2147483647;
	};
}

export function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
