import type { Locale } from '../locale/locales.ts';
import type { MeasureText } from './text-width.ts';
import type { DrawingSize } from './theme.ts';

/** What a drawing needs to know of where it will stand. */
export interface DrawingContext {
	readonly locale: Locale;
	readonly size: DrawingSize;
	readonly measure: MeasureText;
	/** Turns a property such as `var(--series-case)` into a colour; the page’s CSS does it in SVG. */
	readonly colour: (property: string) => string;
}

/** Draws inside a named group, so that a legend without script can hide it; a canvas has no groups. */
export function inGroup(ctx: unknown, name: string, draw: () => void): void {
	openGroup(ctx, name);
	draw();
	closeGroup(ctx);
}

export function openGroup(ctx: unknown, name: string): void {
	if (canGroup(ctx)) ctx.openGroup(name);
}

export function closeGroup(ctx: unknown): void {
	if (canGroup(ctx)) ctx.closeGroup();
}

function canGroup(ctx: unknown): ctx is { openGroup(name: string): void; closeGroup(): void } {
	return typeof ctx === 'object' && ctx !== null && 'openGroup' in ctx && 'closeGroup' in ctx;
}
