/** Rules that only panels need come with them, so that no page carries them unasked. */
export function bringRules(rules: string): void {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(rules);
	document.adoptedStyleSheets.push(sheet);
}

/**
 * A box over the page that Escape and a click beside it close. It leaves the page in place: laying
 * out a long chapter anew would make a slow machine wait.
 */
export function makePanel(name: string, title: string): HTMLElement {
	const panel = document.createElement('section');
	panel.id = `panel-${name}`;
	panel.className = `panel panel--${name}`;
	panel.popover = 'auto';
	panel.setAttribute('role', 'dialog');
	panel.ariaLabel = title;
	document.body.append(panel);
	let opener: Element | null = null;
	panel.addEventListener('beforetoggle', (event) => {
		if (event.newState === 'open') opener = document.activeElement;
	});
	panel.addEventListener('toggle', (event) => {
		const isLost = document.activeElement === document.body;
		if (event.newState === 'closed' && isLost && opener instanceof HTMLElement) opener.focus();
	});
	return panel;
}
