/** What a preview shows and where: fetched when a reader first means a link that has one. */

let texts: Promise<Record<string, string>> | undefined;

/** Texts of things on other pages, fetched once, when a reader first asks for one. */
function fetchTexts(): Promise<Record<string, string>> {
	texts ??= fetch('previews.json').then((answer) => (answer.ok ? answer.json() : {}));
	return texts;
}

/** The HTML of what a link leads to, on this page or another; nothing where there is no preview. */
export async function contentOf(link: HTMLAnchorElement): Promise<string | undefined> {
	const isHere = link.pathname === location.pathname && link.hash !== '';
	if (!isHere) return (await fetchTexts())[link.pathname + link.hash];
	return document.getElementById(decodeURIComponent(link.hash.slice(1)))?.innerHTML;
}

/** Shows a copy of what stands elsewhere, without what would be there twice. */
export function fill(box: HTMLElement, html: string): void {
	box.innerHTML = html;
	for (const part of box.querySelectorAll('[id], .no-print')) {
		if (part.classList.contains('no-print')) part.remove();
		else part.removeAttribute('id');
	}
	box.showPopover();
}

/** In the margin where there is one; else below the link, or above it where there is no room. */
export function place(box: HTMLElement, link: HTMLAnchorElement): void {
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
