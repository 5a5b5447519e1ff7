/**
 * What a chapter loads at once for citing: it notices that a reader means a paragraph, by its number
 * or by selecting words, and only then fetches what helps to cite it. Without this script the number
 * is a plain link to the paragraph.
 */
const helper = () => import('./passage.ts');

document.addEventListener('click', (event) => {
	const { target, ctrlKey, metaKey, shiftKey, altKey } = event;
	const number = target instanceof Element && target.closest<HTMLElement>('.paragraph-number');
	if (!number || ctrlKey || metaKey || shiftKey || altKey) return;
	helper()
		.then(({ citeBlock }) => citeBlock(number))
		.catch(() => {});
});

let pause = 0;
document.addEventListener('selectionchange', () => {
	clearTimeout(pause);
	pause = window.setTimeout(() => {
		const selection = getSelection();
		if (selection?.isCollapsed !== false && !document.querySelector('.cite-offer')) return;
		helper()
			.then(({ offer }) => offer())
			.catch(() => {});
	}, 300);
});
