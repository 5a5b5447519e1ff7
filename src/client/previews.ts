/**
 * Shows what a citation, value, term or claim leads to beside the link: on hover, on focus and on
 * tap. Without this script each is a plain link to the same thing.
 */
const previewed = 'a.citation, a.value, a.term, a.claim-mark';

// It stands in the page, so that the styles of the page know it.
const box = document.getElementById('preview') as HTMLElement;

let shown: HTMLAnchorElement | undefined;
/** The link that a reader means now: what was asked for before it may come later. */
let asked: HTMLAnchorElement | undefined;
let waiting = 0;
const filling = () => import('./preview-box.ts');
let place: ((box: HTMLElement, link: HTMLAnchorElement) => void) | undefined;

async function show(link: HTMLAnchorElement): Promise<void> {
	const { contentOf, fill, ...rest } = await filling();
	const html = await contentOf(link);
	if (html === undefined || asked !== link || shown === link) return;
	hide();
	shown = link;
	({ place } = rest);
	fill(box, html);
	place(box, link);
	link.setAttribute('aria-describedby', box.id);
}

function hide(): void {
	clearTimeout(waiting);
	shown?.removeAttribute('aria-describedby');
	[shown, asked] = [undefined, undefined];
	if (box.matches(':popover-open')) box.hidePopover();
}

function linkOf({ target }: Event): HTMLAnchorElement | undefined {
	return target instanceof Element
		? (target.closest<HTMLAnchorElement>(previewed) ?? undefined)
		: undefined;
}

/** Shows a preview; one that cannot be fetched leaves the plain link. */
function ask(link: HTMLAnchorElement, delay: number): void {
	clearTimeout(waiting);
	asked = link;
	waiting = window.setTimeout(() => {
		show(link).catch(() => {});
	}, delay);
}

document.addEventListener('pointerover', (event) => {
	const link = linkOf(event);
	if (link !== undefined && event.pointerType === 'mouse') ask(link, 120);
});
document.addEventListener('pointerout', (event) => {
	const isMovingIn = event.relatedTarget instanceof Node && box.contains(event.relatedTarget);
	if (linkOf(event) !== undefined && !isMovingIn) hide();
});
box.addEventListener('pointerleave', hide);
document.addEventListener('focusin', (event) => {
	const link = linkOf(event);
	if (link === undefined) hide();
	else if (link.matches(':focus-visible')) ask(link, 0);
});
document.addEventListener('click', (event) => {
	const link = linkOf(event);
	const isTap = event instanceof PointerEvent && event.pointerType === 'touch';
	if (link === undefined) hide();
	else if (isTap && shown !== link) {
		event.preventDefault();
		ask(link, 0);
	}
});
document.addEventListener('keydown', ({ key }) => {
	if (key === 'Escape') hide();
});
addEventListener(
	'scroll',
	() => {
		// Focus itself scrolls the page to its link.
		const isFocused = document.activeElement?.matches(`:is(${previewed}):focus-visible`);
		if (!isFocused) hide();
		else if (shown) place?.(box, shown);
	},
	{ passive: true },
);
