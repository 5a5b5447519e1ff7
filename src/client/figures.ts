/**
 * What a page with figures loads at once: it notices that a reader means a figure, and only then
 * fetches what follows the pointer or makes the figure live.
 */
const followed = new WeakSet<Element>();

function meet({ target }: Event): void {
	const box = target instanceof Element && target.closest<HTMLElement>('.figure__drawings');
	if (!box || followed.has(box)) return;
	followed.add(box);
	import('./figure-cursor.ts').then(({ follow }) => follow(box)).catch(() => followed.delete(box));
}

document.addEventListener('pointerover', meet);
document.addEventListener('focusin', meet);

for (const box of document.querySelectorAll<HTMLElement>('.figure__drawings')) {
	const { ariaLabel = null } = box.querySelector('svg') ?? {};
	Object.assign(box, { tabIndex: 0, role: 'group', ariaLabel });
}

for (const button of document.querySelectorAll<HTMLButtonElement>('.figure__live')) {
	button.addEventListener('click', () => {
		const isLive = button.ariaPressed === 'true';
		button.disabled = true;
		import('./live-chart.ts')
			.then(({ goLive, goStill }) => (isLive ? goStill(button) : goLive(button)))
			.then(() => {
				button.ariaPressed = String(!isLive);
			})
			.catch(() => {})
			.finally(() => {
				button.disabled = false;
			});
	});
}
