import type { Page } from '@playwright/test';

/**
 * Neighbours of one line that touch without a space where a reader expects one: “4.0” and “licence”
 * in two elements side by side. A build that drops the line breaks between elements drops that space
 * too, and a margin hides it from the eye, not from who copies the words or has them read aloud.
 */
export function wordsThatTouch(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const isRead = (element: Element) =>
			element.closest('svg, script, style, template, .katex') === null && element.checkVisibility();

		/** Whether an element between the text and an ancestor of it stands by itself, off the line. */
		const isApart = (text: Text, ancestor: Element) => {
			for (let each = text.parentElement; each !== ancestor; each = each.parentElement) {
				if (each === null) return true;
				if (!/^(?:inline|inline-block|contents)$/.test(getComputedStyle(each).display)) return true;
				const parent = each.parentElement;
				if (parent !== null && /flex|grid/.test(getComputedStyle(parent).display)) return true;
			}
			return false;
		};

		const isParted = (last: Text, next: Text) => {
			const between = document.createRange();
			between.setStartAfter(last);
			between.setEndBefore(next);
			return between.cloneContents().querySelector('br, hr, img, svg, td, th, tr, input') !== null;
		};

		const closed = [...document.querySelectorAll('details:not([open])')];
		for (const each of closed) each.setAttribute('open', '');
		const found: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		let last: Text | undefined;
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
			const next = node as Text;
			if (next.data === '' || next.parentElement === null || !isRead(next.parentElement)) continue;
			if (
				last !== undefined &&
				/[\p{L}\p{N}.,:;)%”]$/u.test(last.data) &&
				/^[\p{L}\p{N}(“]/u.test(next.data)
			) {
				let ancestor = last.parentElement;
				while (ancestor !== null && !ancestor.contains(next)) ancestor = ancestor.parentElement;
				if (
					ancestor !== null &&
					!isApart(last, ancestor) &&
					!isApart(next, ancestor) &&
					!isParted(last, next)
				)
					found.push(`${last.data.slice(-30)}|${next.data.slice(0, 30)}`);
			}
			last = next;
		}
		for (const each of closed) each.removeAttribute('open');
		return found;
	});
}
