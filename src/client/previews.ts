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
let texts: Promise<Record<string, string>> | undefined;

/** Texts of things on other pages, fetched once, when a reader first asks for one. */
function fetchTexts(): Promise<Record<string, string>> {
	texts ??= fetch('previews.json').then((answer) => (answer.ok ? answer.json() : {}));
	return texts;
}

async function contentOf(link: HTMLAnchorElement): Promise<string | undefined> {
	const isHere = link.pathname === location.pathname && link.hash !== '';
	if (!isHere) return (await fetchTexts())[link.pathname + link.hash];
	return document.getElementById(decodeURIComponent(link.hash.slice(1)))?.innerHTML;
}

async function show(link: HTMLAnchorElement): Promise<void> {
	const html = await contentOf(link);
	if (html === undefined || asked !== link || shown === link) return;
	hide();
	shown = link;
	box.innerHTML = html;
	for (const part of box.querySelectorAll('[id], .no-print')) {
		if (part.classList.contains('no-print')) part.remove();
		else part.removeAttribute('id');
	}
	box.showPopover();
	place(link);
	link.setAttribute('aria-describedby', box.id);
}

/** In the margin where there is one; else below the link, or above it where there is no room. */
function place(link: HTMLAnchorElement): void {
	const { left, bottom, top } = link.getClientRects()[0] ?? link.getBoundingClientRect();
	const edge = (link.closest('p, li') ?? link).getBoundingClientRect().right + 24;
	const room = innerWidth - edge - 16;
	const isBeside = room > 220;
	box.style.maxWidth = isBeside ? `${room}px` : '';
	const { offsetWidth: width, offsetHeight: height } = box;
	const below =
		bottom + height + 12 < innerHeight || top < height + 12 ? bottom + 6 : top - height - 6;
	box.style.left = `${isBeside ? edge : Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
	box.style.top = `${isBeside ? Math.max(8, Math.min(top - 12, innerHeight - height - 8)) : below}px`;
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
		else if (shown) place(shown);
	},
	{ passive: true },
);
